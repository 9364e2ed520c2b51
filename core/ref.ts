// Cell addresses: A1 text ↔ row and column numbers, both counted from 1 as in the file format
// (ECMA-376 part 1, 18.18.62 ST_Ref). Law: an address outside a sheet has no value here, only undefined.

export const MAX_ROW = 1_048_576;
export const MAX_COL = 16_384;

export interface CellAt {
  readonly row: number;
  readonly col: number;
}

/** A rectangle of cells, all four sides included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 1 → "A", 27 → "AA", 16384 → "XFD". */
export function columnName(col: number): string {
  let name = '';
  for (let n = col; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** "A" → 1, "XFD" → 16384; undefined when it is no column of a sheet. */
export function columnNumber(name: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return undefined;
  let n = 0;
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n <= MAX_COL ? n : undefined;
}

export function refOf(at: CellAt): string {
  return columnName(at.col) + at.row;
}

/** "B4" or "$B$4" → { row: 4, col: 2 }; undefined when it names no cell. */
export function parseRef(ref: string): CellAt | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(ref);
  if (!match) return undefined;
  const col = columnNumber(match[1] as string);
  const row = Number(match[2]);
  return col === undefined || row > MAX_ROW ? undefined : { row, col };
}

/** "B4:D9", "$B$4:$D$9", "B4", whole columns "B:D" and whole rows "4:9"; corners in any order. */
export function parseRange(text: string): Range | undefined {
  const [from, to, ...rest] = text.split(':');
  if (from === undefined || rest.length > 0) return undefined;
  const a = corner(from, 'first');
  const b = corner(to ?? from, 'last');
  if (!a || !b) return undefined;
  if (to === undefined && !parseRef(from)) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}

function corner(text: string, side: 'first' | 'last'): CellAt | undefined {
  const cell = parseRef(text);
  if (cell) return cell;
  const bare = text.replaceAll('$', '');
  const col = columnNumber(bare);
  if (col !== undefined) return { row: side === 'first' ? 1 : MAX_ROW, col };
  if (/^[1-9][0-9]{0,6}$/.test(bare) && Number(bare) <= MAX_ROW)
    return { row: Number(bare), col: side === 'first' ? 1 : MAX_COL };
  return undefined;
}

export function rangeText(range: Range): string {
  const from = refOf({ row: range.top, col: range.left });
  const to = refOf({ row: range.bottom, col: range.right });
  return from === to ? from : `${from}:${to}`;
}

export function contains(range: Range, at: CellAt): boolean {
  return at.row >= range.top && at.row <= range.bottom && at.col >= range.left && at.col <= range.right;
}

export function overlaps(a: Range, b: Range): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
