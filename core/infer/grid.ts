// A sheet as tiles: every merge and every cell that holds or shows something is one tile with its text, kind, lines and
// fill. Law: bounded, whatever the used range says; beyond the bounds nothing is concluded and that is said.
import type { CellAt, Range } from '../ref';
import type { CellModel, CellStyle, SheetHead } from '../sheet';
import { cleanLabel, isBlank, isNotApplicable, type SlotKind, slotOf } from './tileText';

/** Rows and columns looked at; forms have fewer, and the rows of a long list are alike. */
export const MOST_ROWS = 1_500;
export const MOST_COLS = 300;

/** Cells looked at; a wide sheet is looked at less far down. */
const MOST_CELLS = 120_000;

/** Signs of a cell that are read; what a label says stands in front. */
const MOST_SIGNS = 2_000;

export type TileKind = 'text' | 'number' | 'formula' | 'blank' | 'slot' | 'na';

export interface Tile extends Range {
  readonly kind: TileKind;
  /** As stored, dates and numbers as plain text. */
  readonly text: string;
  /** Cleaned for comparing and for paths. */
  readonly label: string;
  readonly slot?: SlotKind;
  readonly cell?: CellModel;
  readonly style?: CellStyle;
  readonly hidden: boolean;
  readonly locked: boolean;
  /** Solid fill, `#rrggbb`; absent = none or white. */
  readonly fill?: string;
}

export interface Grid {
  readonly rows: number;
  readonly cols: number;
  /** The tile that covers the cell; undefined where the file holds nothing. */
  tileAt(row: number, col: number): Tile | undefined;
  /** A line is drawn on the left side of the cell (row, col), 1..cols + 1. */
  lineLeft(row: number, col: number): boolean;
  /** A line is drawn above the cell. */
  lineAbove(row: number, col: number): boolean;
  readonly tiles: readonly Tile[];
  /** Tiles that begin in the row. */
  tilesOf(row: number): readonly Tile[];
  /** Characters of the Normal font. */
  widthOf(col: number): number;
  readonly truncated: boolean;
  readonly hiddenAny: boolean;
}

export function buildGrid(head: SheetHead, cells: readonly CellModel[], styles: readonly CellStyle[]): Grid {
  const { rows, cols, truncated } = reach(head, cells, styles);
  const width = cols + 2;
  const vertical = new Uint8Array((rows + 3) * width);
  const horizontal = new Uint8Array((rows + 3) * width);
  const own: (Tile | undefined)[] = new Array((rows + 1) * width);
  const hiddenRows = new Set(head.rows.filter((row) => row.hidden).map(({ row }) => row));
  const known = head.rowsHiddenByDefault ? new Set(head.rows.map(({ row }) => row)) : undefined;
  const rowHidden = (row: number) => hiddenRows.has(row) || (known !== undefined && !known.has(row));
  const hiddenCols = new Uint8Array(width);
  const widths = new Float64Array(width).fill(head.defaultColWidth || 8.43);
  for (const column of head.columns)
    for (let col = column.from; col <= Math.min(column.to, cols); col++) {
      if (column.hidden) hiddenCols[col] = 1;
      if (column.width !== undefined) widths[col] = column.width;
    }
  let hiddenAny = false;
  const byPlace = new Map<number, CellModel>();
  for (const cell of cells) {
    if (cell.row > rows || cell.col > cols) continue;
    byPlace.set(cell.row * width + cell.col, cell);
    const style = styles[cell.style];
    if (!style) continue;
    if (style.left) vertical[cell.row * width + cell.col] = 1;
    if (style.right) vertical[cell.row * width + cell.col + 1] = 1;
    if (style.top) horizontal[cell.row * width + cell.col] = 1;
    if (style.bottom) horizontal[(cell.row + 1) * width + cell.col] = 1;
  }
  const tiles: Tile[] = [];
  const put = (range: Range, cell: CellModel | undefined): void => {
    const hidden = isHidden(range, rowHidden, hiddenCols);
    if (hidden && cell !== undefined) hiddenAny = true;
    const style = cell && styles[cell.style];
    const tile = {
      ...range,
      ...contentOf(cell),
      ...(cell ? { cell } : {}),
      ...(style ? { style } : {}),
      hidden,
      locked: style?.locked ?? true,
      ...fillOf(style),
    };
    tiles.push(tile);
    for (let row = range.top; row <= Math.min(range.bottom, rows); row++)
      for (let col = range.left; col <= Math.min(range.right, cols); col++) own[row * width + col] = tile;
  };
  for (const merge of head.merges)
    if (merge.top <= rows && merge.left <= cols) put(merge, byPlace.get(merge.top * width + merge.left));
  for (const [place, cell] of byPlace)
    if (own[place] === undefined) put({ top: cell.row, bottom: cell.row, left: cell.col, right: cell.col }, cell);
  tiles.sort((a, b) => a.top - b.top || a.left - b.left);
  const byRow = new Map<number, Tile[]>();
  for (const tile of tiles) {
    const row = byRow.get(tile.top);
    if (row) row.push(tile);
    else byRow.set(tile.top, [tile]);
  }
  return {
    rows,
    cols,
    tilesOf: (row) => byRow.get(row) ?? [],
    tileAt: (row, col) => (row < 1 || col < 1 || row > rows || col > cols ? undefined : own[row * width + col]),
    lineLeft: (row, col) => vertical[row * width + col] === 1,
    lineAbove: (row, col) => horizontal[row * width + col] === 1,
    tiles,
    widthOf: (col) => (hiddenCols[col] ? 0 : (widths[col] ?? 8.43)),
    truncated,
    hiddenAny,
  };
}

/** Last row and column that say or show something: a value, a line, a fill that is no whole-sheet wash, a merge. */
function reach(head: SheetHead, cells: readonly CellModel[], styles: readonly CellStyle[]) {
  let rows = 0;
  let cols = 0;
  const showing = styles.map((style) => Boolean(style.left || style.right || style.top || style.bottom || style.fill));
  for (const cell of cells) {
    if (cell.value === undefined && cell.formula === undefined && !showing[cell.style]) continue;
    if (cell.row > rows) rows = cell.row;
    if (cell.col > cols) cols = cell.col;
  }
  for (const merge of head.merges) {
    if (merge.top <= rows) rows = Math.max(rows, Math.min(merge.bottom, rows + 50));
    if (merge.left <= cols) cols = Math.max(cols, Math.min(merge.right, cols + 50));
  }
  const seenCols = Math.min(cols, MOST_COLS);
  const seenRows = Math.min(rows, MOST_ROWS, Math.max(100, Math.floor(MOST_CELLS / Math.max(1, seenCols))));
  return { rows: seenRows, cols: seenCols, truncated: rows > seenRows || cols > seenCols };
}

function contentOf(cell: CellModel | undefined): Pick<Tile, 'kind' | 'text' | 'label' | 'slot'> {
  if (cell?.formula !== undefined) return { kind: 'formula', text: '', label: '' };
  const value = cell?.value;
  if (value === undefined || (typeof value === 'string' && isBlank(value)))
    return { kind: 'blank', text: '', label: '' };
  if (typeof value === 'number') return { kind: 'number', text: String(value), label: String(value) };
  if (typeof value === 'boolean')
    return { kind: 'number', text: value ? 'TRUE' : 'FALSE', label: value ? 'TRUE' : 'FALSE' };
  if (typeof value !== 'string') return { kind: 'formula', text: '', label: '' };
  const text = value.length > MOST_SIGNS ? value.slice(0, MOST_SIGNS) : value;
  if (isBlank(text)) return { kind: 'blank', text: '', label: '' };
  if (isNotApplicable(text)) return { kind: 'na', text, label: cleanLabel(text) };
  const slot = slotOf(text);
  if (slot !== undefined) return { kind: 'slot', text, label: cleanLabel(text), slot };
  return { kind: 'text', text, label: cleanLabel(text) };
}

function isHidden(range: Range, rowHidden: (row: number) => boolean, hiddenCols: Uint8Array): boolean {
  let row = range.top;
  while (row <= range.bottom && row - range.top < 500 && rowHidden(row)) row++;
  if (row > range.bottom) return true;
  let col = range.left;
  while (col <= range.right && hiddenCols[col] === 1) col++;
  return col > range.right;
}

function fillOf(style: CellStyle | undefined): { fill?: string } {
  const fill = style?.fill;
  if (!fill || fill.kind === 'gradient') return {};
  const color = (fill.kind === 'solid' ? fill.color : fill.background).toLowerCase();
  return color === '#ffffff' ? {} : { fill: color };
}

/** A place to write in: nothing printed, or something printed to be replaced. */
export function isOpen(tile: Tile): boolean {
  return tile.kind === 'blank' || tile.kind === 'slot';
}

export function anchor(tile: Tile): CellAt {
  return { row: tile.top, col: tile.left };
}
