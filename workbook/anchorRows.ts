// The rows between which a drawing, a control or a comment's box hangs (ECMA-376 part 1, 20.5.2.33 twoCellAnchor; part 4,
// 19.4.2.4 Anchor), counted from 0. Law: an object keeps what it was told: move and size, only move, or stay.
import type { RowShift } from './rowShift';

export type AnchorMode = 'twoCell' | 'oneCell' | 'absolute';

export interface AnchorRows {
  readonly from: number;
  /** Absent for an anchor of one cell. */
  readonly to?: number;
}

/** `endsAtEdge`: the object ends at the very top of row `to`; it does not stretch then over rows put in before it. */
export function movedAnchor(rows: AnchorRows, shift: RowShift, mode: AnchorMode, endsAtEdge: boolean): AnchorRows {
  const { from, to } = rows;
  const newFrom = shift.index(from);
  if (to === undefined) return { from: newFrom };
  if (mode === 'absolute') return rows;
  if (mode === 'oneCell') return { from: newFrom, to: newFrom + to - from };
  const pushed = shift.insertions.find((one) => one.row === to + 1);
  const edge = endsAtEdge && pushed !== undefined && from < to ? pushed.count : 0;
  return { from: newFrom, to: shift.index(to) - edge };
}

/** Rows and mode of an anchor element as written; undefined when it names no rows. */
export function readAnchor(
  element: string,
): { readonly rows: AnchorRows; readonly mode: AnchorMode; readonly endsAtEdge: boolean } | undefined {
  const from = corner(element, 'from');
  if (from === undefined) return undefined;
  const to = corner(element, 'to');
  const tag = element.slice(0, element.indexOf('>'));
  const rows = { from: from.row, ...(to === undefined ? {} : { to: to.row }) };
  return { rows, mode: modeOf(tag), endsAtEdge: to?.offset === 0 };
}

function modeOf(tag: string): AnchorMode {
  if (/^<(?:[\w.-]+:)?anchor\b/.test(tag)) {
    if (/\bsizeWithCells\s*=\s*["'](1|true)/.test(tag)) return 'twoCell';
    return /\bmoveWithCells\s*=\s*["'](1|true)/.test(tag) ? 'oneCell' : 'absolute';
  }
  const written = /\beditAs\s*=\s*["'](\w+)/.exec(tag)?.[1];
  return written === 'oneCell' || written === 'absolute' ? written : 'twoCell';
}

function corner(element: string, name: 'from' | 'to'): { row: number; offset: number } | undefined {
  const inside = new RegExp(`<(?:[\\w.-]+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:[\\w.-]+:)?${name}\\s*>`).exec(
    element,
  )?.[1];
  const value = (tag: string) => new RegExp(`<(?:[\\w.-]+:)?${tag}>\\s*(-?\\d+)\\s*<`).exec(inside ?? '')?.[1];
  const row = value('row');
  return row === undefined ? undefined : { row: Number(row), offset: Number(value('rowOff') ?? 0) };
}
