// The cells to fill, by sheet, in the order of the file: rows ascending, then columns. Law: each cell has one value;
// kept in flat arrays, since a list form may bring a million of them.
import { problem } from '../core/problem';
import { MAX_COL, MAX_ROW, parseRef, type Range, refOf } from '../core/ref';
import type { FilledCell, RenewedCell } from './cellContent';
import { MAX_FILLED_CELLS } from './limits';

/** A cell to be filled, or a formula whose kept result is renewed. */
export type TargetCell = FilledCell | RenewedCell;

/** The cells of one sheet to be filled; positions 0 … count-1 ascend by row and column. */
export class SheetTargets {
  readonly count: number;
  /** Style index that the cell has or inherits, -1 until the sheet was walked. */
  readonly styles: Int32Array;

  constructor(
    readonly sheet: string,
    private readonly cells: readonly TargetCell[],
    private readonly places: Float64Array,
  ) {
    this.count = cells.length;
    this.styles = new Int32Array(this.count).fill(-1);
  }

  cell(i: number): TargetCell {
    return this.cells[i] as TargetCell;
  }

  /** The target is a formula whose kept result is renewed. */
  isRenewed(i: number): boolean {
    return 'renewed' in this.cell(i);
  }

  /** Row of the target, or infinity behind the last one. */
  row(i: number): number {
    return i < this.count ? Math.floor((this.places[i] as number) / PLACES_PER_ROW) : Number.POSITIVE_INFINITY;
  }

  col(i: number): number {
    return (this.places[i] as number) % PLACES_PER_ROW;
  }

  /** Address without dollar signs, upper case. */
  ref(i: number): string {
    return refOf({ row: this.row(i), col: this.col(i) });
  }

  /** The first cell to fill inside a range, except its top-left cell when `exceptAnchor`; -1 when there is none. */
  firstIn(range: Range, exceptAnchor: boolean): number {
    const behind = placeOf(range.bottom, MAX_COL);
    for (let i = this.firstFrom(placeOf(range.top, range.left)); i < this.count; i++) {
      if ((this.places[i] as number) > behind) return -1;
      const col = this.col(i);
      if (col < range.left || col > range.right || this.isRenewed(i)) continue;
      if (!(exceptAnchor && this.row(i) === range.top && col === range.left)) return i;
    }
    return -1;
  }

  private firstFrom(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const PLACES_PER_ROW = 2 * MAX_COL;

function placeOf(row: number, col: number): number {
  return row * PLACES_PER_ROW + col;
}

/**
 * Sorts the values into sheets, in the order in which the sheets are first named. Throws `workbook.badRef` for what is
 * no address, `workbook.twice` for two values of one cell, `workbook.tooLarge` beyond the budget.
 */
export function targetsBySheet(values: readonly TargetCell[], file: string): SheetTargets[] {
  if (values.length > MAX_FILLED_CELLS)
    throw problem('workbook.tooLarge', { file, what: '一次填写的格子', limit: `${MAX_FILLED_CELLS} 个` });
  const bySheet = new Map<string, TargetCell[]>();
  let sheet: TargetCell[] | undefined;
  let name: string | undefined;
  for (const value of values) {
    if (value.sheet !== name || sheet === undefined) {
      name = value.sheet;
      sheet = bySheet.get(name) ?? [];
      bySheet.set(name, sheet);
    }
    sheet.push(value);
  }
  return [...bySheet].map(([sheetName, cells]) => sorted(sheetName, cells));
}

function sorted(sheet: string, cells: TargetCell[]): SheetTargets {
  const places = new Float64Array(cells.length);
  let ascending = true;
  for (let i = 0; i < cells.length; i++) {
    const { ref } = cells[i] as TargetCell;
    const at = parseRef(ref);
    if (!at) throw problem('workbook.badRef', { ref });
    places[i] = placeOf(at.row, at.col);
    if (i > 0 && (places[i] as number) <= (places[i - 1] as number)) ascending = false;
  }
  if (ascending) return new SheetTargets(sheet, cells, places);
  const order = Uint32Array.from(cells, (_, i) => i).sort((a, b) => (places[a] as number) - (places[b] as number));
  const sortedPlaces = Float64Array.from(order, (i) => places[i] as number);
  const sortedCells = Array.from(order, (i) => cells[i] as TargetCell);
  for (let i = 1; i < order.length; i++) {
    if (sortedPlaces[i] === sortedPlaces[i - 1])
      throw problem('workbook.twice', { sheet, ref: (sortedCells[i] as TargetCell).ref });
  }
  return new SheetTargets(sheet, sortedCells, sortedPlaces);
}

/** "B12" between two offsets of a text → row and column, without making strings; undefined when it is no address. */
export function readRef(text: string, from: number, to: number): { row: number; col: number } | undefined {
  let i = from;
  let col = 0;
  for (let code = text.charCodeAt(i); i < to && code >= 65 && code <= 90; code = text.charCodeAt(++i))
    col = col * 26 + code - 64;
  if (i === from || i - from > 3) return parseRef(text.slice(from, to));
  let row = 0;
  const digits = i;
  for (let code = text.charCodeAt(i); i < to && code >= 48 && code <= 57; code = text.charCodeAt(++i))
    row = row * 10 + code - 48;
  return i === to && i > digits && row >= 1 && row <= MAX_ROW && col <= MAX_COL ? { row, col } : undefined;
}
