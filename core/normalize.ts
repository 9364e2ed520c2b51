// What clerks type ↔ the value of a cell, by the kind of its number format: full-width figures, separators, 万, percent,
// short dates. Laws: parse(edit(v)) = v for all that can be typed; figures that name something (leading zero, more than
// 15 digits) stay a text; what looks like a date stays a text where the format is no date, since its style never changes.
import type { FormatKind } from './format';
import { parseDateText, parseTimeText } from './shortDate';
import { type CellValue, sameValue } from './value';
import type { LocalDate } from './words';

export interface EntryContext {
  readonly kind: FormatKind;
  readonly today: LocalDate;
}

/** More figures before the point than this cannot be kept exactly by a number of a workbook. */
const MOST_DIGITS = 15;
const TOO_LARGE = 1e15;
/** Powers of ten behind a Chinese unit of counting. */
const UNITS: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8 };

/** Typed or pasted text → value. An apostrophe in front keeps all that follows as text, as in WPS. */
export function parseTyped(typed: string, { kind, today }: EntryContext): CellValue {
  const text = typed.replace(/\r\n?/g, '\n');
  if (text.startsWith("'")) return text.length > 1 ? text.slice(1) : null;
  if (text.trim() === '') return null;
  if (kind === 'text' || text.includes('\n')) return text;
  const plain = halfWidth(text).trim();
  switch (kind) {
    case 'date':
    case 'datetime':
      return parseDateText(plain, today) ?? text;
    case 'time':
      return parseTimeText(plain) ?? parseDateText(plain, today) ?? text;
    default:
      return parseNumber(plain, kind) ?? parseBoolean(plain) ?? text;
  }
}

/** Value → what F2 shows. */
export function editText(value: CellValue, context: EntryContext): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value, context.kind);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return sameValue(parseTyped(value, context), value) ? value : `'${value}`;
  if ('time' in value) return value.time;
  const [day = '', time] = value.date.split('T');
  const shown = day.replaceAll('-', '/').replaceAll('/0', '/');
  return time === undefined ? shown : `${shown} ${time}`;
}

/** Full-width figures, letters and signs → half-width, ideographic blank → blank; Chinese signs of numbers too. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000|\u00a0/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/﹒|。(?=\d)/g, '.')
    .replace(/﹣/g, '-');
}

function parseNumber(plain: string, kind: FormatKind): number | undefined {
  const match = /^([+-]?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:e([+-]\d{1,3}))?\s*([万亿]?)(%?)$/i.exec(plain);
  if (!match) return undefined;
  const [, sign, whole = '', fraction, exponent = '0', unit = '', percent] = match;
  if (whole === '' && !fraction) return undefined;
  const digits = whole.replaceAll(',', '');
  // 007 names something (a code, an area code), in a number cell too.
  if (/^0\d/.test(digits)) return undefined;
  if (digits.replace(/^0+/, '').length > MOST_DIGITS) return undefined;
  // 85% in a cell that shows no percent would show as 0.85, or even as 1: it stays what was typed.
  if (percent && kind !== 'percent') return undefined;
  const shift = Number(exponent) + (UNITS[unit] ?? 0) - (percent || kind === 'percent' ? 2 : 0);
  const value = Number(`${sign}${digits || '0'}.${fraction || '0'}e${shift}`);
  if (!Number.isFinite(value) || (exponent === '0' && Math.abs(value) >= TOO_LARGE)) return undefined;
  return value === 0 ? 0 : value;
}

function parseBoolean(plain: string): boolean | undefined {
  if (/^true$/i.test(plain)) return true;
  return /^false$/i.test(plain) ? false : undefined;
}

/** Shortest text of a number that reads back to it; a percent shows its hundredfold, moved as text so that nothing rounds. */
function numberText(value: number, kind: FormatKind): string {
  const text =
    Math.abs(value) >= (kind === 'percent' ? TOO_LARGE / 100 : TOO_LARGE) ? value.toExponential() : String(value);
  if (kind !== 'percent') return text;
  const [mantissa = '', exponent] = text.split('e');
  if (exponent !== undefined) return `${mantissa}e${signed(Number(exponent) + 2)}%`;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const moved = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, '$1');
  const rest = fraction.slice(2);
  return `${rest === '' ? moved : `${moved}.${rest}`}%`;
}

function signed(n: number): string {
  return n < 0 ? String(n) : `+${n}`;
}
