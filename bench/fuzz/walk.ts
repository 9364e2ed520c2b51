// Everything the program does with a workbook a department sent: open, read, lay out, format, draw, compute, fill, grow
// a list, open the result. Law: it ends well or with a problem; each step is named before it begins.

import { conditionalLooks } from '../../core/conditional';
import { geometryOf } from '../../core/geometry';
import { pagesOf } from '../../core/pages';
import { ProblemError } from '../../core/problem';
import { columnName, refOf } from '../../core/ref';
import { withRoom } from '../../core/room';
import type { SheetHead, WorkbookHead } from '../../core/sheet';
import type { CellValue } from '../../core/value';
import { Shelf } from '../../electron/workbooks/shelf';
import type { FilledCell } from '../../workbook/fill';
import { fillLists, planLists } from '../../workbook/repeat';

export const STEPS = [
  'waits',
  'opens',
  'reads a sheet',
  'lays out',
  'cuts into pages',
  'formats by condition',
  'reads pictures',
  'counts',
  'names',
  'computes',
  'fills',
  'grows a list',
  'opens what was filled',
] as const;
export type Step = (typeof STEPS)[number];

/** The file that was filled cannot be opened, though its template can. */
export class FilledUnreadable extends Error {
  override readonly name = 'FilledUnreadable';
}

const FACTS = { file: '', folder: '', date: '', time: '' };
/** Problems of a wanted cell, not of the workbook: another one is tried. */
const OF_ONE_CELL = ['workbook.formulaCell', 'workbook.coveredCell', 'workbook.tableHeader', 'workbook.badRef'];
const VALUES: readonly CellValue[] = [7, '数据', { date: '2026-10-01' }, null, true, -1.5e9];

/** Codes of the problems that parts of the workbook gave while the rest went on. Throws whatever ends the walk. */
export function walk(bytes: Uint8Array, begin: (step: Step) => void): readonly string[] {
  const met: string[] = [];
  const tryOut = <T>(step: Step, act: () => T): T | undefined => {
    begin(step);
    try {
      return act();
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      met.push(thrown.problem.code);
      return undefined;
    }
  };
  const shelf = new Shelf();
  begin('opens');
  const book = shelf.put('a', bytes, '样表.xlsx');
  const read: SheetHead[] = [];
  for (const { index } of book.sheets.filter((sheet) => sheet.kind === 'worksheet').slice(0, 40)) {
    const head = tryOut('reads a sheet', () => shelf.sheet('a', index));
    if (!head) continue;
    read.push(head);
    look(shelf, book, head, index, begin, tryOut);
  }
  tryOut('counts', () => shelf.counts('a'));
  tryOut('names', () => shelf.proposedName('a'));
  const values = wantedCells(book);
  tryOut('computes', () => shelf.results('a', values));
  const filled = tryOut('fills', () => fillWhatCan(shelf, values, begin));
  const grown = tryOut('grows a list', () => growList(bytes, book, read));
  for (const output of [filled, grown]) if (output) reopen(output, begin);
  return met;
}

function look(
  shelf: Shelf,
  book: WorkbookHead,
  head: SheetHead,
  index: number,
  begin: (step: Step) => void,
  tryOut: <T>(step: Step, act: () => T) => T | undefined,
): void {
  begin('lays out');
  const geometry = geometryOf(withRoom(head), book.digitWidth);
  geometry.rows.indexAt(100_000);
  begin('cuts into pages');
  pagesOf(head, geometryOf(head, book.printDigitWidth), FACTS);
  begin('formats by condition');
  const { cells } = shelf.rows('a', index, 1, 200);
  const kept = new Map(cells.map((cell) => [`${cell.row} ${cell.col}`, cell.value]));
  const looks = conditionalLooks(head.conditionals, {
    valueAt: (row, col) => kept.get(`${row} ${col}`),
    lastRow: head.lastRow,
    lastCol: head.lastCol,
    today: '2026-10-01',
    date1904: book.date1904,
  });
  for (let row = 1; row <= Math.min(60, head.lastRow); row++) looks.row(row);
  for (const drawing of head.drawings)
    if ('picture' in drawing) tryOut('reads pictures', () => shelf.picture('a', index, Number(drawing.picture)));
}

function wantedCells(book: WorkbookHead): FilledCell[] {
  const sheets = book.sheets.filter((sheet) => sheet.kind === 'worksheet').slice(0, 3);
  return sheets.flatMap(({ name }, s) =>
    Array.from({ length: 5 }, (_, i) => {
      const ref = refOf({ row: 1 + i * 4 + s, col: 1 + ((i * 5 + s) % 9) });
      return { sheet: name, ref, value: VALUES[(i + s) % VALUES.length] as CellValue };
    }),
  );
}

/** Fills; a cell that may not be filled is left out. */
function fillWhatCan(shelf: Shelf, wanted: readonly FilledCell[], begin: (step: Step) => void): Uint8Array {
  let values = wanted;
  for (;;) {
    begin('fills');
    try {
      return shelf.fill('a', values).bytes;
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || !OF_ONE_CELL.includes(thrown.problem.code)) throw thrown;
      const { sheet, ref } = thrown.problem.details;
      const left = values.filter((value) => value.sheet !== sheet || value.ref !== ref);
      if (left.length === values.length) throw thrown;
      values = left;
    }
  }
}

/** Eight records into the last two rows of the first sheet that has some. */
function growList(bytes: Uint8Array, book: WorkbookHead, read: readonly SheetHead[]): Uint8Array | undefined {
  const head = read.find(({ lastRow }) => lastRow > 2);
  if (!head || !book.sheets.some(({ name }) => name === head.name)) return undefined;
  const at = Math.max(2, Math.min(head.lastRow - 1, 8));
  const columns = [1, 2].map((col) => ({ col: columnName(col), values: [1, 2, '三', 4, 5, null, 7, 8] }));
  const list = { sheet: head.name, firstRow: at - 1, lastRow: at, columns };
  const [plan] = planLists(bytes, '样表.xlsx', [list]);
  return plan?.way.kind === 'inserts'
    ? fillLists(bytes, '样表.xlsx', [list], [], { recalculate: true }).bytes
    : undefined;
}

function reopen(output: Uint8Array, begin: (step: Step) => void): void {
  begin('opens what was filled');
  const shelf = new Shelf();
  try {
    shelf.put('b', output, '样表.xlsx');
  } catch (thrown) {
    throw thrown instanceof ProblemError ? new FilledUnreadable(thrown.message) : thrown;
  }
}
