// Builder for tests: an understanding of a sheet that concludes nothing, to be changed where a test cares.
// Not for the product: a real one comes from core/infer.
import type { CellAt } from './ref';
import type { InputField, Understanding } from './understanding';

export function anUnderstanding(changes: Partial<Understanding> = {}): Understanding {
  return {
    kind: [],
    blocks: [],
    meta: [],
    inputs: [],
    totals: [],
    lists: [],
    leftOut: [],
    remarks: [],
    said: [],
    ...changes,
  };
}

export function anInput(at: CellAt, changes: Partial<InputField> = {}): InputField {
  return {
    ...at,
    path: ['甲', '乙'],
    type: 'number',
    block: 0,
    confidence: 0.9,
    reason: 'headsOnTwoSides',
    ...changes,
  };
}
