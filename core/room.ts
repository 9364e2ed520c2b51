// How far a sheet may be typed in below what the template prints: lists are often sent with a head and no lines.
// Law: the window and the main process take the same answer; a protected sheet ends where it ends.
import { MAX_ROW } from './ref';
import type { SheetHead } from './sheet';

/** Blank rows offered under the last printed one. */
const ROWS_BELOW = 100;
/** Columns of a sheet that prints nothing at all. */
const COLS_OF_EMPTY = 10;

/** The sheet with room to type; printing and counting keep the sheet as it came. */
export function withRoom<H extends Pick<SheetHead, 'lastRow' | 'lastCol' | 'isProtected'>>(head: H): H {
  if (head.isProtected) return head;
  return {
    ...head,
    lastRow: Math.min(MAX_ROW, head.lastRow + ROWS_BELOW),
    lastCol: head.lastCol === 0 ? COLS_OF_EMPTY : head.lastCol,
  };
}
