// Calls that the program answers itself with its own formats: TEXT as the screen shows numbers and dates, NUMBERSTRING.
// Law: what is not certain has no answer; an error stays that error.
import { digitByDigit, withPlaces } from '../core/chineseNumeral';
import { formatKind, formatValue } from '../core/format';
import type { StoredValue } from '../core/sheet';

/** The text of TEXT(value, format); undefined where Excel's answer is not known. A blank value counts as 0. */
export function textOf(value: StoredValue, format: StoredValue, date1904: boolean): StoredValue | undefined {
  if (isError(value)) return value;
  if (isError(format)) return format;
  const code = typeof format === 'string' ? format : String(format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const meant = typeof value === 'string' ? numberIn(value) : value;
  if (meant === 'doubtful') return undefined;
  if (meant === undefined) return formatValue(value, code === '' ? 'General' : code, date1904).text;
  if (code === '') return '';
  if (hasOtherCalendar(code)) return undefined;
  const shown = formatValue(meant, code, date1904);
  const isCalendar = formatKind(code) !== 'number' && /^#+$/.test(shown.text);
  return isCalendar ? { error: '#VALUE!' } : shown.text;
}

/** Eras and years of other calendars (`b`, `g`) and languages other than Chinese and English. */
function hasOtherCalendar(code: string): boolean {
  const bare = code.replace(/"[^"]*"?|[\\!_*]./g, '').replace(/General|G\/通用格式/gi, '');
  const languages = bare.match(/\[\$[^\]]*\]/g) ?? [];
  if (languages.some((one) => /-/.test(one) && !/-(?:0?804|0?409)\]$/i.test(one))) return true;
  return /[bg]/i.test(bare.replace(/\[[^\]]*\]/g, ''));
}

/** NUMBERSTRING(number, 1|2|3) of the Chinese editions: 一百二十三, 壹佰贰拾叁, 一二三; whole numbers only. */
export function numberString(value: StoredValue, kind: StoredValue): StoredValue | undefined {
  if (isError(value)) return value;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return undefined;
  switch (kind) {
    case 1:
      return withPlaces(String(value), 1);
    case 2:
      return withPlaces(String(value), 2);
    case 3:
      return digitByDigit(String(value), 1);
    default:
      return undefined;
  }
}

/** A text of plain digits is that number to TEXT; one that may be read as a date or an amount is doubtful. */
function numberIn(text: string): number | 'doubtful' | undefined {
  const bare = text.trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(bare)) return Number(bare);
  return /^[+\-(¥￥$]?\s*\d/.test(bare) ? 'doubtful' : undefined;
}

function isError(value: StoredValue): value is { readonly error: string } {
  return typeof value === 'object';
}
