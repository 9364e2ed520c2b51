// Calendars in the clerk's words, for every select and label that speaks of periods.
import {
  type Calendar,
  PERIOD_UNITS,
  type Period,
  type PeriodUnit,
  periodDays,
  periodName,
  UNIT_NAMES,
} from '../../core/period';

export const MONTH_STARTS = [
  { value: 26, label: '上月 26 日至本月 25 日' },
  { value: 25, label: '上月 25 日至本月 24 日' },
  { value: 21, label: '上月 21 日至本月 20 日' },
  { value: 1, label: '自然月（1 日至月末）' },
];

export const WEEK_STARTS = [
  { value: 1, label: '周一至周日' },
  { value: 5, label: '周五至周四' },
  { value: 4, label: '周四至周三' },
  { value: 7, label: '周日至周六' },
  { value: 6, label: '周六至周五' },
];

export const UNIT_OPTIONS: { value: PeriodUnit; label: string }[] = PERIOD_UNITS.filter(
  (unit) => unit !== 'custom',
).map((unit) => ({
  value: unit,
  label: UNIT_NAMES[unit],
}));

/** For forms that come: ledgers and registers have no regular period. */
export const UNIT_OPTIONS_ALL = [...UNIT_OPTIONS, { value: 'custom' as PeriodUnit, label: UNIT_NAMES.custom }];

/** The usual months, and the form's own where it is another. */
export function monthStartsWith(start: number) {
  if (MONTH_STARTS.some(({ value }) => value === start)) return MONTH_STARTS;
  return [{ value: start, label: `上月 ${start} 日至本月 ${start - 1} 日` }, ...MONTH_STARTS];
}

/** The usual weeks, and the form's own where it is another. */
export function weekStartsWith(start: number) {
  if (WEEK_STARTS.some(({ value }) => value === start)) return WEEK_STARTS;
  const name = (day: number) => `周${'一二三四五六日'[(day + 6) % 7]}`;
  return [{ value: start, label: `${name(start)}至${name(start - 1)}` }, ...WEEK_STARTS];
}

/** Does the calendar's cut-off of months matter to its unit? */
export function usesMonths(unit: PeriodUnit): boolean {
  return unit === 'month' || unit === 'quarter' || unit === 'halfYear';
}

/** "2026年10月（9.26–10.25）". */
export function periodWords(period: Period): string {
  const days = periodDays(period);
  return days === '' ? periodName(period) : `${periodName(period)}（${days}）`;
}

/** "月报（上月 26 日至本月 25 日）". */
export function calendarWords(calendar: Calendar): string {
  const detail = usesMonths(calendar.unit)
    ? MONTH_STARTS.find(({ value }) => value === calendar.monthStart)?.label
    : calendar.unit === 'week'
      ? WEEK_STARTS.find(({ value }) => value === calendar.weekStart)?.label
      : undefined;
  return detail ? `${UNIT_NAMES[calendar.unit]}（${detail}）` : UNIT_NAMES[calendar.unit];
}
