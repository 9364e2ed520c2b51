// What the passes over a sheet collect before corrections are laid over it. Law: one place for each conclusion; passes only add.
import type { CellAt, Range } from '../ref';
import type { ValidationModel } from '../sheet';
import type { Block, InputField, LeftOut, ListRegion, MetaField, Reason, Remark, TotalCell } from '../understanding';
import type { Legend } from './colours';
import type { Grid, Tile } from './grid';

export interface Draft {
  readonly grid: Grid;
  readonly legend: Legend;
  readonly isProtected: boolean;
  readonly sheetUnits: readonly string[];
  readonly validations: readonly ValidationModel[];
  readonly blocks: Block[];
  readonly inputs: InputField[];
  readonly totals: TotalCell[];
  readonly lists: ListRegion[];
  readonly leftOut: LeftOut[];
  readonly meta: MetaField[];
  readonly remarks: Remark[];
}

/** Validations by column, so that thousands of them cost nothing a cell. */
const byColumn = new WeakMap<
  readonly ValidationModel[],
  Map<number, { range: Range; validation: ValidationModel }[]>
>();

export function validationAt(draft: Draft, at: CellAt): ValidationModel | undefined {
  let columns = byColumn.get(draft.validations);
  if (!columns) {
    columns = new Map();
    for (const validation of draft.validations)
      for (const range of validation.ranges)
        for (let col = range.left; col <= Math.min(range.right, draft.grid.cols + 1); col++) {
          const found = columns.get(col);
          if (found) found.push({ range, validation });
          else columns.set(col, [{ range, validation }]);
        }
    byColumn.set(draft.validations, columns);
  }
  return columns.get(at.col)?.find(({ range }) => at.row >= range.top && at.row <= range.bottom)?.validation;
}

/** Why an open cell is no place to fill by itself, whatever its labels say. */
export function refusedBy(draft: Draft, tile: Tile, greyIsOff: boolean): Reason | undefined {
  if (tile.hidden) return 'hidden';
  if (draft.isProtected && tile.locked) return 'locked';
  const meaning = draft.legend.meaningOf(tile.fill);
  if (meaning === 'notFilled' || meaning === 'calculated') return 'legendColour';
  if (meaning === 'filled') return undefined;
  return tile.fill !== undefined && greyIsOff ? 'grey' : undefined;
}

export function leaveOut(draft: Draft, tile: CellAt, reason: Reason, confidence = 0.9): void {
  draft.leftOut.push({ row: tile.row, col: tile.col, reason, confidence });
}
