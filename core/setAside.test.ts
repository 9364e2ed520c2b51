// What a blank template loses when a filled form becomes one: values, and nothing printed.
import { expect, test } from 'vitest';
import { anInput, anUnderstanding } from './anUnderstanding';
import { valuesToSetAside } from './setAside';

const at = (row: number, col: number, text: string) => ({ row, col, text });
const understood = anUnderstanding({
  inputs: [
    anInput({ row: 4, col: 2 }, { printed: '12', reason: 'valueInBody' }),
    anInput({ row: 4, col: 3 }, { printed: '  年  月  日', reason: 'mask', type: 'date' }),
    anInput({ row: 4, col: 4 }, { printed: '□是 □否', reason: 'checkbox', type: 'checkbox' }),
    anInput({ row: 4, col: 5 }, { printed: '{{name}}', reason: 'token' }),
    anInput({ row: 4, col: 6 }, { printed: '结果：合格', reason: 'labelInCell', inline: true }),
  ],
  lists: [
    {
      confidence: 0.9,
      reason: 'blankRows',
      block: 1,
      headRows: { from: 6, to: 6 },
      firstRow: 7,
      lastRow: 9,
      growable: true,
      section: [],
      columns: [
        { col: 1, label: '序号', path: ['序号'], type: 'number', rowNumber: true },
        { col: 2, label: '姓名', path: ['姓名'], type: 'text' },
        { col: 3, label: '合计', path: ['合计'], type: 'number', calculated: true },
      ],
    },
  ],
});

test('figures in inputs and records in lists are values', () => {
  const printed = [at(4, 2, '12'), at(7, 2, '张三'), at(9, 2, '李四')];
  expect(valuesToSetAside(understood, { printed })).toEqual(printed);
});

test('labels, masks, boxes, tokens, row numbers, results and what lies outside the table stay', () => {
  const printed = [
    at(1, 1, '月报表'),
    at(4, 3, '  年  月  日'),
    at(4, 4, '□是 □否'),
    at(4, 5, '{{name}}'),
    at(4, 6, '结果：合格'),
    at(7, 1, '1'),
    at(7, 3, '5'),
    at(10, 2, '合计'),
  ];
  expect(valuesToSetAside(understood, { printed })).toEqual([]);
});

test('a date written into a mask is a value', () => {
  const printed = [at(4, 3, '2026年10月5日')];
  expect(valuesToSetAside(understood, { printed })).toEqual(printed);
});

test('a form printed with noughts is blank; noughts among figures are values', () => {
  expect(valuesToSetAside(understood, { printed: [at(4, 2, '0'), at(7, 2, '0')] })).toEqual([]);
  const printed = [at(4, 2, '0'), at(7, 2, '3')];
  expect(valuesToSetAside(understood, { printed })).toEqual(printed);
});
