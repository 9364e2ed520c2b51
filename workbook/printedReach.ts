// How far a sheet reaches on paper when drawings stand beyond its last cell: Excel prints them, so pages are cut with them.
// Law: only drawings that are printed count, and none so far away that blank pages would lie between.
import { anchorRect } from '../core/anchor';
import { geometryOf } from '../core/geometry';
import type { SheetHead } from '../core/sheet';

/** A drawing further out than this was left behind, not meant. */
const MAX_ROWS_BEYOND = 200;
const MAX_COLS_BEYOND = 50;

/** The head with `printedRow` and `printedCol` grown to its drawings. */
export function withPrintedDrawings(head: SheetHead, digitWidth: number): SheetHead {
  if (!head.drawings.some((drawing) => drawing.printed)) return head;
  const geometry = geometryOf(head, digitWidth);
  let { printedRow, printedCol } = head;
  for (const { anchor, within, printed } of head.drawings) {
    if (!printed) continue;
    const { x, y, width, height } = anchorRect(anchor, geometry, within);
    const row = geometry.rowAt(Math.max(y, y + height - 1));
    const col = geometry.colAt(Math.max(x, x + width - 1));
    if (row <= head.printedRow + MAX_ROWS_BEYOND) printedRow = Math.max(printedRow, row);
    if (col <= head.printedCol + MAX_COLS_BEYOND) printedCol = Math.max(printedCol, col);
  }
  return { ...head, printedRow, printedCol };
}
