// Dates as a spreadsheet stores them: serial days ↔ `YYYY-MM-DD[THH:mm:ss]` and fractions of a day ↔ `HH:mm[:ss]`.
// Law: no time zone and no JavaScript Date; both calendars are kept as Excel keeps them, the invented 29 Feb 1900
// (serial 60) of the 1900 system included, so that text → serial → text never moves (ECMA-376 part 1, 18.17.4).
import { dayNumber, daysInMonth, fromDayNumber, type Ymd } from './day';

const DAY = 86_400;
/** 1900 system: serial 1 = 1900-01-01; 1904 system: serial 0 = 1904-01-01. */
const EPOCH_1900 = dayNumber({ year: 1899, month: 12, day: 31 });
const EPOCH_1904 = dayNumber({ year: 1904, month: 1, day: 1 });
const LAST_DAY = dayNumber({ year: 9999, month: 12, day: 31 });

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Serial → calendar parts, rounded to the second. Undefined outside 1900-01-01 (or 1904-01-01) … 9999-12-31; serials
 * below 1 of the 1900 system are times without a day. Serial 60 of the 1900 system answers 1900-02-29, as Excel does.
 */
export function partsOfSerial(serial: number, date1904: boolean): DateParts | undefined {
  if (!Number.isFinite(serial)) return undefined;
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * DAY);
  if (seconds === DAY) {
    day += 1;
    seconds = 0;
  }
  const date = dateOfDay(day, date1904);
  if (!date) return undefined;
  return { ...date, hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
}

/** Serial → `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm:ss` when it holds a time of day; undefined outside the calendar. */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  const parts = partsOfSerial(serial, date1904);
  if (!parts) return undefined;
  const date = `${pad(parts.year, 4)}-${pad(parts.month)}-${pad(parts.day)}`;
  if (parts.hour === 0 && parts.minute === 0 && parts.second === 0) return date;
  return `${date}T${pad(parts.hour)}:${pad(parts.minute)}:${pad(parts.second)}`;
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]` → serial; undefined for what is no date or lies outside the system. */
export function serialOfDate(text: string, date1904: boolean): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = match[4] === undefined ? 0 : serialOfTime(match[4]);
  if (time === undefined) return undefined;
  if (!date1904 && year === 1900 && month === 2 && day === 29) return 60 + time;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const days = dayNumber({ year, month, day });
  if (date1904) return days < EPOCH_1904 ? undefined : days - EPOCH_1904 + time;
  const serial = days - EPOCH_1900;
  if (serial < 1) return undefined;
  return (serial >= 60 ? serial + 1 : serial) + time;
}

/** `HH:mm[:ss]`, 00:00 … 23:59:59 → fraction of a day; undefined for anything else. */
export function serialOfTime(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return (hour * 3600 + minute * 60 + second) / DAY;
}

/** Time of day of a serial, `HH:mm:ss`, rounded to the second; undefined for negative or infinite serials. */
export function timeOfSerial(serial: number): string | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const seconds = Math.round((serial - Math.floor(serial)) * DAY) % DAY;
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Sunday = 0 … Saturday = 6, counted as Excel counts: serial 1 of the 1900 system is a Sunday. */
export function weekdayOfSerial(serial: number, date1904: boolean): number {
  const day = Math.floor(serial) + (date1904 ? 1462 : 0);
  return (((day - 1) % 7) + 7) % 7;
}

function dateOfDay(day: number, date1904: boolean): Ymd | undefined {
  if (date1904) return day < 0 || day + EPOCH_1904 > LAST_DAY ? undefined : fromDayNumber(day + EPOCH_1904);
  if (day === 60) return { year: 1900, month: 2, day: 29 };
  const days = EPOCH_1900 + (day > 60 ? day - 1 : day);
  return day < 1 || days > LAST_DAY ? undefined : fromDayNumber(days);
}

function pad(n: number, length = 2): string {
  return String(n).padStart(length, '0');
}
