// A filled copy of a form is known by its printed words; one changed word makes it another form.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInput, anUnderstanding } from './anUnderstanding';
import { copyOf } from './filledCopy';
import type { Printed, Skeleton } from './infer/skeleton';

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
const template: Skeleton = { printed: labels, formulas: [{ row: 7, col: 2, text: '0' }] };
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
      expect(verdict).toEqual({ same: true, filled: inOrder(values).printed, notPlaced: [], beyond: [] });
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
    beyond: [],
  });
  const notes = [20, 21, 22, 23].map((row) => ({ ...note, row }));
  expect(copyOf(template, understood, inOrder([...labels, ...notes])).same).toBe(false);
});

test('a value typed over a formula of the template is neither a difference nor a value to be placed', () => {
  const over = { row: 7, col: 2, text: '12' };
  expect(copyOf(template, understood, inOrder([...labels, over]))).toEqual({
    same: true,
    filled: [],
    notPlaced: [],
    beyond: [],
  });
});

test('a sheet with next to no words is no template that a copy could be known by', () => {
  const two: Skeleton = { printed: labels.slice(0, 2), formulas: [] };
  expect(copyOf(two, anUnderstanding(), two).same).toBe(false);
});

test('what a formula of the copy came to in an input is its value', () => {
  const summed = { row: 4, col: 2, text: '7' };
  const copy = { printed: labels, formulas: [...template.formulas, summed, { row: 30, col: 9, text: '1' }] };
  expect(copyOf(template, understood, copy)).toEqual({ same: true, filled: [summed], notPlaced: [], beyond: [] });
});

test('rows put into a list move what stands below; their records are told, the rest is placed', () => {
  const foot = { row: 12, col: 1, text: '填表人：' };
  const below = { row: 12, col: 2, text: '负责人' };
  const form = { ...template, printed: [...labels, foot, below] };
  const asked = anUnderstanding({ ...understood, inputs: [...understood.inputs, anInput({ row: 13, col: 2 })] });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (rows) => {
      const first = { row: 9, col: 1, text: '张三' };
      const last = { row: 12, col: 1, text: '李四' };
      const signed = { row: 13 + rows, col: 2, text: '王五' };
      const moved = [foot, below].map((cell) => ({ ...cell, row: cell.row + rows }));
      expect(copyOf(form, asked, inOrder([...labels, first, last, ...moved, signed]))).toEqual({
        same: true,
        filled: [first, { row: 13, col: 2, text: '王五', from: { row: 13 + rows, col: 2 } }],
        notPlaced: [],
        beyond: [last],
      });
    }),
  );
});

test('a row put in outside a list makes it another form', () => {
  const moved = labels.map((cell) => (cell.row > 4 ? { ...cell, row: cell.row + 1 } : cell));
  expect(copyOf(template, understood, inOrder(moved)).same).toBe(false);
});
