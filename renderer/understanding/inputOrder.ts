// The way Tab goes: exactly the understood inputs in reading order, block by block, lists row by row. Law: nothing is
// copied cell by cell for long lists; a list of a hundred thousand rows is a few numbers.
import type { CellAt } from '../../core/ref';
import type { InputField, ListRegion, Understanding } from '../../core/understanding';
import type { InputOrder } from '../grid/steps';

/** A run of stops: cells one by one, or rows of a list with the same columns in each. */
interface Run {
  readonly from: number;
  readonly length: number;
  at(index: number): CellAt;
  indexOf(row: number, col: number): number | undefined;
}

/** `lastRow`: how far a list without an end goes. */
export function inputOrder(understood: Pick<Understanding, 'inputs' | 'lists'>, lastRow: number): InputOrder {
  const runs: Run[] = [];
  let length = 0;
  const add = (count: number, make: Pick<Run, 'at' | 'indexOf'>) => {
    if (count === 0) return;
    runs.push({ from: length, length: count, ...make });
    length += count;
  };
  const lists = understood.lists.filter((list) => (list.rowHeads ?? []).length === 0);
  const listed = (at: CellAt) => lists.some((list) => isInList(list, at, lastRow));
  for (const part of partsOf(
    understood.inputs.filter((input) => !listed(input)),
    lists,
  )) {
    let { cells } = part;
    for (const list of part.lists) {
      const before = cells.filter((cell) => cell.row < list.firstRow);
      cells = cells.filter((cell) => cell.row >= list.firstRow);
      addCells(before, add);
      addList(list, lastRow, add);
    }
    addCells(cells, add);
  }
  const indexOf = (row: number, col: number) => {
    for (const run of runs) {
      const index = run.indexOf(row, col);
      if (index !== undefined) return run.from + index;
    }
    return undefined;
  };
  const at = (index: number): CellAt | undefined => {
    const run = runs.find((one) => index >= one.from && index < one.from + one.length);
    return run?.at(index - run.from);
  };
  return {
    length,
    isStop: (row, col) => indexOf(row, col) !== undefined,
    next: (from, step) => {
      const index = indexOf(from.row, from.col);
      return index === undefined ? nearest(runs, from, step) : at(index + step);
    },
  };
}

interface Part {
  readonly cells: readonly InputField[];
  readonly lists: readonly ListRegion[];
}

/** Blocks in the order in which they begin on the sheet; a field that stands in no block is a part of its own. */
function partsOf(inputs: readonly InputField[], lists: readonly ListRegion[]): Part[] {
  const loose = inputs.filter((input) => input.block < 0).map((input): Part => ({ cells: [input], lists: [] }));
  const blocks = new Set([...inputs, ...lists].map(({ block }) => block).filter((block) => block >= 0));
  const whole = [...blocks].map(
    (block): Part => ({
      cells: inputs.filter((input) => input.block === block),
      lists: lists.filter((list) => list.block === block).sort((a, b) => a.firstRow - b.firstRow),
    }),
  );
  return [...whole, ...loose].sort((a, b) => beginOf(a).row - beginOf(b).row || beginOf(a).col - beginOf(b).col);
}

function beginOf({ cells, lists }: Part): CellAt {
  const begins = [
    ...cells.slice(0, 1),
    ...lists.slice(0, 1).map(({ firstRow, columns }) => ({ row: firstRow, col: columns[0]?.col ?? 1 })),
  ];
  return begins.reduce((a, b) => (before(b, a) ? b : a), begins[0] ?? { row: 1, col: 1 });
}

function addCells(cells: readonly InputField[], add: (count: number, make: Pick<Run, 'at' | 'indexOf'>) => void): void {
  const places = new Map(cells.map(({ row, col }, index) => [`${row} ${col}`, index]));
  add(cells.length, {
    at: (index) => ({ row: cells[index]?.row ?? 1, col: cells[index]?.col ?? 1 }),
    indexOf: (row, col) => places.get(`${row} ${col}`),
  });
}

function addList(
  list: ListRegion,
  lastRow: number,
  add: (count: number, make: Pick<Run, 'at' | 'indexOf'>) => void,
): void {
  const cols = typedColumns(list);
  const rows = lastOf(list, lastRow) - list.firstRow + 1;
  add(Math.max(0, rows) * cols.length, {
    at: (index) => ({
      row: list.firstRow + Math.floor(index / cols.length),
      col: cols[index % cols.length] ?? 1,
    }),
    indexOf: (row, col) => {
      const place = cols.indexOf(col);
      const isInside = place >= 0 && row >= list.firstRow && row < list.firstRow + rows;
      return isInside ? (row - list.firstRow) * cols.length + place : undefined;
    },
  });
}

/** Columns of a list that are typed in: not the ones that count or compute. */
function typedColumns(list: ListRegion): number[] {
  return list.columns.filter((column) => !column.calculated && !column.rowNumber).map((column) => column.col);
}

function lastOf(list: ListRegion, lastRow: number): number {
  return list.lastRow ?? Math.max(list.firstRow, lastRow);
}

/** Whether a cell lies in the rows and columns of a list. */
export function isInList(list: ListRegion, at: CellAt, lastRow: number): boolean {
  return (
    at.row >= list.firstRow && at.row <= lastOf(list, lastRow) && list.columns.some((column) => column.col === at.col)
  );
}

/** From a cell that is no stop: the stop that comes first in the direction of reading, row by row. */
function nearest(runs: readonly Run[], from: CellAt, step: 1 | -1): CellAt | undefined {
  let found: CellAt | undefined;
  const isNearer = (at: CellAt) =>
    before(step === 1 ? from : at, step === 1 ? at : from) &&
    (!found || before(step === 1 ? at : found, step === 1 ? found : at));
  for (const run of runs)
    for (const index of candidates(run, from, step)) {
      const at = run.at(index);
      if (isNearer(at)) found = at;
    }
  return found;
}

/** Indexes of a run worth looking at: all of a short one, those around the row in a long one. */
function candidates(run: Run, from: CellAt, step: 1 | -1): Iterable<number> {
  const MOST = 20_000;
  if (run.length <= MOST) return Array.from({ length: run.length }, (_, index) => index);
  // Only lists are that long, and they ascend row by row.
  let low = 0;
  let high = run.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(from, run.at(middle))) high = middle;
    else low = middle + 1;
  }
  return step === 1 ? [low] : [low - 2, low - 1, low].filter((index) => index >= 0);
}

/** a comes before b, row by row. */
function before(a: CellAt, b: CellAt): boolean {
  return a.row < b.row || (a.row === b.row && a.col < b.col);
}
