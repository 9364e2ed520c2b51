// The door to the inference for the shelf. Law: without inference nothing is concluded; an empty understanding says so.
import type { CellModel, CellStyle, SheetHead } from '../../core/sheet';
import type { Correction, SheetNames, Understanding } from '../../core/understanding';

export function understandSheet(
  _head: SheetHead,
  _cells: readonly CellModel[],
  _styles: readonly CellStyle[],
  _names: SheetNames,
  _corrections: readonly Correction[] = [],
): Understanding {
  return {
    kind: [],
    blocks: [],
    meta: [],
    inputs: [],
    totals: [],
    lists: [],
    leftOut: [],
    remarks: [],
    said: ['noInputs'],
  };
}
