// May this cell of a template be typed in? One answer for the window and the main process, with the reason of a refusal.
// Law: only blank cells of the template take values; printed words, formulas and what a merge covers never change.
import type { SheetGeometry } from './geometry';
import type { CellAt } from './ref';
import type { CellModel, CellStyle, SheetHead } from './sheet';

/** printed: the template says something here; covered: inside a merge, not its first cell; locked: by sheet protection. */
export const REFUSALS = ['printed', 'formula', 'covered', 'locked', 'hidden', 'outside'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type SheetShape = Pick<SheetHead, 'lastRow' | 'lastCol' | 'isProtected' | 'columns' | 'rows'>;

/** Why the cell cannot be typed in; undefined when it can. `cell` is what the template stores there, if anything. */
export function refusalOf(
  head: SheetShape,
  styles: readonly CellStyle[],
  geometry: SheetGeometry,
  at: CellAt,
  cell: CellModel | undefined,
): Refusal | undefined {
  if (at.row < 1 || at.col < 1 || at.row > head.lastRow || at.col > head.lastCol) return 'outside';
  const merge = geometry.mergeAt(at.row, at.col);
  if (merge && (merge.top !== at.row || merge.left !== at.col)) return 'covered';
  if (cell?.formula !== undefined) return 'formula';
  if (cell?.value !== undefined && cell.value !== '') return 'printed';
  const rect = geometry.rectOf(geometry.spanAt(at.row, at.col));
  if (rect.width === 0 || rect.height === 0) return 'hidden';
  if (head.isProtected && (styles[styleIndexAt(head, at, cell)]?.locked ?? true)) return 'locked';
  return undefined;
}

/** The style a cell has by itself, else by its row, else by its column (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13). */
export function styleIndexAt(head: SheetShape, at: CellAt, cell: CellModel | undefined): number {
  if (cell) return cell.style;
  const { rows, columns } = bandStyles(head);
  return rows.get(at.row) ?? columns.get(at.col) ?? 0;
}

interface BandStyles {
  readonly rows: ReadonlyMap<number, number>;
  readonly columns: ReadonlyMap<number, number>;
}
const known = new WeakMap<SheetShape, BandStyles>();

function bandStyles(head: SheetShape): BandStyles {
  const found = known.get(head);
  if (found) return found;
  const rows = new Map(head.rows.flatMap(({ row, style }) => (style === undefined ? [] : [[row, style] as const])));
  const columns = new Map<number, number>();
  for (const { from, to, style } of head.columns) {
    if (style === undefined) continue;
    for (let col = from; col <= Math.min(to, Math.max(head.lastCol, from)); col++) columns.set(col, style);
  }
  const made = { rows, columns };
  known.set(head, made);
  return made;
}
