// A value and a number format → the text a cell shows, as Excel and WPS show it on a Chinese computer. The one place
// that knows the formatting library (numfmt). Law: never throws, never changes a value; a code it cannot read shows General.
import { addLocale, formatColor, getFormatInfo, format as libraryFormat } from 'numfmt';
import { finish, type PlainCode, plainCode } from './formatCode';
import { serialOfDate, serialOfTime } from './serialDate';
import type { StoredValue } from './sheet';
import type { CellValue } from './value';

export interface ShownValue {
  readonly text: string;
  /** `#rrggbb` when the format asks for a colour. */
  readonly color?: string;
  /** Numbers and dates stand at the right when the alignment is general. */
  readonly isNumber: boolean;
}

export type FormatKind = 'number' | 'date' | 'time' | 'datetime' | 'text' | 'percent' | 'general';

/** What a date shows when it lies outside the calendar; Excel fills the cell with it. */
const OVERFLOW = '########';

// Chinese Excel shows `dddd`, `mmm` and AM/PM in English unless the code names a locale; `aaaa` and 上午/下午 in Chinese.
addLocale({ group: ',', decimal: '.', ampm: ['AM', 'PM'], sysdate: 'yyyy"年"m"月"d"日"', systime: 'h:mm:ss' }, 'en-CN');
const OPTIONS = {
  locale: 'en-CN',
  overflow: OVERFLOW,
  dateErrorNumber: false,
  dateSpanLarge: false,
  throws: true,
} as const;

const COLOR_NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#00ff00',
  blue: '#0000ff',
  yellow: '#ffff00',
  magenta: '#ff00ff',
  cyan: '#00ffff',
};

/**
 * The text, colour and side of a value under a number format (ECMA-376 part 1, 18.8.31). Numbers are serial dates where
 * the format says so; `date1904` shifts them. Dates and times of ours show in an ISO form when the format is not theirs.
 */
export function formatValue(value: StoredValue | CellValue, format: string, date1904: boolean): ShownValue {
  if (value === null) return { text: '', isNumber: false };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', isNumber: false };
  if (typeof value === 'string') return { text: formatText(value, format), isNumber: false };
  if (typeof value === 'number') return formatNumber(value, format, date1904);
  if ('error' in value) return { text: value.error, isNumber: false };
  const kind = formatKind(format);
  const isCalendar = kind === 'date' || kind === 'time' || kind === 'datetime';
  if ('date' in value) {
    const serial = serialOfDate(value.date, date1904);
    if (isCalendar && serial !== undefined) return formatNumber(serial, format, date1904);
    return { text: value.date.replace('T', ' '), isNumber: true };
  }
  const serial = serialOfTime(value.time);
  if (isCalendar && serial !== undefined) return formatNumber(serial, format, date1904);
  return { text: value.time, isNumber: true };
}

/** What a number format is for; decides how typed text is understood and which editor opens. */
export function formatKind(format: string): FormatKind {
  return compiled(format).kind;
}

interface Compiled {
  readonly plain: PlainCode;
  readonly kind: FormatKind;
  readonly hasColor: boolean;
  readonly isGeneral: boolean;
}

/** Past this many distinct codes the oldest is forgotten; a workbook holds at most a few hundred. */
const CACHE_LIMIT = 1000;
const cache = new Map<string, Compiled>();

function compiled(format: string): Compiled {
  const known = cache.get(format);
  if (known) return known;
  const isGeneral = format === '' || /^General$/i.test(format);
  const plain = isGeneral ? { code: 'General', marked: false } : plainCode(format);
  const made = {
    plain,
    kind: isGeneral ? 'general' : kindOfCode(plain.code),
    hasColor: /\[[A-Za-z]{3}/.test(plain.code),
    isGeneral,
  } as const;
  const oldest = cache.size >= CACHE_LIMIT ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(format, made);
  return made;
}

function kindOfCode(code: string): FormatKind {
  const { type } = getFormatInfo(code);
  switch (type) {
    case 'date':
    case 'time':
    case 'datetime':
    case 'text':
    case 'percent':
    case 'general':
      return type;
    case 'error':
      return 'general';
    default:
      return 'number';
  }
}

function formatText(value: string, format: string): string {
  const { plain, isGeneral } = compiled(format);
  if (isGeneral || format === '@') return value;
  try {
    return finish(libraryFormat(plain.code, value, OPTIONS), { ...plain, marked: false });
  } catch {
    return value;
  }
}

function formatNumber(stored: number, format: string, date1904: boolean): ShownValue {
  if (!Number.isFinite(stored)) return { text: '#NUM!', isNumber: false };
  const { plain, kind, hasColor } = compiled(format);
  const isCalendar = kind === 'date' || kind === 'time' || kind === 'datetime';
  // Excel shows fifteen significant digits and noughts after them.
  let value = Math.abs(stored) >= 1e15 ? Number(stored.toPrecision(15)) : stored;
  if (isCalendar && date1904) value += 1462;
  try {
    const text = finish(libraryFormat(plain.code, value, OPTIONS), plain);
    const color = hasColor ? colorOf(plain.code, value) : undefined;
    return color === undefined ? { text, isNumber: true } : { text, color, isNumber: true };
  } catch {
    return { text: libraryFormat('General', value, OPTIONS), isNumber: true };
  }
}

function colorOf(code: string, value: number): string | undefined {
  const color = formatColor(code, value, OPTIONS);
  if (typeof color !== 'string') return undefined;
  return color.startsWith('#') ? color.toLowerCase() : COLOR_NAMES[color.toLowerCase()];
}
