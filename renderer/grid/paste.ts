// What a paste, a fill or a clearing would do, before anything is done: cells that change, cells already so, cells refused
// and why. Laws: only inputs ever change; a merge of the target takes one value; the whole plan is one step of undo.
import { MAX_CELL_TEXT } from '../../core/contractLimits';
import type { Refusal } from '../../core/fillable';
import { type EntryContext, parseTyped } from '../../core/normalize';
import { type CellAt, type Range, refOf } from '../../core/ref';
import { type CellValue, sameValue } from '../../core/value';
import type { ClipBlock, ClipCell } from './clipboard';
import type { SheetSpace } from './steps';
import type { CellStep } from './undo';

export interface PasteTarget {
  readonly space: SheetSpace;
  refusalAt(at: CellAt): Refusal | undefined;
  valueAt(at: CellAt): CellValue;
  shownAt(at: CellAt): string;
  contextAt(at: CellAt): EntryContext;
  /** The value as it goes into the cell, where something is printed in it. */
  completed?(at: CellAt, value: CellValue): CellValue;
  /** What the report holds in the cell, without what is printed there. */
  beforeTyping?(at: CellAt): CellValue;
}

export type PasteRefusal = Refusal | 'tooLong';

export interface PastePlan {
  readonly changes: readonly CellStep[];
  readonly unchanged: number;
  readonly refused: readonly { readonly ref: string; readonly reason: PasteRefusal; readonly text: string }[];
  /** The cells pasted over, to be selected afterwards. */
  readonly range: Range;
}

/** One cell onto a larger selection repeats, a block repeats when the selection is a multiple of it, else it keeps its size. */
export function planPaste(block: ClipBlock, selected: Range, target: PasteTarget): PastePlan {
  const builder = planBuilder(target);
  const rows = block.rows.length;
  const cols = block.rows[0]?.length ?? 0;
  const [tall, wide] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1];
  const single = block.rows[0]?.[0];
  let range = selected;
  if (rows === 1 && cols === 1 && single) {
    for (const at of cellsOf(selected, target.space)) builder.put(at, single);
  } else if (
    (tall > rows || wide > cols) &&
    tall % rows === 0 &&
    wide % cols === 0 &&
    !isOneCell(selected, target.space)
  ) {
    for (let top = selected.top; top <= selected.bottom; top += rows)
      for (let left = selected.left; left <= selected.right; left += cols)
        placeBlock(block, top, left, target, builder.put);
  } else {
    range = placeBlock(block, selected.top, selected.left, target, builder.put);
  }
  return builder.plan(range);
}

/** The same value or none into every input of a range; what takes no value is passed over in silence. */
export function planFill(range: Range, value: (at: CellAt) => CellValue, target: PasteTarget): readonly CellStep[] {
  const steps: CellStep[] = [];
  for (const at of cellsOf(range, target.space)) {
    if (target.refusalAt(at)) continue;
    const [before, after] = [target.valueAt(at), value(at)];
    if (!sameValue(before, after)) steps.push({ ref: refOf(at), before, after });
  }
  return steps;
}

/** Cells of a range, a merge once, hidden rows and columns left out. */
export function* cellsOf(range: Range, space: SheetSpace): Generator<CellAt> {
  for (let row = range.top; row <= range.bottom; row++) {
    if (space.isRowHidden(row)) continue;
    for (let col = range.left; col <= range.right; col++) {
      const merge = space.mergeAt(row, col);
      if (space.isColHidden(col) || (merge && (merge.top !== row || merge.left !== col))) continue;
      yield { row, col };
    }
  }
}

type Put = (at: CellAt, cell: ClipCell) => void;

/**
 * Lays a block over the sheet. Where the target has merges and the source none, each source cell takes the next whole
 * cell; where the source is merged too, or its blanks fall exactly on what is covered, cells keep their places.
 */
function placeBlock(block: ClipBlock, top: number, left: number, target: PasteTarget, put: Put): Range {
  const step = keepsPlaces(block, top, left, target.space) ? undefined : target.space;
  let row = top;
  let right = left;
  let bottom = top;
  for (const line of block.rows) {
    if (step) row = pastCovered(row, (at) => isCoveredFromAbove(at, left, line.length, step));
    let col = left;
    for (const cell of line) {
      if (step) col = pastCovered(col, (at) => isCoveredFromLeft(row, at, step));
      if (cell) put({ row, col }, cell);
      right = Math.max(right, col);
      col++;
    }
    bottom = row;
    row++;
  }
  return { top, left, bottom, right };
}

function keepsPlaces(block: ClipBlock, top: number, left: number, space: SheetSpace): boolean {
  const isMerged = block.rows.some((line) => line.some((cell) => cell === undefined));
  if (isMerged) return true;
  if (
    block.knowsSpans &&
    block.rows.every((line) => line.every((cell) => !cell || ((cell.rowSpan ?? 1) === 1 && (cell.colSpan ?? 1) === 1)))
  )
    return false;
  return block.rows.every((line, r) =>
    line.every((cell, c) => !cell || cell.text === '' || !isCovered(top + r, left + c, space)),
  );
}

function isCovered(row: number, col: number, space: SheetSpace): boolean {
  const merge = space.mergeAt(row, col);
  return merge !== undefined && (merge.top !== row || merge.left !== col);
}

function isCoveredFromLeft(row: number, col: number, space: SheetSpace): boolean {
  const merge = space.mergeAt(row, col);
  return merge !== undefined && merge.left !== col;
}

function isCoveredFromAbove(row: number, left: number, cols: number, space: SheetSpace): boolean {
  for (let col = left; col < left + cols; col++) {
    const merge = space.mergeAt(row, col);
    if (!merge || merge.top === row) return false;
  }
  return true;
}

function pastCovered(from: number, covered: (at: number) => boolean): number {
  let at = from;
  while (covered(at)) at++;
  return at;
}

function isOneCell(range: Range, space: SheetSpace): boolean {
  const merge = space.mergeAt(range.top, range.left);
  return merge !== undefined && merge.bottom === range.bottom && merge.right === range.right;
}

function planBuilder(target: PasteTarget) {
  const changes = new Map<string, CellStep>();
  const refused: PastePlan['refused'][number][] = [];
  let unchanged = 0;
  const put: Put = (at, cell) => {
    const reason = target.refusalAt(at);
    const ref = refOf(at);
    if (reason) {
      const isBlank = cell.text.trim() === '';
      const isSame = cell.text.trim() === target.shownAt(at).trim();
      if (isSame && !isBlank) unchanged++;
      else if (!isBlank) refused.push({ ref, reason, text: cell.text });
      return;
    }
    const after = pastedValue(cell, target.contextAt(at));
    const before = target.valueAt(at);
    if (typeof after === 'string' && after.length > MAX_CELL_TEXT)
      refused.push({ ref, reason: 'tooLong', text: cell.text });
    else if (sameValue(before, after)) unchanged++;
    else changes.set(ref, { ref, before, after });
  };
  return { put, plan: (range: Range): PastePlan => ({ changes: [...changes.values()], unchanged, refused, range }) };
}

/** The value a pasted cell takes in its new place: exact where it is known, else as if typed. */
export function pastedValue(cell: ClipCell, context: EntryContext): CellValue {
  const { value, number, text } = cell;
  if (value !== undefined && !(typeof value === 'object' && value !== null)) {
    // A number in a text cell and a text in a number cell stay what they were, as in WPS.
    return value === '' ? null : value;
  }
  if (value) {
    const isCalendar = context.kind === 'date' || context.kind === 'datetime' || context.kind === 'time';
    return isCalendar ? value : parseTyped(text, context);
  }
  if (text.startsWith("'")) return text;
  const typed = parseTyped(text, context);
  // The exact number counts only where the shown one means the same but for rounding.
  if (typeof typed === 'number' && number !== undefined && Math.abs(typed - number) <= 0.01 * Math.abs(number) + 1e-9)
    return number;
  return typed;
}
