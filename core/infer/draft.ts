// What the passes over a sheet collect before corrections are laid over it. Law: one place for each conclusion; passes only add.
import type { CellAt } from '../ref';
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

export function validationAt(draft: Draft, at: CellAt): ValidationModel | undefined {
  return draft.validations.find(({ ranges }) =>
    ranges.some(
      (range) => at.row >= range.top && at.row <= range.bottom && at.col >= range.left && at.col <= range.right,
    ),
  );
}

/** Why an open cell is no place to fill by itself, whatever its labels say. */
export function refusedBy(draft: Draft, tile: Tile, greyIsOff: boolean): Reason | undefined {
  if (tile.hidden) return 'hidden';
  if (draft.isProtected && tile.locked) return 'locked';
  if (tile.fill !== undefined) {
    const meaning = draft.legend.meaningOf(tile.fill);
    if (meaning === 'notFilled' || meaning === 'calculated') return 'legendColour';
    if (meaning === 'filled') return undefined;
    if (greyIsOff) return 'grey';
  }
  return undefined;
}

export function leaveOut(draft: Draft, tile: CellAt, reason: Reason, confidence = 0.9): void {
  draft.leftOut.push({ row: tile.row, col: tile.col, reason, confidence });
}
