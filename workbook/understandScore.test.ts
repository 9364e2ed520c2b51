// The score of understanding: what counts, what does not, and that a perfect reading is perfect.
import { describe, expect, it } from 'vitest';
import type { InputField, Understanding } from '../core/understanding';
import { macroOf, ratesOf, scoreOf, sumOf, type Truth } from './understandScore';

const truth: Truth = {
  file: '表.xlsx',
  sheet: '表',
  title: '月报表',
  title_ref: 'A1',
  meta: [{ ref: 'A2', role: 'fill_unit' }],
  inputs: [
    { ref: 'B4', path: ['一、警情', '起 数'], unit: '起', type: 'number' },
    { ref: 'C4', path: ['其中：夜间'], parent: '起数', type: 'number' },
    { ref: 'D4', path: ['备注：'], alt_path: ['其他', '备注'], type: 'text' },
  ],
  totals: ['B9', 'C9:D9'],
  optional: ['E4'],
  detail_regions: [
    {
      header_rows: [11, 11],
      first_row: 12,
      last_row: 20,
      columns: [
        { col: 'B', label: '姓 名' },
        { col: 'D', label: '日期' },
      ],
    },
  ],
};

const input = (row: number, col: number, path: string[], more: Partial<InputField> = {}): InputField => ({
  row,
  col,
  path,
  type: 'number',
  block: 0,
  confidence: 1,
  reason: 'headsOnTwoSides',
  ...more,
});
const understood = (inputs: InputField[], more: Partial<Understanding> = {}): Understanding => ({
  kind: ['matrix'],
  title: { text: '月报表', confidence: 1, reason: 'largestLetters' },
  blocks: [],
  meta: [],
  inputs,
  totals: [],
  lists: [],
  leftOut: [],
  remarks: [],
  said: [],
  ...more,
});
const all = [
  input(4, 2, ['一、警情', '起数'], { unit: '起' }),
  input(4, 3, ['其中:夜间']),
  input(4, 4, ['备注'], { type: 'text' }),
];

describe('the score of understanding', () => {
  it('is full for a reading that says what the truth says, blanks, width of signs and colons aside', () => {
    const { counts, faults } = scoreOf({ ...truth, meta: [], totals: [], detail_regions: [] }, understood(all));
    expect(faults).toEqual([]);
    expect(ratesOf(counts)).toEqual({ precision: 1, recall: 1, f1: 1, path: 1, unit: 1, type: 1 });
  });

  it('takes another path and a path with the parent in it as right', () => {
    const other = [input(4, 3, ['起数', '其中：夜间']), input(4, 4, ['其他', '备注'], { type: 'text' })];
    expect(scoreOf(truth, understood(other)).counts.path).toBe(2);
    expect(scoreOf(truth, understood([input(4, 2, ['起数'])])).counts.path).toBe(0);
  });

  it('counts an input too many, but none among what is optional, a statement of the form or a list', () => {
    const more = [
      [2, 1],
      [4, 5],
      [15, 3],
      [20, 4],
      [21, 4],
      [4, 6],
    ].map(([row = 0, col = 0]) => input(row, col, ['x']));
    const { counts, faults } = scoreOf(truth, understood([...all, ...more]));
    expect(counts.extra).toBe(2);
    expect(faults.filter((fault) => fault.what === 'extra').map(({ ref }) => ref)).toEqual(['D21', 'F4']);
  });

  it('names what is missing: a cell, a statement, a total, a column, the title', () => {
    const { faults } = scoreOf(truth, undefined);
    expect(faults.map(({ what, ref }) => `${what} ${ref}`)).toEqual([
      'missed B4',
      'missed C4',
      'missed D4',
      'title A1',
      'meta A2 fill_unit',
      'total B9',
      'total C9',
      'total D9',
      'column B 姓名',
      'column D 日期',
    ]);
  });

  it('finds statements by cell and role, totals by cell, columns by letter and label', () => {
    const concluded = { confidence: 1, reason: 'roleWord' } as const;
    const at = { row: 2, col: 1 };
    const column = (col: number, label: string) => ({ col, label, path: [label], type: 'text' as const });
    const { counts } = scoreOf(
      truth,
      understood([], {
        meta: [{ ...concluded, at, labelAt: at, role: 'fill_unit', label: '填报单位', inline: true }],
        totals: [{ row: 9, col: 3, formula: true, ...concluded }],
        lists: [
          {
            ...concluded,
            block: 0,
            headRows: { from: 11, to: 11 },
            firstRow: 12,
            growable: true,
            section: [],
            columns: [column(2, '姓名'), column(3, '日期')],
          },
        ],
      }),
    );
    expect([counts.metaFound, counts.totalsFound, counts.columnsFound]).toEqual([1, 1, 1]);
  });

  it('is nothing, not a fault of arithmetic, where nothing is found, and full where nothing is asked', () => {
    expect(ratesOf(scoreOf(truth, understood([])).counts)).toMatchObject({ precision: 0, recall: 0, f1: 0 });
    const empty = { ...truth, inputs: [] };
    expect(ratesOf(scoreOf(empty, understood([])).counts).f1).toBe(1);
    expect(ratesOf(scoreOf(empty, understood([input(30, 1, ['x'])])).counts).f1).toBe(0);
  });

  it('averages over the forms that have something of the kind, and adds counts up over all', () => {
    expect(macroOf([{ f1: 1, meta: 0.5 }, { f1: 0.5 }])).toEqual({ f1: 0.75, meta: 0.5 });
    const { counts } = scoreOf(truth, understood(all));
    expect(sumOf([counts, counts])).toMatchObject({ inputs: 6, found: 6, columns: 4, title: 2 });
  });
});
