// Where one step leads: arrows, Ctrl+arrows along filled cells, Home and End, pages, as in WPS.
// Law: a merge is one cell; hidden rows and columns are stepped over; no step leaves the sheet.
import type { CellAt, Range } from '../../core/ref';
import type { Step } from './keys';

/** Which cells Tab and Enter stop at, and which comes next. */
export interface InputOrder {
  isStop(row: number, col: number): boolean;
  /** The stop after (1) or before (-1) a cell, which need not be a stop itself. */
  next(from: CellAt, step: 1 | -1): CellAt | undefined;
  /** How many stops there are in all. */
  readonly length: number;
}

/** What moving needs to know of a sheet. */
export interface SheetSpace {
  readonly lastRow: number;
  readonly lastCol: number;
  isRowHidden(row: number): boolean;
  isColHidden(col: number): boolean;
  mergeAt(row: number, col: number): Range | undefined;
  /** What stands in the row is known; of any other row nothing can be said but where it lies. */
  isHere(row: number): boolean;
  isFilled(row: number, col: number): boolean;
  isInput(row: number, col: number): boolean;
  /** The order of the inputs where it is known; else row by row. */
  readonly order?: InputOrder;
}

/** The cell a step leads to; while a selection is extended, its far corner moves cell by cell. */
export function stepFrom(from: CellAt, step: Step, space: SheetSpace, pageRows: number, extend: boolean): CellAt {
  const { row, col } = from;
  const span = extend ? cellRange(from) : spanOf(from, space);
  switch (step) {
    case 'up':
      return { row: visibleRow(span.top - 1, -1, space) ?? row, col };
    case 'down':
      return { row: visibleRow(span.bottom + 1, 1, space) ?? row, col };
    case 'left':
      return { row, col: visibleCol(span.left - 1, -1, space) ?? col };
    case 'right':
      return { row, col: visibleCol(span.right + 1, 1, space) ?? col };
    case 'edgeUp':
      return {
        row: edge(
          row,
          (at) => space.isFilled(at, col),
          (at) => visibleRow(at - 1, -1, space),
        ),
        col,
      };
    case 'edgeDown':
      return {
        row: edge(
          span.bottom,
          (at) => space.isFilled(at, col),
          (at) => visibleRow(at + 1, 1, space),
        ),
        col,
      };
    case 'edgeLeft':
      return {
        row,
        col: edge(
          col,
          (at) => space.isFilled(row, at),
          (at) => visibleCol(at - 1, -1, space),
        ),
      };
    case 'edgeRight':
      return {
        row,
        col: edge(
          span.right,
          (at) => space.isFilled(row, at),
          (at) => visibleCol(at + 1, 1, space),
        ),
      };
    case 'rowStart':
      return { row, col: visibleCol(1, 1, space) ?? 1 };
    case 'rowEnd':
      return { row, col: visibleCol(space.lastCol, -1, space) ?? space.lastCol };
    case 'firstCell':
      return { row: visibleRow(1, 1, space) ?? 1, col: visibleCol(1, 1, space) ?? 1 };
    case 'lastCell':
      return {
        row: visibleRow(space.lastRow, -1, space) ?? space.lastRow,
        col: visibleCol(space.lastCol, -1, space) ?? space.lastCol,
      };
    case 'pageUp':
      return { row: visibleRow(Math.max(1, row - pageRows), -1, space) ?? visibleRow(1, 1, space) ?? row, col };
    case 'pageDown':
      return {
        row:
          visibleRow(Math.min(space.lastRow, row + pageRows), 1, space) ?? visibleRow(space.lastRow, -1, space) ?? row,
        col,
      };
  }
}

/** To the end of the filled run, or over the gap to the next filled cell, or to the sheet's end. */
function edge(from: number, isFilled: (at: number) => boolean, next: (at: number) => number | undefined): number {
  let at = next(from);
  if (at === undefined) return from;
  if (isFilled(from) && isFilled(at)) {
    for (;;) {
      const further = next(at);
      if (further === undefined || !isFilled(further)) return at;
      at = further;
    }
  }
  while (!isFilled(at)) {
    const further = next(at);
    if (further === undefined) return at;
    at = further;
  }
  return at;
}

export function visibleRow(from: number, step: 1 | -1, space: SheetSpace): number | undefined {
  for (let row = from; row >= 1 && row <= space.lastRow; row += step) if (!space.isRowHidden(row)) return row;
  return undefined;
}

export function visibleCol(from: number, step: 1 | -1, space: SheetSpace): number | undefined {
  for (let col = from; col >= 1 && col <= space.lastCol; col += step) if (!space.isColHidden(col)) return col;
  return undefined;
}

export function spanOf(at: CellAt, space: SheetSpace): Range {
  return space.mergeAt(at.row, at.col) ?? cellRange(at);
}

function cellRange({ row, col }: CellAt): Range {
  return { top: row, left: col, bottom: row, right: col };
}
