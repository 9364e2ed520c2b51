// Which cell of a sheet is its title 标题. Law: a proposal to be confirmed, never a fact; no rule names a form.
import { type CellAt, type Range, refOf } from './ref';
import type { CellModel, CellStyle } from './sheet';

export interface Title {
  readonly text: string;
  readonly ref: string;
}

/** Rows from the top in which a title is looked for; real forms have at most a form number and a blank row above it. */
const ROWS = 6;

/**
 * The title among the texts at the top: the largest letters, then the widest merge, then the highest row.
 * Texts that end like a label (“填报单位：”) or are longer than a line of print are none. Source: domain facts §4, head.
 */
export function findTitle(
  cells: readonly CellModel[],
  merges: readonly Range[],
  styles: readonly CellStyle[],
): Title | undefined {
  let best: { cell: CellModel; text: string; size: number; width: number } | undefined;
  for (const cell of cells) {
    if (cell.row > ROWS) break;
    const text = typeof cell.value === 'string' ? cell.value.replace(/\s+/g, '') : '';
    if (text.length < 3 || text.length > 60 || /[:：]$/.test(text)) continue;
    const size = cell.runs?.[0]?.font?.size ?? styles[cell.style]?.font.size ?? 0;
    const candidate = { cell, text, size, width: widthOf(cell, merges) };
    if (!best || size > best.size || (size === best.size && candidate.width > best.width)) best = candidate;
  }
  return best && { text: best.text, ref: refOf(best.cell) };
}

function widthOf(at: CellAt, merges: readonly Range[]): number {
  const merge = merges.find((range) => range.top === at.row && range.left === at.col);
  return merge ? merge.right - merge.left + 1 : 1;
}
