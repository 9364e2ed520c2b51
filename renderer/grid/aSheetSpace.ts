// Builder for tests of the grid: a sheet drawn as lines of letters. Not for the product.
// "." input, "#" printed, "f" formula, "v" input that holds a value; merges and hidden rows are given beside it.
import { parseRange, type Range } from '../../core/ref';
import type { SheetSpace } from './steps';

interface Extras {
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenCols?: readonly number[];
  /** Rows that are still being read. */
  readonly awayRows?: Set<number>;
}

export function aSheetSpace(
  lines: readonly string[],
  { merges = [], hiddenRows = [], hiddenCols = [], awayRows = new Set() }: Extras = {},
): SheetSpace {
  const ranges = merges.flatMap((text) => parseRange(text) ?? []);
  const mergeAt = (row: number, col: number): Range | undefined =>
    ranges.find((range) => row >= range.top && row <= range.bottom && col >= range.left && col <= range.right);
  const sign = (row: number, col: number) => lines[row - 1]?.[col - 1] ?? '#';
  return {
    lastRow: lines.length,
    lastCol: Math.max(...lines.map((line) => line.length)),
    isRowHidden: (row) => hiddenRows.includes(row),
    isColHidden: (col) => hiddenCols.includes(col),
    mergeAt,
    isHere: (row) => !awayRows.has(row),
    isFilled: (row, col) => !awayRows.has(row) && 'v#f'.includes(sign(row, col)),
    isInput: (row, col) => {
      if (awayRows.has(row)) return true;
      const merge = mergeAt(row, col);
      if (merge && (merge.top !== row || merge.left !== col)) return false;
      return '.v'.includes(sign(row, col)) && !hiddenRows.includes(row) && !hiddenCols.includes(col);
    },
  };
}
