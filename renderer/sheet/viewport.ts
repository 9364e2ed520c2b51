// Which part of a sheet a window shows, and where a point of the screen lies in it. Pure arithmetic over the geometry.
// Law: pixels of the sheet are at 100 %; the zoom is applied here and by one CSS property, nowhere else.
import type { SheetGeometry } from '../../core/geometry';
import type { CellAt, Range } from '../../core/ref';
import type { SheetHead } from '../../core/sheet';
import type { Band } from './SheetPane';

/** Strips of column letters and row numbers. */
export const HEADING_WIDTH = 40;
export const HEADING_HEIGHT = 20;

export interface Frame {
  readonly geometry: SheetGeometry;
  readonly lastRow: number;
  readonly lastCol: number;
  /** Factor, 1 = 100 %. */
  readonly zoom: number;
  readonly headX: number;
  readonly headY: number;
  /** Rows and columns that stay while the rest scrolls, and their pixels. */
  readonly frozenRows: number;
  readonly frozenCols: number;
  readonly frozenX: number;
  readonly frozenY: number;
}

/** What the scrolling element shows, in screen pixels. */
export interface Viewport {
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
}

/** Drawn beyond the edges, in rows and columns; also the step in which the window of drawn cells moves. */
const STEP_ROWS = 8;
const STEP_COLS = 4;
/** Share of the window that may stay while the rest scrolls. */
const MOST_FROZEN = 0.6;
/** Sheets with no more columns are drawn at their full width. */
const FEW_COLS = 40;

export function frameOf(
  head: SheetHead,
  geometry: SheetGeometry,
  zoom: number,
  headings: boolean,
  room: { width: number; height: number },
): Frame {
  const rows = Math.min(head.freeze?.rows ?? 0, head.lastRow);
  const cols = Math.min(head.freeze?.cols ?? 0, head.lastCol);
  const frozenY = geometry.rows.startOf(rows + 1);
  const frozenX = geometry.cols.startOf(cols + 1);
  // Frozen parts that would leave no room to scroll in are let go.
  const keepRows = rows > 0 && (room.height === 0 || frozenY * zoom < room.height * MOST_FROZEN);
  const keepCols = cols > 0 && (room.width === 0 || frozenX * zoom < room.width * MOST_FROZEN);
  return {
    geometry,
    zoom,
    lastRow: head.lastRow,
    lastCol: head.lastCol,
    headX: headings ? HEADING_WIDTH : 0,
    headY: headings ? HEADING_HEIGHT : 0,
    frozenRows: keepRows ? rows : 0,
    frozenY: keepRows ? frozenY : 0,
    frozenCols: keepCols ? cols : 0,
    frozenX: keepCols ? frozenX : 0,
  };
}

/** The rows and columns to draw under the frozen ones: those in sight, and with `beyond` those about to come in sight. */
export function visibleBands(
  { geometry, zoom, lastRow, lastCol, frozenRows, frozenCols }: Frame,
  view: Viewport,
  beyond = true,
): { rows: Band; cols: Band } {
  const top = view.scrollTop / zoom;
  const left = view.scrollLeft / zoom;
  if (!beyond) {
    const bottom = Math.min(lastRow, geometry.rowAt(top + view.height / zoom) + 1);
    const right = Math.min(lastCol, geometry.colAt(left + view.width / zoom) + 1);
    return {
      rows: { from: Math.max(frozenRows + 1, geometry.rowAt(top)), to: bottom },
      cols: { from: Math.max(frozenCols + 1, geometry.colAt(left)), to: right },
    };
  }
  const rows = band(geometry.rowAt(top), geometry.rowAt(top + view.height / zoom), STEP_ROWS, frozenRows + 1, lastRow);
  if (lastCol <= FEW_COLS) return { rows, cols: { from: frozenCols + 1, to: lastCol } };
  const cols = band(geometry.colAt(left), geometry.colAt(left + view.width / zoom), STEP_COLS, frozenCols + 1, lastCol);
  return { rows, cols };
}

function band(first: number, last: number, step: number, least: number, most: number): Band {
  const from = Math.max(least, (Math.floor((first - 1) / step) - 1) * step + 1);
  return { from, to: Math.min(most, (Math.ceil(last / step) + 1) * step) };
}

/** The cell under a point given from the scrolling element's top left corner; 0 = on the strip of letters or numbers. */
export function cellAtPoint(
  { geometry, zoom, headX, headY, frozenX, frozenY, lastRow, lastCol }: Frame,
  x: number,
  y: number,
  view: Viewport,
): CellAt {
  const right = x / zoom - headX;
  const down = y / zoom - headY;
  const col = geometry.colAt(right < frozenX ? right : right + view.scrollLeft / zoom);
  const row = geometry.rowAt(down < frozenY ? down : down + view.scrollTop / zoom);
  return { row: down < 0 ? 0 : Math.min(row, lastRow), col: right < 0 ? 0 : Math.min(col, lastCol) };
}

/** Where to scroll so that a range is seen; a range larger than the window shows its beginning. */
export function scrollTo(frame: Frame, range: Range, view: Viewport): { left: number; top: number } {
  const { geometry, zoom, headX, headY, frozenX, frozenY, frozenRows, frozenCols } = frame;
  const rect = geometry.rectOf(range);
  const along = (start: number, size: number, scroll: number, room: number, head: number, frozen: number) => {
    const first = (start - frozen) * zoom;
    const last = (start + size + head + 1) * zoom - room;
    return Math.max(0, Math.min(Math.max(scroll, last), first));
  };
  return {
    left:
      range.left <= frozenCols
        ? view.scrollLeft
        : along(rect.x, rect.width, view.scrollLeft, view.width, headX, frozenX),
    top:
      range.top <= frozenRows
        ? view.scrollTop
        : along(rect.y, rect.height, view.scrollTop, view.height, headY, frozenY),
  };
}
