// A filled copy of a form is known by its printed words; one changed word makes it another form.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInput, anUnderstanding } from '../anUnderstanding';
import { copyOf, type Printed, type Skeleton, similarity, skeletonOf } from './skeleton';

/** Three rows of figures under two heads, a line of head and foot, a list of three rows, a formula. */
const labels: readonly Printed[] = [
  { row: 1, col: 1, text: '治安案件月报表' },
  { row: 2, col: 1, text: '填报单位：' },
  { row: 2, col: 3, text: '2026年  月' },
  { row: 3, col: 1, text: '项目' },
  { row: 3, col: 2, text: '本期' },
  { row: 3, col: 3, text: '累计' },
  { row: 4, col: 1, text: '受理' },
  { row: 5, col: 1, text: '查处' },
  { row: 6, col: 1, text: '处罚' },
  { row: 8, col: 1, text: '姓名' },
  { row: 8, col: 2, text: '地址' },
];
const inputs = [4, 5, 6].flatMap((row) => [2, 3].map((col) => ({ row, col })));
const understood = anUnderstanding({
  inputs: inputs.map((at) => anInput(at)),
  lists: [
    {
      confidence: 0.9,
      reason: 'blankRows',
      block: 1,
      headRows: { from: 8, to: 8 },
      firstRow: 9,
      lastRow: 11,
      growable: true,
      section: [],
      columns: [1, 2].map((col) => ({ col, label: '', path: [], type: 'text' as const })),
    },
  ],
});
const template: Skeleton = { printed: labels, formulas: [{ row: 7, col: 2 }] };
const inOrder = (cells: readonly Printed[]): Skeleton => ({
  printed: [...cells].sort((a, b) => a.row - b.row || a.col - b.col),
  formulas: template.formulas,
});

const someText = fc.string({ minLength: 1, maxLength: 8 });
const someValues = fc
  .subarray([...inputs, { row: 9, col: 1 }, { row: 10, col: 2 }])
  .chain((cells) => fc.tuple(...cells.map((at) => someText.map((text) => ({ ...at, text })))));

test('a template filled with any values is known again, and exactly those values are read back', () => {
  fc.assert(
    fc.property(someValues, (values) => {
      const verdict = copyOf(template, understood, inOrder([...labels, ...values]));
      expect(verdict).toEqual({ same: true, filled: inOrder(values).printed, notPlaced: [] });
    }),
  );
});

test('one label changed, moved or missing makes it another form, however it is filled', () => {
  const fixed = labels.filter(({ text }) => !/：|年/.test(text));
  fc.assert(
    fc.property(someValues, fc.constantFrom(...fixed), fc.boolean(), (values, label, gone) => {
      const others = labels.filter((one) => one !== label);
      const changed = gone ? others : [...others, { ...label, text: `${label.text}数` }];
      expect(copyOf(template, understood, inOrder([...changed, ...values])).same).toBe(false);
    }),
  );
});

test('the period, the unit and the date written into printed lines do not make it another form', () => {
  const text = (from: string, to: string) => (cell: Printed) => (cell.text === from ? { ...cell, text: to } : cell);
  const copy = labels.map(text('填报单位：', '填报单位：城关派出所')).map(text('2026年  月', '2026年10月'));
  expect(copyOf(template, understood, inOrder(copy))).toMatchObject({ same: true, filled: [] });
  expect(copyOf(template, understood, inOrder(labels.map(text('填报单位：', '报送单位：东街'))))).toEqual({
    same: false,
  });
  expect(copyOf(template, understood, inOrder(labels.map(text('2026年  月', '2026年第三周'))))).toEqual({
    same: false,
  });
});

test('what stands beside the form is told, not placed; too much of it makes it another form', () => {
  const note = { row: 20, col: 5, text: '已电话核对' };
  expect(copyOf(template, understood, inOrder([...labels, note]))).toEqual({
    same: true,
    filled: [],
    notPlaced: [note],
  });
  const notes = [20, 21, 22, 23].map((row) => ({ ...note, row }));
  expect(copyOf(template, understood, inOrder([...labels, ...notes])).same).toBe(false);
});

test('a value typed over a formula of the template is neither a difference nor a value to be placed', () => {
  const over = { row: 7, col: 2, text: '12' };
  expect(copyOf(template, understood, inOrder([...labels, over]))).toEqual({ same: true, filled: [], notPlaced: [] });
});

test('a sheet with next to no words is no template that a copy could be known by', () => {
  const two: Skeleton = { printed: labels.slice(0, 2), formulas: [] };
  expect(copyOf(two, anUnderstanding(), two).same).toBe(false);
});

test('a skeleton holds texts and figures, not the results of formulas', () => {
  const cells = [
    { row: 1, col: 1, style: 0, value: '合计' },
    { row: 1, col: 2, style: 0, value: 3, formula: 'SUM(B2:B3)' },
    { row: 2, col: 1, style: 0 },
    { row: 2, col: 2, style: 0, value: 1 },
  ];
  expect(skeletonOf(cells)).toEqual({
    printed: [
      { row: 1, col: 1, text: '合计' },
      { row: 2, col: 2, text: '1' },
    ],
    formulas: [{ row: 1, col: 2 }],
  });
});

test('likeness is 1 with itself, 0 with nothing in common, and the same both ways', () => {
  const sheet = fc
    .array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 8 })
    .map((texts): Skeleton[] => [{ printed: texts.map((text, i) => ({ row: i + 1, col: 1, text })), formulas: [] }]);
  fc.assert(
    fc.property(sheet, sheet, (a, b) => {
      expect(similarity(a, a)).toBe(1);
      expect(similarity(a, b)).toBe(similarity(b, a));
      expect(similarity(a, b)).toBeLessThanOrEqual(1);
    }),
  );
  expect(similarity([template], [{ printed: [{ row: 1, col: 1, text: '别的' }], formulas: [] }])).toBe(0);
});
