// The skeleton of a sheet: its printed texts by cell, what its formulas came to, and how alike two workbooks are by their
// texts. Law: bounded, and free of everything but words; two sheets of one skeleton are one form.
import type { CellAt } from '../ref';
import type { CellModel } from '../sheet';

export interface Printed extends CellAt {
  readonly text: string;
}

export interface Skeleton {
  /** Without formulas, in reading order; no more than `MOST_PRINTED`. */
  readonly printed: readonly Printed[];
  /** With the results that the file keeps. */
  readonly formulas: readonly Printed[];
}

/** Texts of a sheet that are looked at; a form has some hundreds, a data sheet of more is no form. */
export const MOST_PRINTED = 20_000;
export function skeletonOf(cells: readonly CellModel[]): Skeleton {
  const printed: Printed[] = [];
  const formulas: Printed[] = [];
  for (const { row, col, value = '', formula } of cells) {
    const text = typeof value === 'object' ? value.error : String(value);
    const list = formula === undefined ? printed : formulas;
    if ((formula !== undefined || text !== '') && list.length < MOST_PRINTED) list.push({ row, col, text });
  }
  return { printed, formulas };
}

/** How alike the printed texts of two workbooks are, wherever they stand: 0 nothing in common, 1 the same. */
export function similarity(a: readonly Skeleton[], b: readonly Skeleton[]): number {
  const count = (skeletons: readonly Skeleton[]) => {
    const times = new Map<string, number>();
    for (const { printed } of skeletons)
      for (const { text } of printed) times.set(plain(text), (times.get(plain(text)) ?? 0) + 1);
    return times;
  };
  const [ours, theirs] = [count(a), count(b)];
  let all = 0;
  let shared = 0;
  for (const times of theirs.values()) all += times;
  for (const [text, times] of ours) {
    all += times;
    shared += Math.min(times, theirs.get(text) ?? 0);
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

/** Without the blanks and widths that retyping changes. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
