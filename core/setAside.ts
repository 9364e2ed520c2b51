// Which cells of a filled form hold somebody's values: they can be set aside so that the form becomes a blank template.
// Law: only what stands in inputs or in the rows of lists is a value; masks, tokens, boxes and labels stay printed.
import { type Printed, plain, type Skeleton } from './infer/skeleton';
import { hasToken, slotOf } from './infer/tileText';
import { type CellAt, MAX_COL } from './ref';
import type { Understanding } from './understanding';

/** Cells whose values are set aside, in reading order. */
export function valuesToSetAside(understood: Understanding, { printed }: Pick<Skeleton, 'printed'>): Printed[] {
  const inputs = new Set(
    understood.inputs
      .filter(({ inline, type, reason }) => !inline && type !== 'checkbox' && reason !== 'labelInCell')
      .map(place),
  );
  const rows = understood.lists.map(({ firstRow, lastRow = Number.POSITIVE_INFINITY, columns, rowHeads = [] }) => ({
    firstRow,
    lastRow,
    columns: new Set(
      columns
        .filter(({ calculated, rowNumber, col }) => !calculated && !rowNumber && !rowHeads.includes(col))
        .map(({ col }) => col),
    ),
  }));
  const meta = new Set(understood.meta.map(({ at }) => place(at)));
  const values = printed.filter((cell) => {
    if (meta.has(place(cell)) || slotOf(cell.text) !== undefined || hasToken(cell.text) || plain(cell.text) === '')
      return false;
    return (
      inputs.has(place(cell)) ||
      rows.some((list) => cell.row >= list.firstRow && cell.row <= list.lastRow && list.columns.has(cell.col))
    );
  });
  // Noughts in every input are how some departments print a blank form.
  return values.every(({ text }) => Number(text) === 0) ? [] : values;
}

function place({ row, col }: CellAt): number {
  return row * (MAX_COL + 1) + col;
}
