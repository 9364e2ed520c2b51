// Where a sheet ends: the last row and column that matter on the screen, and the last that leave a trace on paper.
// Law: styles alone never make a sheet endless; what looks like nothing counts as nothing.
import { MAX_COL, MAX_ROW, type Range } from '../core/ref';
import type { CellModel, CellStyle } from '../core/sheet';

export interface UsedPart {
  readonly row: number;
  readonly col: number;
  readonly printedRow: number;
  readonly printedCol: number;
}

/** A blank cell of this style shows something. White on white is nothing: whole sheets are often painted so. */
export function isVisible(style: CellStyle | undefined): boolean {
  if (style === undefined) return false;
  const { fill, top, right, bottom, left, diagonalUp, diagonalDown } = style;
  const isPainted = fill !== undefined && !(fill.kind === 'solid' && fill.color === '#ffffff');
  return isPainted || [top, right, bottom, left, diagonalUp, diagonalDown].some((line) => line !== undefined);
}

/**
 * Printed: values and visible styles, merged values to the end of their merge. On the screen blank merges count too,
 * since they are filled in; one that reaches the very edge of the sheet counts by its first cell.
 */
export function usedPart(
  cells: readonly CellModel[],
  merges: readonly Range[],
  styles: readonly CellStyle[],
): UsedPart {
  const visible = styles.map(isVisible);
  let printedRow = 0;
  let printedCol = 0;
  for (const cell of cells) {
    const isBlank = cell.value === undefined || cell.value === '';
    if (isBlank && cell.formula === undefined && !visible[cell.style]) continue;
    if (cell.row > printedRow) printedRow = cell.row;
    if (cell.col > printedCol) printedCol = cell.col;
  }
  let row = printedRow;
  let col = printedCol;
  for (const merge of merges) {
    const bottom = merge.bottom === MAX_ROW ? merge.top : merge.bottom;
    const right = merge.right === MAX_COL ? merge.left : merge.right;
    row = Math.max(row, bottom);
    col = Math.max(col, right);
  }
  const reached = merges.filter(
    (merge) => merge.top <= printedRow && merge.left <= printedCol && merge.bottom < MAX_ROW && merge.right < MAX_COL,
  );
  const holdsValue = valueAt(cells, reached);
  for (const merge of reached) {
    if (!holdsValue(merge)) continue;
    printedRow = Math.max(printedRow, merge.bottom);
    printedCol = Math.max(printedCol, merge.right);
  }
  return { row, col, printedRow, printedCol };
}

/** Says whether the first cell of a merge holds a value. */
function valueAt(cells: readonly CellModel[], merges: readonly Range[]): (merge: Range) => boolean {
  const place = (row: number, col: number) => row * (MAX_COL + 1) + col;
  const wanted = new Set(merges.map((merge) => place(merge.top, merge.left)));
  const filled = new Set<number>();
  if (wanted.size > 0)
    for (const cell of cells) {
      const at = place(cell.row, cell.col);
      if (cell.value !== undefined && cell.value !== '' && wanted.has(at)) filled.add(at);
    }
  return (merge) => filled.has(place(merge.top, merge.left));
}
