// The short ways in which clerks write days and times → our date and time values. "Today" is handed in.
// Law: a guess is made only where one reading exists; a day that does not exist, or two readings, gives undefined.
import { addDays, dayNumber, dayText, isDay, parseDay, weekday, type Ymd } from './day';
import type { DateValue, TimeValue } from './value';
import type { LocalDate } from './words';

/** A day written without its year lies in this year, but in the last one when that would be further ahead than this. */
const MOST_DAYS_AHEAD = 92;
/** Two figures of a year mean 20yy up to so many years ahead, else 19yy. */
const MOST_YEARS_AHEAD = 10;

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['昨天', -1],
  ['昨日', -1],
  ['前天', -2],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
]);
const WEEK_WORDS: Readonly<Record<string, number>> = { 上上: -14, 上: -7, 本: 0, 这: 0, '': 0, 下: 7 };
const WEEK_DAYS = '一二三四五六日';

/** A day, with or without a time of day after it; the text has half-width figures and signs already. */
export function parseDateText(text: string, today: LocalDate): DateValue | undefined {
  const now = parseDay(today);
  if (!now) return undefined;
  const whole = text.trim();
  const alone = dayOf(whole, now);
  if (alone) return { date: dayText(alone) };
  // The time follows a blank, a T, or the last sign of a Chinese date.
  const split = /^(.*?[日号天])\s*(\d.*|[上下]午.*)$/.exec(whole) ?? /^(\S+)[\sT]+(\S.*)$/.exec(whole);
  if (!split) return undefined;
  const day = dayOf(split[1] as string, now);
  const time = parseTimeText(split[2] as string);
  return day && time ? { date: `${dayText(day)}T${time.time}` } : undefined;
}

/** `1430`, `905`, `14:30`, `14:30:05`, `14时30分`, `9点`, `下午2:30`. */
export function parseTimeText(text: string): TimeValue | undefined {
  const match = /^(上午|下午|晚上|凌晨|中午)?\s*(\d.*)$/.exec(text.trim());
  if (!match) return undefined;
  const digits = match[2] as string;
  const parts =
    /^(\d{1,2})(\d{2})$/.exec(digits) ??
    /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(digits) ??
    /^(\d{1,2})[时点](?:(\d{1,2})分?(?:(\d{1,2})秒?)?)?$/.exec(digits);
  if (!parts) return undefined;
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  const second = Number(parts[3] ?? 0);
  const half = match[1];
  if ((half === '下午' || half === '晚上') && hour < 12) hour += 12;
  if (half === '中午' && hour < 11) hour += 12;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const time = `${two(hour)}:${two(minute)}`;
  return { time: second === 0 ? time : `${time}:${two(second)}` };
}

function dayOf(text: string, today: Ymd): Ymd | undefined {
  return wordDay(text, today) ?? separatedDay(text, today) ?? digitDay(text, today);
}

function wordDay(text: string, today: Ymd): Ymd | undefined {
  const days = DAY_WORDS.get(text);
  if (days !== undefined) return addDays(today, days);
  const match = /^(上上|上|本|这|下|)(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (!match) return undefined;
  const day = WEEK_DAYS.indexOf((match[2] as string).replace('天', '日')) + 1;
  return addDays(today, (WEEK_WORDS[match[1] as string] ?? 0) + day - weekday(today));
}

/** Year, month and day, or month and day, or year and month, with any of the usual signs between. */
function separatedDay(text: string, today: Ymd): Ymd | undefined {
  const full = /^(\d{2}|\d{4})(?:年|([-/.]))(\d{1,2})(?:月|\2)(\d{1,2})[日号]?$/.exec(text);
  if (full && !(full[2] === undefined) === !/年|月/.test(text)) {
    return day(fullYear(full[1] as string, today), Number(full[3]), Number(full[4]));
  }
  const monthOnly = /^(\d{4})(?:年(\d{1,2})月?|[-/.](\d{1,2}))$/.exec(text);
  if (monthOnly) return day(Number(monthOnly[1]), Number(monthOnly[2] ?? monthOnly[3]), 1);
  const short = /^(\d{1,2})(?:月(\d{1,2})[日号]?|[-/.](\d{1,2})[日号]?)$/.exec(text);
  return short ? nearDay(Number(short[1]), Number(short[2] ?? short[3]), today) : undefined;
}

/** `315`, `0315`, `20260315`; six figures only where just one of `202603` and `260315` is a day. */
function digitDay(text: string, today: Ymd): Ymd | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const number = (from: number, to: number) => Number(text.slice(from, to));
  if (text.length === 3) return nearDay(number(0, 1), number(1, 3), today);
  if (text.length === 4) return nearDay(number(0, 2), number(2, 4), today);
  if (text.length === 8) return day(number(0, 4), number(4, 6), number(6, 8));
  if (text.length !== 6) return undefined;
  const month = number(0, 4) < 2100 ? day(number(0, 4), number(4, 6), 1) : undefined;
  const short = day(fullYear(text.slice(0, 2), today), number(2, 4), number(4, 6));
  return month && short ? undefined : (month ?? short);
}

function nearDay(month: number, dayOfMonth: number, today: Ymd): Ymd | undefined {
  const thisYear = day(today.year, month, dayOfMonth);
  const lastYear = day(today.year - 1, month, dayOfMonth);
  if (!thisYear) return lastYear;
  return lastYear && dayNumber(thisYear) - dayNumber(today) > MOST_DAYS_AHEAD ? lastYear : thisYear;
}

function fullYear(text: string, today: Ymd): number {
  if (text.length === 4) return Number(text);
  const year = 2000 + Number(text);
  return year <= today.year + MOST_YEARS_AHEAD ? year : year - 100;
}

function day(year: number, month: number, dayOfMonth: number): Ymd | undefined {
  const ymd = { year, month, day: dayOfMonth };
  return isDay(ymd) ? ymd : undefined;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
