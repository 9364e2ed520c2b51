// Rows that somebody put into the lists of a form before filling it: found by where the words below each list stand now.
// Law: rows are only ever put in between the first and the last row of a list; anything else is another form.
import type { Skeleton } from './infer/skeleton';
import { saysTheSame } from './printedLine';
import type { CellAt } from './ref';
import type { ListRegion } from './understanding';

/** Rows put in behind row `after` of the template, top to bottom. */
export type InsertedRows = readonly { readonly after: number; readonly rows: number }[];

/** More records than that are kept in a ledger, not in a form. */
const MOST_ROWS = 5_000;

export function insertedRows(
  template: Skeleton,
  lists: readonly ListRegion[],
  open: (at: CellAt) => boolean,
  copy: Skeleton,
): InsertedRows {
  const ends = [...new Set(lists.flatMap(({ lastRow }) => (lastRow === undefined ? [] : [lastRow])))];
  const inserted: { after: number; rows: number }[] = [];
  let above = 0;
  for (const after of ends.sort((a, b) => a - b)) {
    const below = template.printed.find((cell) => cell.row > after && !open(cell));
    if (!below) continue;
    const now = copy.printed.find(
      ({ row, col, text }) => row >= below.row + above && col === below.col && saysTheSame(below.text, text),
    );
    const rows = now ? now.row - below.row - above : 0;
    if (rows === 0 || rows > MOST_ROWS) continue;
    inserted.push({ after, rows });
    above += rows;
  }
  return inserted;
}

/** The row of the template that a row of the copy is; undefined for one that was put in. */
export function templateRow(inserted: InsertedRows, row: number): number | undefined {
  let above = 0;
  for (const { after, rows } of inserted) {
    if (row <= after + above) return row - above;
    if (row <= after + above + rows) return undefined;
    above += rows;
  }
  return row - above;
}
