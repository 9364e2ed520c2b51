// Values as conditional formats compare and convert them: blanks, numbers, texts, truths, errors, in Excel's order.
// Law: an error stays an error through every step; texts compare without regard to case.
import type { StoredValue } from './sheet';

/** What a formula sees. `undefined` values are blank cells. */
export interface ConditionScope {
  valueAt(row: number, col: number): StoredValue | undefined;
  /** Serial number of today. */
  readonly today: number;
  readonly date1904: boolean;
}

export type ConditionValue = StoredValue | undefined;

/** Order of Excel: numbers, then texts without regard to case, then FALSE and TRUE; a blank is 0, "" or FALSE. */
export function compareValues(left: ConditionValue, right: ConditionValue): number {
  const [a, b] = [left ?? blankLike(right), right ?? blankLike(left)];
  const [kindA, kindB] = [rank(a), rank(b)];
  if (kindA !== kindB) return kindA - kindB;
  if (typeof a === 'string' && typeof b === 'string') {
    const [first, second] = [a.toLowerCase(), b.toLowerCase()];
    return first < second ? -1 : first > second ? 1 : 0;
  }
  return Number(a) - Number(b);
}

function blankLike(other: ConditionValue): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function rank(value: ConditionValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

export function errorOf(value: ConditionValue): { readonly error: string } | undefined {
  return typeof value === 'object' ? value : undefined;
}

/** A number, or the error that stands in its place. */
export function numberOf(value: ConditionValue): number | { readonly error: string } {
  if (value === undefined) return 0;
  if (typeof value === 'object') return value;
  if (typeof value === 'string') {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : { error: '#VALUE!' };
  }
  return Number(value);
}

export function textOf(value: ConditionValue): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'object' ? value.error : String(value);
}

/** What counts as true for a rule: TRUE and numbers but nought. */
export function isTruth(value: ConditionValue): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}
