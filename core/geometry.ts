// Where cells stand: column widths and row heights of a sheet model → pixels at 96 dpi, both ways, and which merge covers a cell.
// Used by the grid on the screen and by print, so that both break lines at the same place. Pure; built for 100,000 rows.
import { type CellAt, MAX_COL, MAX_ROW, type Range } from './ref';
import type { SheetHead } from './sheet';

/** The rows or the columns of a sheet laid out in a line. Numbers count from 1; lengths and places are pixels, whole ones on the screen. */
export interface Axis {
  /** The last row or column that has a measure of its own or holds something; beyond it all are alike. */
  readonly last: number;
  /** Pixels of one row or column; 0 when hidden. */
  sizeOf(index: number): number;
  /** Pixels before it; `startOf(last + 1)` is the length of the used part. */
  startOf(index: number): number;
  /** The visible row or column at a place; places before the first give 1, hidden ones are never the answer unless all are. */
  indexAt(pixels: number): number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetGeometry {
  readonly rows: Axis;
  readonly cols: Axis;
  rowAt(y: number): number;
  colAt(x: number): number;
  rectOf(range: Range): Rect;
  /** The merged range that covers the cell, if any. */
  mergeAt(row: number, col: number): Range | undefined;
  /** The merged range that covers the cell, else the cell itself as a range. */
  spanAt(row: number, col: number): Range;
  /** The cell that owns what is seen here: the top left of its merge, else itself. */
  anchorOf(row: number, col: number): CellAt;
}

/**
 * Column width in characters of the Normal font → pixels (ECMA-376 part 1, 18.3.1.13). A digit width that is no whole
 * number is the one of paper: its pixels are not rounded either.
 */
export function columnPixels(width: number, digitWidth: number): number {
  if (!Number.isInteger(digitWidth)) return width * digitWidth;
  return Math.trunc(((256 * width + Math.trunc(128 / digitWidth)) / 256) * digitWidth);
}

/** Row height in points → pixels at 96 dpi. */
export function rowPixels(points: number): number {
  return Math.round((points * 96) / 72);
}

/**
 * Lays out a sheet. `digitWidth` comes from the workbook's head (`printDigitWidth` for paper); `grown` holds pixel heights, by row, measured by the
 * drawer for rows that grow with their wrapped text (rows with a height of their own in the file are not listed there).
 */
export function geometryOf(head: SheetHead, digitWidth: number, grown?: ReadonlyMap<number, number>): SheetGeometry {
  const cols = columnAxis(head, digitWidth);
  const rows = rowAxis(head, grown);
  const mergeAt = mergeIndex(head.merges);
  const spanAt = (row: number, col: number): Range =>
    mergeAt(row, col) ?? { top: row, left: col, bottom: row, right: col };
  return {
    rows,
    cols,
    rowAt: rows.indexAt,
    colAt: cols.indexAt,
    mergeAt,
    spanAt,
    anchorOf: (row, col) => {
      const span = spanAt(row, col);
      return { row: span.top, col: span.left };
    },
    rectOf: ({ top, left, bottom, right }) => {
      const x = cols.startOf(left);
      const y = rows.startOf(top);
      return { x, y, width: cols.startOf(right + 1) - x, height: rows.startOf(bottom + 1) - y };
    },
  };
}

function columnAxis(head: SheetHead, digitWidth: number): Axis {
  const standard = columnPixels(head.defaultColWidth, digitWidth);
  // A last entry that reaches the end of the sheet only says how the empty rest looks.
  const last = head.columns.reduce(
    (most, column) => Math.max(most, column.to >= MAX_COL ? column.from : column.to),
    head.lastCol,
  );
  const rest = head.columns.find((column) => column.to >= MAX_COL);
  const restSize = rest === undefined ? standard : columnSize(rest, standard, digitWidth);
  const sizes = new Float64Array(last).fill(standard);
  for (const column of head.columns)
    sizes.fill(columnSize(column, standard, digitWidth), column.from - 1, Math.min(column.to, last));
  return axisOf(sizes, restSize, MAX_COL);
}

function columnSize(column: SheetHead['columns'][number], standard: number, digitWidth: number): number {
  if (column.hidden) return 0;
  return column.width === undefined ? standard : columnPixels(column.width, digitWidth);
}

function rowAxis(head: SheetHead, grown?: ReadonlyMap<number, number>): Axis {
  const standard = head.rowsHiddenByDefault ? 0 : rowPixels(head.defaultRowHeight);
  const last = Math.max(head.lastRow, head.rows.at(-1)?.row ?? 0);
  const sizes = new Int32Array(last).fill(standard);
  if (grown) for (const [row, pixels] of grown) if (row <= last) sizes[row - 1] = pixels;
  for (const row of head.rows) {
    if (row.hidden) sizes[row.row - 1] = 0;
    else if (row.height !== undefined) sizes[row.row - 1] = rowPixels(row.height);
    else if (head.rowsHiddenByDefault) sizes[row.row - 1] = rowPixels(head.defaultRowHeight);
  }
  return axisOf(sizes, standard, MAX_ROW);
}

function axisOf(sizes: Int32Array | Float64Array, restSize: number, most: number): Axis {
  const last = sizes.length;
  const starts = new Float64Array(last + 1);
  for (let i = 0; i < last; i++) starts[i + 1] = (starts[i] as number) + (sizes[i] as number);
  const end = starts[last] as number;
  return {
    last,
    sizeOf: (index) => (index <= last ? (sizes[index - 1] ?? 0) : restSize),
    startOf: (index) => {
      if (index <= 1) return 0;
      return index <= last + 1 ? (starts[index - 1] as number) : end + (index - 1 - last) * restSize;
    },
    indexAt: (pixels) => {
      if (pixels >= end && restSize > 0) return Math.min(most, last + 1 + Math.floor((pixels - end) / restSize));
      const place = Math.max(0, Math.min(pixels, end - 1));
      // The first row or column that ends after the place; hidden ones end where they start and are passed over.
      let low = 0;
      let high = Math.max(0, last - 1);
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle + 1] as number) > place) high = middle;
        else low = middle + 1;
      }
      return low + 1;
    },
  };
}

/** Rows per drawer of the index; a merge taller than 64 drawers stands in a list of its own. */
const BAND = 16;
const TALL = 64 * BAND;

function mergeIndex(merges: readonly Range[]): (row: number, col: number) => Range | undefined {
  const bands = new Map<number, Range[]>();
  const tall: Range[] = [];
  for (const merge of merges) {
    if (merge.bottom - merge.top >= TALL) {
      tall.push(merge);
      continue;
    }
    for (let band = Math.floor(merge.top / BAND); band <= Math.floor(merge.bottom / BAND); band++) {
      const list = bands.get(band);
      if (list) list.push(merge);
      else bands.set(band, [merge]);
    }
  }
  const covers = (merge: Range, row: number, col: number) =>
    row >= merge.top && row <= merge.bottom && col >= merge.left && col <= merge.right;
  return (row, col) =>
    bands.get(Math.floor(row / BAND))?.find((merge) => covers(merge, row, col)) ??
    tall.find((merge) => covers(merge, row, col));
}
