// The skeleton of a sheet: its printed texts by cell, and whether another sheet is a filled copy of it. Law: every printed
// label must stand in the same cell; only what is to be filled, a period, a date or a gap of a line may differ.
import { type CellAt, MAX_COL } from '../ref';
import type { CellModel } from '../sheet';
import type { Understanding } from '../understanding';

export interface Printed extends CellAt {
  readonly text: string;
}

export interface Skeleton {
  /** Without formulas, in reading order; no more than `MOST_PRINTED`. */
  readonly printed: readonly Printed[];
  readonly formulas: readonly CellAt[];
}

/** Texts of a sheet that are looked at; a form has some hundreds, a data sheet of more is no form. */
export const MOST_PRINTED = 20_000;
/** Fewer labels than this could be those of any form. */
const FEWEST_LABELS = 3;

export function skeletonOf(cells: readonly CellModel[]): Skeleton {
  const printed: Printed[] = [];
  const formulas: CellAt[] = [];
  for (const { row, col, value, formula } of cells) {
    if (formula !== undefined) formulas.push({ row, col });
    else if (value !== undefined && value !== '' && printed.length < MOST_PRINTED)
      printed.push({ row, col, text: typeof value === 'object' ? value.error : String(value) });
  }
  return { printed, formulas };
}

export type CopyVerdict =
  | { readonly same: false }
  | {
      readonly same: true;
      /** Cells to be filled that say something else than the template, in reading order. */
      readonly filled: readonly Printed[];
      /** Texts in cells that the template leaves blank and nobody is asked to fill. */
      readonly notPlaced: readonly Printed[];
    };

/**
 * Is `copy` the template with values in the cells that `understood` says are to be filled? A few notes beside them are
 * allowed; `any` allows any number of them.
 */
export function copyOf(
  template: Skeleton,
  understood: Understanding,
  copy: Skeleton,
  notes: 'few' | 'any' = 'few',
): CopyVerdict {
  const open = openCells(understood);
  const calculated = new Set(template.formulas.map(place));
  const found = new Map(copy.printed.map((cell) => [place(cell), cell]));
  const templateTexts = new Map<number, string>();
  let labels = 0;
  for (const label of template.printed) {
    templateTexts.set(place(label), label.text);
    if (open(label)) continue;
    if (!saysTheSame(label.text, found.get(place(label))?.text)) return { same: false };
    labels += 1;
  }
  if (labels < FEWEST_LABELS) return { same: false };
  const filled: Printed[] = [];
  const notPlaced: Printed[] = [];
  for (const cell of copy.printed) {
    const before = templateTexts.get(place(cell));
    if (calculated.has(place(cell)) || before === cell.text) continue;
    if (open(cell)) filled.push(cell);
    else if (before === undefined) notPlaced.push(cell);
  }
  const tooMany = notes === 'few' && notPlaced.length > Math.max(3, filled.length / 5);
  return tooMany ? { same: false } : { same: true, filled, notPlaced };
}

/** Cells that may differ: inputs, values of head and foot, totals, and the rows of lists. */
export function openCells(understood: Understanding): (at: CellAt) => boolean {
  const { inputs, meta, totals, lists } = understood;
  const places = new Set([...inputs, ...meta.map(({ at }) => at), ...totals].map(place));
  const rows = lists.map(({ firstRow, lastRow = Number.POSITIVE_INFINITY, columns }) => ({
    firstRow,
    lastRow,
    columns: new Set(columns.filter(({ calculated }) => !calculated).map(({ col }) => col)),
  }));
  return (at) =>
    places.has(place(at)) ||
    rows.some(({ firstRow, lastRow, columns }) => at.row >= firstRow && at.row <= lastRow && columns.has(at.col));
}

function place({ row, col }: CellAt): number {
  return row * (MAX_COL + 1) + col;
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

function saysTheSame(template: string, copy: string | undefined): boolean {
  if (copy === undefined) return plain(template) === '';
  if (template === copy || plain(template) === plain(copy)) return true;
  const shape = gapsOf(template);
  return shape?.test(plain(copy)) ?? false;
}

/** Gaps that people fill within one line; a line of more is compared as it is. */
const MOST_GAPS = 10;
const GAP = '\u0000';
const FIGURE = '\u0001';

/**
 * A printed line with room where it leaves room: behind a colon, in a run of blanks or a line to write on, and for the
 * figures of a date ("2026年  月", "填报单位：      填报日期："). Undefined when it leaves none.
 */
function gapsOf(text: string): RegExp | undefined {
  if (text.length > 300) return undefined;
  const marked = text
    .normalize('NFKC')
    .replace(/(?:\d+\s*|[\s_]+)(?=[年月日季旬周期])/g, FIGURE)
    .replace(/[\s_]{2,}/g, GAP)
    .replace(/:\s*(?!\u0000)/g, `:${GAP}`)
    .replace(/\s+/g, '');
  const gaps = marked.split(/[\u0000\u0001]/).length - 1;
  if (gaps === 0 || gaps > MOST_GAPS || gaps === marked.length) return undefined;
  const pattern = marked
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(GAP, '[^:]{0,60}?')
    .replaceAll(FIGURE, '[\\d一二三四五六七八九十〇○]{0,4}');
  return new RegExp(`^${pattern}$`, 'u');
}
