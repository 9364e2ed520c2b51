// Where a drawing stands: an anchor in rows, columns and EMU → pixels of the sheet (ECMA-376 part 1, 20.5.2).
// Law: an offset never leaves its row or column, as in Excel; a box never has a negative size.
import type { Anchor, AnchorPoint, Share } from './drawingModel';
import type { Axis, Rect, SheetGeometry } from './geometry';

/** EMU of one pixel at 96 dpi. */
export const EMU_PER_PIXEL = 9525;

/**
 * The box of a drawing in pixels of the sheet. On paper, where columns are a trifle wider or narrower than on the
 * screen, drawings tied to two cells follow them and the others keep their size.
 */
export function anchorRect(anchor: Anchor, geometry: SheetGeometry, within?: Share): Rect {
  const whole = wholeRect(anchor, geometry);
  if (within === undefined) return whole;
  return {
    x: whole.x + within.x * whole.width,
    y: whole.y + within.y * whole.height,
    width: Math.max(0, within.width * whole.width),
    height: Math.max(0, within.height * whole.height),
  };
}

function wholeRect(anchor: Anchor, geometry: SheetGeometry): Rect {
  if (anchor.kind === 'absolute')
    return {
      x: anchor.x / EMU_PER_PIXEL,
      y: anchor.y / EMU_PER_PIXEL,
      width: Math.max(0, anchor.width / EMU_PER_PIXEL),
      height: Math.max(0, anchor.height / EMU_PER_PIXEL),
    };
  const { x, y } = pointAt(anchor.from, geometry);
  if (anchor.kind === 'oneCell')
    return {
      x,
      y,
      width: Math.max(0, anchor.width / EMU_PER_PIXEL),
      height: Math.max(0, anchor.height / EMU_PER_PIXEL),
    };
  const to = pointAt(anchor.to, geometry);
  return { x, y, width: Math.max(0, to.x - x), height: Math.max(0, to.y - y) };
}

function pointAt({ row, col, dx, dy }: AnchorPoint, { rows, cols }: SheetGeometry): { x: number; y: number } {
  return { x: place(cols, col, dx), y: place(rows, row, dy) };
}

function place(axis: Axis, index: number, emu: number): number {
  return axis.startOf(index) + Math.max(0, Math.min(axis.sizeOf(index), emu / EMU_PER_PIXEL));
}
