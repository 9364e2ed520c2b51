// The lines printed around the tables of a sheet: head, foot and remarks, where a form says who asks, for what span and until
// when. Law: texts of the tables themselves are no lines of the form; there is an end to how many are read.
import type { CellModel } from './sheet';
import type { Understanding } from './understanding';

const MOST_LINES = 200;
const LONGEST = 600;
/** Rows at the top and bottom that are read where no table was found. */
const EDGE = 10;

/** Texts outside all tables, in reading order, remarks included. */
export function linesAround(
  cells: readonly CellModel[],
  { blocks, remarks }: Pick<Understanding, 'blocks' | 'remarks'>,
): string[] {
  const lastRow = cells.at(-1)?.row ?? 0;
  const inTable = (row: number) =>
    blocks.length === 0
      ? row > EDGE && row < lastRow - EDGE
      : blocks.some(({ range }) => row >= range.top && row <= range.bottom);
  const said = new Set(remarks.map(({ text }) => text));
  const lines = [...said];
  for (const { row, value } of cells) {
    if (lines.length >= MOST_LINES) break;
    if (typeof value === 'string' && value.trim().length > 1 && !inTable(row) && !said.has(value)) lines.push(value);
  }
  return lines.map((line) => line.slice(0, LONGEST));
}
