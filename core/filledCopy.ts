// Is a sheet a filled copy of a template? Law: every printed label must stand in the same cell, but for rows put into a
// list; only what is to be filled, a period, a date or a gap of a line may differ.

import type { Printed, Skeleton } from './infer/skeleton';
import { type InsertedRows, insertedRows, templateRow } from './insertedRows';
import { saysTheSame } from './printedLine';
import { type CellAt, MAX_COL } from './ref';
import type { Understanding } from './understanding';

/** Fewer labels than this could be those of any form. */
const FEWEST_LABELS = 3;

/** A value of a copy, at the template's cell; `from` where it stands in the copy when rows were put in above. */
export interface FilledPlace extends Printed {
  readonly from?: CellAt;
}

export type CopyVerdict =
  | { readonly same: false }
  | {
      readonly same: true;
      /** Cells to be filled that say something else than the template, in reading order. */
      readonly filled: readonly FilledPlace[];
      /** Texts in cells that the template leaves blank and nobody is asked to fill. */
      readonly notPlaced: readonly Printed[];
      /** Texts in rows that were put into lists of the template. */
      readonly beyond: readonly Printed[];
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
  const inserted = insertedRows(template, understood.lists, open, copy);
  const calculated = new Set(template.formulas.map(place));
  const { cells, beyond } = placed(copy, inserted);
  const found = new Map(cells.map((cell) => [place(cell), cell]));
  const before = new Map(template.printed.map((cell) => [place(cell), cell.text]));
  const labels = template.printed.filter((cell) => !open(cell));
  if (labels.length < FEWEST_LABELS) return { same: false };
  if (!labels.every((label) => saysTheSame(label.text, found.get(place(label))?.text))) return { same: false };
  const filled: FilledPlace[] = [];
  const notPlaced: Printed[] = [];
  for (const cell of cells) {
    if (calculated.has(place(cell)) || cell.text === '' || before.get(place(cell)) === cell.text) continue;
    if (open(cell)) filled.push(cell);
    else if (!before.has(place(cell)) && !cell.isResult) notPlaced.push(asInCopy(cell));
  }
  const tooMany = notes === 'few' && notPlaced.length > Math.max(3, filled.length / 5);
  return tooMany ? { same: false } : { same: true, filled: filled.map(bare), notPlaced, beyond };
}

interface PlacedCell extends FilledPlace {
  /** What a formula of the copy came to: a value where one is asked for, no note beside. */
  readonly isResult: boolean;
}

/** The cells of a copy at the rows of the template, and those in rows that the template has not. */
function placed({ printed, formulas }: Skeleton, inserted: InsertedRows): { cells: PlacedCell[]; beyond: Printed[] } {
  const cells: PlacedCell[] = [];
  const beyond: Printed[] = [];
  const put = (cell: Printed, isResult: boolean) => {
    const row = templateRow(inserted, cell.row);
    if (row === cell.row) cells.push({ ...cell, isResult });
    else if (row !== undefined) cells.push({ ...cell, row, isResult, from: { row: cell.row, col: cell.col } });
    else if (!isResult) beyond.push(cell);
  };
  for (const cell of printed) put(cell, false);
  for (const cell of formulas) put(cell, true);
  cells.sort((a, b) => a.row - b.row || a.col - b.col);
  return { cells, beyond };
}

function asInCopy({ row, col, text, from }: FilledPlace): Printed {
  return from ? { ...from, text } : { row, col, text };
}

function bare({ row, col, text, from }: FilledPlace): FilledPlace {
  return from ? { row, col, text, from } : { row, col, text };
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
