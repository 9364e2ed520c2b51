// When a form must have been sent 报送时限: the rule, its words in Chinese, and the deadline of a period. Law: a deadline
// is the first moment that is too late, in local time; workdays know no holidays here. Source: domain facts §3.
import { addDays, addMonths, daysInMonth, dayText, parseDay, weekday, type Ymd } from './day';
import type { Period, PeriodUnit } from './period';
import type { LocalDateTime } from './words';

/**
 * `days` counts from the period's last day (0 = on it), `weekday` is the first such day on or after it, `monthDay` a day of
 * the month in which the period ends or of a later one (31 = its last day). `time` null: any time of that day.
 */
export type DueRule =
  | { readonly by: 'days'; readonly days: number; readonly time: string | null }
  | { readonly by: 'workdays'; readonly days: number; readonly time: string | null }
  | { readonly by: 'weekday'; readonly weekday: number; readonly time: string | null }
  | { readonly by: 'monthDay'; readonly months: number; readonly day: number; readonly time: string | null };

/** The first moment that is too late: "26日前报" for October → 2026-10-27T00:00; "当日9时前报" → …T09:00. */
export function deadlineOf(rule: DueRule, period: Period): LocalDateTime | undefined {
  const last = parseDay(period.last);
  if (!last) return undefined;
  const day = dueDay(rule, last);
  return rule.time === null ? `${dayText(addDays(day, 1))}T00:00` : `${dayText(day)}T${rule.time}`;
}

function dueDay(rule: DueRule, last: Ymd): Ymd {
  switch (rule.by) {
    case 'days':
      return addDays(last, rule.days);
    case 'workdays':
      return afterWorkdays(last, rule.days);
    case 'weekday':
      return addDays(last, (rule.weekday - weekday(last) + 7) % 7);
    case 'monthDay': {
      const { year, month } = addMonths({ ...last, day: 1 }, rule.months);
      return { year, month, day: Math.min(rule.day, daysInMonth(year, month)) };
    }
  }
}

function afterWorkdays(from: Ymd, count: number): Ymd {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) <= 5) left -= 1;
  }
  return day;
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** What a period is called when something comes after it: 月后, 旬后, 季后 … */
const SPANS: Readonly<Record<PeriodUnit, string>> = {
  day: '日',
  week: '周',
  tenDays: '旬',
  halfMonth: '半月',
  month: '月',
  quarter: '季',
  halfYear: '半年',
  year: '年',
  custom: '期',
};

/** The rule in words: "月后 3 日内", "次月 5 日前", "周五 12:00 前". core/dueWords.ts reads them back. */
export function dueWords(rule: DueRule, unit: PeriodUnit): string {
  const span = SPANS[unit];
  const until = rule.time === null ? '前' : ` ${rule.time} 前`;
  switch (rule.by) {
    case 'days':
      if (rule.days === 0) return `${unit === 'day' ? '' : `${span}末`}当日${rule.time === null ? '内' : until}`;
      if (unit === 'day' && rule.days === 1) return `次日${rule.time === null ? '内' : until}`;
      return rule.time === null ? `${span}后 ${rule.days} 日内` : `${span}后第 ${rule.days} 日${until}`;
    case 'workdays':
      return rule.time === null ? `${span}后 ${rule.days} 个工作日内` : `${span}后第 ${rule.days} 个工作日${until}`;
    case 'weekday':
      return `周${WEEKDAYS[rule.weekday - 1] ?? ''}${until}`;
    case 'monthDay':
      return `${monthWords(rule.months, unit)}${rule.day === 31 ? '最后一日' : ` ${rule.day} 日`}${until}`;
  }
}

function monthWords(months: number, unit: PeriodUnit): string {
  if (months === 0) return '当月';
  return unit === 'month' && months === 1 ? '次月' : `${SPANS[unit]}后第 ${months} 个月`;
}
