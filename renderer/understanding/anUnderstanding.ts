// Builder for tests of what is understood: a small form with a title, a head, a matrix, a total, a list and a signature.
// Not for the product.
import type { InputField, ListRegion, MetaField, Understanding } from '../../core/understanding';

export const anInput = (row: number, col: number, part: Partial<InputField> = {}): InputField => ({
  row,
  col,
  block: 1,
  path: [`行${row}`, `列${col}`],
  type: 'number',
  confidence: 0.95,
  reason: 'headsOnTwoSides',
  ...part,
});

export const aMeta = (row: number, col: number, part: Partial<MetaField> = {}): MetaField => ({
  at: { row, col },
  labelAt: { row, col: col - 1 },
  role: 'fill_unit',
  label: '填报单位',
  inline: false,
  confidence: 0.95,
  reason: 'roleWord',
  ...part,
});

export const aList = (part: Partial<ListRegion> = {}): ListRegion => ({
  block: 2,
  headRows: { from: 9, to: 9 },
  firstRow: 10,
  lastRow: 12,
  growable: true,
  section: [],
  columns: [
    { col: 1, label: '序号', path: ['序号'], type: 'number', rowNumber: true },
    { col: 2, label: '姓名', path: ['姓名'], type: 'text' },
    { col: 3, label: '日期', path: ['日期'], type: 'date' },
  ],
  confidence: 0.9,
  reason: 'blankRows',
  ...part,
});

export const anUnderstanding = (part: Partial<Understanding> = {}): Understanding => ({
  kind: ['matrix'],
  blocks: [],
  meta: [],
  inputs: [],
  totals: [],
  lists: [],
  leftOut: [],
  remarks: [],
  said: [],
  ...part,
});
