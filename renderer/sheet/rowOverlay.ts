// What this report adds to a template, cut by row: values typed in it and how far each is saved. Law: a row whose values
// did not change keeps its identity, so that a key typed draws one row and no other.
import { parseRef } from '../../core/ref';
import { type CellValue, sameValue } from '../../core/value';

export type SaveState = 'saving' | 'saved' | 'failed';

export interface OverlayCell {
  readonly value?: CellValue;
  readonly save?: SaveState;
}
/** By column. */
export type RowOverlay = ReadonlyMap<number, OverlayCell>;
export type SheetOverlay = ReadonlyMap<number, RowOverlay>;

export const NO_OVERLAY: SheetOverlay = new Map();

export function overlayOf(
  values: ReadonlyMap<string, CellValue>,
  saves: ReadonlyMap<string, SaveState>,
  previous: SheetOverlay,
): SheetOverlay {
  const rows = new Map<number, Map<number, OverlayCell>>();
  const add = (ref: string, part: OverlayCell) => {
    const at = cellOf(ref);
    if (!at) return;
    const row = rows.get(at.row) ?? new Map<number, OverlayCell>();
    rows.set(at.row, row);
    row.set(at.col, { ...row.get(at.col), ...part });
  };
  for (const [ref, value] of values) add(ref, { value });
  for (const [ref, save] of saves) add(ref, { save });
  const kept = new Map<number, RowOverlay>();
  for (const [row, cells] of rows) {
    const before = previous.get(row);
    kept.set(row, before && sameRow(before, cells) ? before : cells);
  }
  return kept;
}

function sameRow(a: RowOverlay, b: RowOverlay): boolean {
  if (a.size !== b.size) return false;
  for (const [col, cell] of a) {
    const other = b.get(col);
    if (!other || other.save !== cell.save || !sameValue(other.value ?? null, cell.value ?? null)) return false;
  }
  return true;
}

const places = new Map<string, ReturnType<typeof parseRef>>();

/** Addresses recur with every key; reading each once keeps typing quick. */
function cellOf(ref: string): ReturnType<typeof parseRef> {
  if (places.has(ref)) return places.get(ref);
  if (places.size > 100_000) places.clear();
  const at = parseRef(ref);
  places.set(ref, at);
  return at;
}
