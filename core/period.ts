// Report periods 报告期: parse, name in Chinese, contain, shift; half-open [start, end) in local date-times.
// Law: a month or year is named by the one in which it ends (26–25 months, 26 December years); a period is never
// derived from a clock here, "today" is an argument. Source: domain facts §3.
import {
  addDays,
  addMonths,
  dayNumber,
  dayText,
  fromDayNumber,
  isDay,
  isoWeek,
  mondayOf,
  parseDay,
  weekday,
  type Ymd,
} from './day';
import type { LocalDate, LocalDateTime } from './words';

export const PERIOD_UNITS = [
  'day',
  'week',
  'tenDays',
  'halfMonth',
  'month',
  'quarter',
  'halfYear',
  'year',
  'custom',
] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];
export type RegularUnit = Exclude<PeriodUnit, 'custom'>;

export const UNIT_NAMES: Readonly<Record<PeriodUnit, string>> = {
  day: '日报',
  week: '周报',
  tenDays: '旬报',
  halfMonth: '半月报',
  month: '月报',
  quarter: '季报',
  halfYear: '半年报',
  year: '年报',
  custom: '不定期',
};

/** The reporting calendar 报告周期 of a form. */
export interface Calendar {
  readonly unit: PeriodUnit;
  /** First day of the statistical month: 1 = calendar month, 26 = the 26th of the month before to the 25th. */
  readonly monthStart: number;
  /** First day of the week, 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  /** Where one day ends and the next begins, `HH:mm`. A day keeps the date on which most of its hours lie. */
  readonly dayStart: string;
  /** First day of the statistical year, `MM-DD`; `12-26` belongs to the year that follows. */
  readonly yearStart: string;
}

export const CALENDAR_MONTH: Calendar = {
  unit: 'month',
  monthStart: 1,
  weekStart: 1,
  dayStart: '00:00',
  yearStart: '01-01',
};

export interface Period {
  readonly unit: PeriodUnit;
  /** How the command line and the store write it: 2026-10-05, 2026-W41, 2026-10-X2, 2026-10-H1, 2026-10, 2026-Q4, 2026-S2, 2026, from..to. */
  readonly key: string;
  /** First and last day that belong to it. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly start: LocalDateTime;
  readonly end: LocalDateTime;
}

function period(calendar: Calendar, unit: PeriodUnit, key: string, first: Ymd, last: Ymd): Period {
  return {
    unit,
    key,
    first: dayText(first),
    last: dayText(last),
    start: dayBegin(calendar, first),
    end: dayBegin(calendar, addDays(last, 1)),
  };
}

function dayBegin(calendar: Calendar, day: Ymd): LocalDateTime {
  return `${dayText(calendar.dayStart > '12:00' ? addDays(day, -1) : day)}T${calendar.dayStart}`;
}

/** First day of the statistical month named `year`-`month`. */
function monthFirst(calendar: Calendar, year: number, month: number): Ymd {
  const begin = { year, month, day: 1 };
  return calendar.monthStart === 1 ? begin : { ...addMonths(begin, -1), day: calendar.monthStart };
}

function monthsOf(
  calendar: Calendar,
  unit: PeriodUnit,
  key: string,
  year: number,
  month: number,
  count: number,
): Period {
  const next = addMonths({ year, month, day: 1 }, count);
  return period(
    calendar,
    unit,
    key,
    monthFirst(calendar, year, month),
    addDays(monthFirst(calendar, next.year, next.month), -1),
  );
}

function yearFirst(calendar: Calendar, year: number): Ymd {
  const month = Number(calendar.yearStart.slice(0, 2));
  const day = Number(calendar.yearStart.slice(3));
  return { year: month > 6 ? year - 1 : year, month, day };
}

const patterns: readonly (readonly [
  RegExp,
  (calendar: Calendar, n: readonly number[], key: string) => Period | undefined,
])[] = [
  [/^(\d{4})$/, (c, [y = 0], key) => period(c, 'year', key, yearFirst(c, y), addDays(yearFirst(c, y + 1), -1))],
  [/^(\d{4})-S([12])$/, (c, [y = 0, s = 1], key) => monthsOf(c, 'halfYear', key, y, s * 6 - 5, 6)],
  [/^(\d{4})-Q([1-4])$/, (c, [y = 0, q = 1], key) => monthsOf(c, 'quarter', key, y, q * 3 - 2, 3)],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, (c, [y = 0, m = 1], key) => monthsOf(c, 'month', key, y, m, 1)],
  [
    /^(\d{4})-(0[1-9]|1[0-2])-H([12])$/,
    (c, [year = 0, month = 1, half = 1], key) =>
      half === 1
        ? period(c, 'halfMonth', key, { year, month, day: 1 }, { year, month, day: 15 })
        : period(c, 'halfMonth', key, { year, month, day: 16 }, addDays(addMonths({ year, month, day: 1 }, 1), -1)),
  ],
  [
    /^(\d{4})-(0[1-9]|1[0-2])-X([123])$/,
    (c, [year = 0, month = 1, third = 1], key) =>
      period(
        c,
        'tenDays',
        key,
        { year, month, day: third * 10 - 9 },
        third === 3 ? addDays(addMonths({ year, month, day: 1 }, 1), -1) : { year, month, day: third * 10 },
      ),
  ],
  [
    /^(\d{4})-W(\d{2})$/,
    (c, [y = 0, w = 1], key) => {
      const monday = mondayOf(y, w);
      // Named by the ISO week in which it ends: the last day is the weekday before weekStart.
      const lastWeekday = ((c.weekStart + 5) % 7) + 1;
      const last = monday && addDays(monday, lastWeekday - 1);
      return last && period(c, 'week', key, addDays(last, -6), last);
    },
  ],
  [
    /^(\d{4})-(\d{2})-(\d{2})$/,
    (c, [year = 0, month = 0, day = 0], key) =>
      isDay({ year, month, day }) ? period(c, 'day', key, { year, month, day }, { year, month, day }) : undefined,
  ],
];

/** Reads a period key in a calendar; undefined when it is none or its days do not exist. Years 1900–9999. */
export function parsePeriod(key: string, calendar: Calendar): Period | undefined {
  const [from, to, ...more] = key.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) {
    const first = parseDay(from);
    const last = parseDay(to);
    return first && last && dayNumber(first) <= dayNumber(last)
      ? period(calendar, 'custom', key, first, last)
      : undefined;
  }
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(key);
    if (match && Number(match[1]) >= 1901 && Number(match[1]) < 9999)
      return make(calendar, match.slice(1).map(Number), key);
  }
  return undefined;
}

/** The period of `unit` that holds the day, e.g. 2026-09-26 in a 26–25 calendar → 2026-10. */
export function periodOn(day: LocalDate, unit: RegularUnit, calendar: Calendar): Period | undefined {
  const ymd = parseDay(day);
  if (!ymd) return undefined;
  const key = keyOn(ymd, unit, calendar);
  return parsePeriod(key, calendar);
}

function keyOn(day: Ymd, unit: RegularUnit, calendar: Calendar): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  const calendarMonth = `${day.year}-${pad(day.month)}`;
  switch (unit) {
    case 'day':
      return dayText(day);
    case 'week': {
      const toLast = 6 - ((weekday(day) - calendar.weekStart + 7) % 7);
      const week = isoWeek(addDays(day, toLast));
      return `${week.year}-W${pad(week.week)}`;
    }
    case 'tenDays':
      return `${calendarMonth}-X${Math.min(3, Math.ceil(day.day / 10))}`;
    case 'halfMonth':
      return `${calendarMonth}-H${day.day <= 15 ? 1 : 2}`;
    case 'year': {
      const begins = dayNumber(yearFirst(calendar, day.year + 1));
      if (dayNumber(day) >= begins) return String(day.year + 1);
      return String(dayNumber(day) >= dayNumber(yearFirst(calendar, day.year)) ? day.year : day.year - 1);
    }
    default: {
      const named = calendar.monthStart > 1 && day.day >= calendar.monthStart ? addMonths({ ...day, day: 1 }, 1) : day;
      if (unit === 'month') return `${named.year}-${pad(named.month)}`;
      return unit === 'quarter'
        ? `${named.year}-Q${Math.ceil(named.month / 3)}`
        : `${named.year}-S${Math.ceil(named.month / 6)}`;
    }
  }
}

/** `count` periods later (negative: earlier). A custom period shifts by its own length in days. */
export function shiftPeriod(from: Period, count: number, calendar: Calendar): Period {
  if (from.unit === 'custom') {
    const first = dayNumber(parseDay(from.first) as Ymd);
    const last = dayNumber(parseDay(from.last) as Ymd);
    const by = (last - first + 1) * count;
    const key = `${dayText(fromDayNumber(first + by))}..${dayText(fromDayNumber(last + by))}`;
    return parsePeriod(key, calendar) ?? from;
  }
  let at = from;
  for (let i = 0; i < Math.abs(count); i++) {
    const day = count > 0 ? addDays(parseDay(at.last) as Ymd, 1) : addDays(parseDay(at.first) as Ymd, -1);
    const next = periodOn(dayText(day), from.unit, calendar);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** Does the moment fall into [start, end)? */
export function periodContains(within: Period, moment: LocalDateTime): boolean {
  return within.start <= moment && moment < within.end;
}

/** "2026年10月", "2026年第41周", "2026年10月中旬", "2026年四季度" … */
export function periodName(of: Period): string {
  const year = of.key.slice(0, 4);
  const month = Number(of.key.slice(5, 7));
  switch (of.unit) {
    case 'day':
      return `${year}年${month}月${Number(of.key.slice(8))}日`;
    case 'week':
      return `${year}年第${Number(of.key.slice(6))}周`;
    case 'tenDays':
      return `${year}年${month}月${['上旬', '中旬', '下旬'][Number(of.key.slice(-1)) - 1]}`;
    case 'halfMonth':
      return `${year}年${month}月${of.key.endsWith('1') ? '上半月' : '下半月'}`;
    case 'month':
      return `${year}年${month}月`;
    case 'quarter':
      return `${year}年${['一', '二', '三', '四'][Number(of.key.slice(-1)) - 1]}季度`;
    case 'halfYear':
      return `${year}年${of.key.endsWith('1') ? '上半年' : '下半年'}`;
    case 'year':
      return `${year}年`;
    case 'custom':
      return `${dayName(of.first)}至${dayName(of.last)}`;
  }
}

/** The days of a period in short, "9.26–10.25"; empty where the name says it all (calendar months, days, 旬 …). */
export function periodDays(of: Period): string {
  const short = (day: LocalDate) => `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`;
  const wholeMonth = of.first.endsWith('-01') && of.unit !== 'week';
  if (of.unit === 'day' || of.unit === 'tenDays' || of.unit === 'halfMonth' || of.unit === 'custom' || wholeMonth)
    return '';
  return `${short(of.first)}–${short(of.last)}`;
}

function dayName(day: LocalDate): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}
