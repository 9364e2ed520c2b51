// What was done in this sitting, across cells and forms, and how to say it in words. Law: an undo is a new change sent to
// the ledger, never a change of the screen only; one act of the clerk (a paste, a fill) is one step.
import type { CellValue } from '../../core/value';

export interface CellStep {
  readonly ref: string;
  readonly before: CellValue;
  readonly after: CellValue;
}

export interface UndoStep {
  /** The report and sheet it belongs to, as the page names them. */
  readonly place: string;
  /** What the first cell is called, e.g. 「3 月 盗窃案件」 or 「B4」. */
  readonly label: string;
  readonly cells: readonly CellStep[];
}

export interface UndoStack {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

export const EMPTY_UNDO: UndoStack = { done: [], undone: [] };
/** Steps kept; the oldest is forgotten first. */
const MOST_STEPS = 500;

export function pushStep({ done }: UndoStack, step: UndoStep): UndoStack {
  return { done: [...done, step].slice(-MOST_STEPS), undone: [] };
}

export interface Taken {
  readonly stack: UndoStack;
  readonly step: UndoStep;
}

export function takeUndo({ done, undone }: UndoStack): Taken | undefined {
  const step = done.at(-1);
  return step && { step, stack: { done: done.slice(0, -1), undone: [...undone, step] } };
}

export function takeRedo({ done, undone }: UndoStack): Taken | undefined {
  const step = undone.at(-1);
  return step && { step, stack: { done: [...done, step], undone: undone.slice(0, -1) } };
}

/** «已撤销：3 月 盗窃案件 12 → 空»: from what stood there to what stands there now. */
export function wordsOf(step: UndoStep, way: 'undo' | 'redo', show: (value: CellValue, ref: string) => string): string {
  const act = way === 'undo' ? '已撤销' : '已重做';
  const [first] = step.cells;
  if (!first) return act;
  if (step.cells.length > 1) return `${act}：${step.label} 等 ${step.cells.length} 格`;
  const [from, to] = way === 'undo' ? [first.after, first.before] : [first.before, first.after];
  return `${act}：${step.label} ${shortly(from)} → ${shortly(to)}`;

  function shortly(value: CellValue): string {
    if (value === null) return '空';
    const text = show(value, first?.ref ?? '').replace(/\s+/g, ' ');
    return text.length > 20 ? `${text.slice(0, 20)}…` : text;
  }
}

/** The stack of this sitting, held outside the grid so that changing forms keeps it. */
export interface UndoLog {
  push(step: UndoStep): void;
  /** The step to undo or redo next, without taking it. */
  peek(way: 'undo' | 'redo'): UndoStep | undefined;
  take(way: 'undo' | 'redo'): UndoStep | undefined;
}

export function undoLog(): UndoLog {
  let stack = EMPTY_UNDO;
  return {
    push: (step) => {
      stack = pushStep(stack, step);
    },
    peek: (way) => (way === 'undo' ? stack.done : stack.undone).at(-1),
    take: (way) => {
      const taken = way === 'undo' ? takeUndo(stack) : takeRedo(stack);
      if (taken) stack = taken.stack;
      return taken?.step;
    },
  };
}
