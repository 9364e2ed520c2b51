// What a cell may hold once a person or a file has said it. Law: blank, zero and "—" are three different values;
// a text of digits (identity number, telephone) stays a text.
import type { LocalDate } from './words';

/**
 * The one shape of a value from the window to the file: a number, a text, yes/no, a calendar date, a time of day,
 * or null for blank. The same shape as the values file of `workbook fill`.
 */
export type CellValue = number | string | boolean | null | DateValue | TimeValue;
/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`, no time zone. */
export interface DateValue {
  readonly date: LocalDate;
}
/** `HH:mm[:ss]`, 00:00 to 23:59:59. */
export interface TimeValue {
  readonly time: string;
}

export type ValueKind = 'number' | 'text' | 'boolean' | 'date' | 'time' | 'blank';

export function kindOf(value: CellValue): ValueKind {
  if (value === null) return 'blank';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return 'date' in value ? 'date' : 'time';
}

export function sameValue(a: CellValue, b: CellValue): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b);
  return 'date' in a ? 'date' in b && a.date === b.date : 'time' in b && a.time === b.time;
}
