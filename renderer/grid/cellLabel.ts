// What a cell is called in words: the nearest printed words above it and to its left, as a clerk would say it.
// Law: only the template's printed words count; without any the address is the name.
import { type CellAt, refOf } from '../../core/ref';

/** Printed words of a cell (of its merge), or nothing. */
export type PrintedAt = (row: number, col: number) => string | undefined;

const FAR_UP = 60;
const LONGEST = 14;

export function cellLabel(at: CellAt, printedAt: PrintedAt): string {
  const above = nearest(printedAt, at, 'up');
  const left = nearest(printedAt, at, 'left');
  const words = [above, left].filter((word, index, all) => word !== undefined && all.indexOf(word) === index);
  return words.length > 0 ? words.join(' ') : refOf(at);
}

function nearest(printedAt: PrintedAt, at: CellAt, way: 'up' | 'left'): string | undefined {
  const steps = way === 'up' ? Math.min(FAR_UP, at.row - 1) : at.col - 1;
  for (let step = 1; step <= steps; step++) {
    const text = way === 'up' ? printedAt(at.row - step, at.col) : printedAt(at.row, at.col - step);
    const words = text?.replace(/\s+/g, '') ?? '';
    // Numbers of lines and columns (行次, 1, 2 …) name nothing.
    if (words !== '' && !/^[\d.,%()（）—-]+$/.test(words))
      return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  }
  return undefined;
}
