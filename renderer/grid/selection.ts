// The active cell and the selected rectangle, and how every key and click moves them, as in WPS. Laws: a merge is one
// cell; hidden rows and columns are stepped over; Tab and Enter find the next input and never leave the sheet.
import type { CellAt, Range } from '../../core/ref';
import type { Next, Step } from './keys';
import { type SheetSpace, spanOf, stepFrom, visibleRow } from './steps';

export interface Selection {
  /** The cell that types; always the first cell of its merge. */
  readonly active: CellAt;
  /** Corner where the selected rectangle began, and the one that moves. */
  readonly anchor: CellAt;
  readonly focus: CellAt;
  /** Column in which a run of Tabs began. */
  readonly runCol?: number;
}

export function selectCell(at: CellAt, space: SheetSpace): Selection {
  const active = anchorOf(clamp(at, space), space);
  return { active, anchor: active, focus: active };
}

/** The selected rectangle, grown until no merge is cut. */
export function rangeOf({ anchor, focus }: Selection, space: SheetSpace): Range {
  let range: Range = {
    top: Math.min(anchor.row, focus.row),
    left: Math.min(anchor.col, focus.col),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.col, focus.col),
  };
  for (;;) {
    const grown = growOnce(range, space);
    if (grown === range) return range;
    range = grown;
  }
}

/** Walks the border of the rectangle only: a merge that sticks out crosses it. */
function growOnce(range: Range, space: SheetSpace): Range {
  let { top, left, bottom, right } = range;
  const take = (row: number, col: number) => {
    const merge = space.mergeAt(row, col);
    if (!merge) return;
    top = Math.min(top, merge.top);
    left = Math.min(left, merge.left);
    bottom = Math.max(bottom, merge.bottom);
    right = Math.max(right, merge.right);
  };
  for (let col = range.left; col <= range.right; col++) {
    take(range.top, col);
    take(range.bottom, col);
  }
  for (let row = range.top; row <= range.bottom; row++) {
    take(row, range.left);
    take(row, range.right);
  }
  const same = top === range.top && left === range.left && bottom === range.bottom && right === range.right;
  return same ? range : { top, left, bottom, right };
}

/** More than the active cell (and its merge) is selected. */
export function isBlock(selection: Selection, space: SheetSpace): boolean {
  const range = rangeOf(selection, space);
  const one = spanOf(selection.active, space);
  return range.bottom - range.top > one.bottom - one.top || range.right - range.left > one.right - one.left;
}

export function extendTo(selection: Selection, at: CellAt, space: SheetSpace): Selection {
  return { active: selection.active, anchor: selection.anchor, focus: clamp(at, space) };
}

export function selectAll(selection: Selection, space: SheetSpace): Selection {
  return { active: selection.active, anchor: { row: 1, col: 1 }, focus: { row: space.lastRow, col: space.lastCol } };
}

/** An arrow, Home, Page Down … `pageRows` is how many rows the window shows. */
export function moveBy(
  selection: Selection,
  step: Step,
  extend: boolean,
  space: SheetSpace,
  pageRows: number,
): Selection {
  const from = extend ? selection.focus : selection.active;
  const to = stepFrom(from, step, space, pageRows, extend);
  return extend ? extendTo(selection, to, space) : selectCell(to, space);
}

/** Enter and Tab: inside a selected block they cycle through its cells, else they go to the next input. */
export function goNext(selection: Selection, next: Next, space: SheetSpace): Selection {
  if (isBlock(selection, space)) return cycle(selection, next, space);
  const { active } = selection;
  if (next === 'tab' || next === 'tabBack') {
    const to = nextInput(active, next === 'tab' ? 1 : -1, space) ?? active;
    return { ...selectCell(to, space), runCol: selection.runCol ?? active.col };
  }
  const step = next === 'enter' ? 1 : -1;
  const col = next === 'enter' ? (selection.runCol ?? active.col) : active.col;
  const span = spanOf(active, space);
  const from = step === 1 ? span.bottom + 1 : span.top - 1;
  const below = inputInColumn(from, col, step, space) ?? (space.order && nextInput(active, step, space));
  return selectCell(below ?? { row: visibleRow(from, step, space) ?? active.row, col }, space);
}

/** The next or previous input in the order of the form, or row by row where none is known. */
export function nextInput(from: CellAt, step: 1 | -1, space: SheetSpace): CellAt | undefined {
  const { order } = space;
  if (!order) return inputInRowOrder(from, step, space);
  for (let at = order.next(from, step); at; at = order.next(at, step)) if (space.isInput(at.row, at.col)) return at;
  return undefined;
}

function inputInColumn(from: number, col: number, step: 1 | -1, space: SheetSpace): CellAt | undefined {
  for (let row = visibleRow(from, step, space); row !== undefined; row = visibleRow(row + step, step, space)) {
    const at = anchorOf({ row, col }, space);
    // A merge met from the side is one cell: it counts only where it begins, or where coming up enters it.
    if (space.isInput(at.row, at.col) && (at.row === row || step === -1)) return at;
  }
  return undefined;
}

export function inputInRowOrder(from: CellAt, step: 1 | -1, space: SheetSpace): CellAt | undefined {
  let { row, col } = from;
  for (;;) {
    col += step;
    if (col < 1 || col > space.lastCol) {
      row += step;
      if (row < 1 || row > space.lastRow) return undefined;
      col = step === 1 ? 1 : space.lastCol;
    }
    if (!space.isRowHidden(row) && space.isInput(row, col)) return { row, col };
  }
}

/** The next cell of the selected block in row order (Tab) or column order (Enter); after the last comes the first. */
function cycle(selection: Selection, next: Next, space: SheetSpace): Selection {
  const range = rangeOf(selection, space);
  const [rows, cols] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const byRow = next === 'tab' || next === 'tabBack';
  const step = next === 'tab' || next === 'enter' ? 1 : -1;
  const { row, col } = selection.active;
  let index = byRow ? (row - range.top) * cols + col - range.left : (col - range.left) * rows + row - range.top;
  for (let tried = 0; tried < rows * cols; tried++) {
    index = (index + step + rows * cols) % (rows * cols);
    const at = byRow
      ? { row: range.top + Math.floor(index / cols), col: range.left + (index % cols) }
      : { row: range.top + (index % rows), col: range.left + Math.floor(index / rows) };
    const first = anchorOf(at, space);
    if (first.row === at.row && first.col === at.col && !space.isRowHidden(at.row) && !space.isColHidden(at.col))
      return { active: at, anchor: selection.anchor, focus: selection.focus };
  }
  return selection;
}

function anchorOf(at: CellAt, space: SheetSpace): CellAt {
  const merge = space.mergeAt(at.row, at.col);
  return merge ? { row: merge.top, col: merge.left } : { row: at.row, col: at.col };
}

function clamp(at: CellAt, space: SheetSpace): CellAt {
  return { row: Math.max(1, Math.min(at.row, space.lastRow)), col: Math.max(1, Math.min(at.col, space.lastCol)) };
}
