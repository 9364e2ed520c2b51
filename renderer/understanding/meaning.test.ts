import { expect, test } from 'vitest';
import { aList, aMeta, anInput, anUnderstanding } from './anUnderstanding';
import { isDoubtful, meaningAt } from './meaning';

const form = anUnderstanding({
  title: { text: '月报表', at: { row: 1, col: 1 }, confidence: 0.9, reason: 'largestLetters' },
  blocks: [
    {
      number: 1,
      kind: 'matrix',
      range: { top: 2, left: 1, bottom: 8, right: 6 },
      headRows: { from: 2, to: 2 },
      headCols: [1],
      section: [],
    },
  ],
  inputs: [anInput(3, 2, { unit: '起' })],
  totals: [{ row: 3, col: 4, formula: true, confidence: 1, reason: 'sumFormula' }],
  leftOut: [{ row: 3, col: 5, confidence: 0.9, reason: 'grey' }],
  lists: [aList({ section: ['人员'] })],
  meta: [aMeta(20, 2)],
});
const kindAt = (row: number, col: number) => meaningAt(form, { row, col }, 40)?.kind;

test('each cell has one meaning', () => {
  expect(kindAt(1, 1)).toBe('title');
  expect(kindAt(2, 3)).toBe('heads');
  expect(kindAt(4, 1)).toBe('heads');
  expect(kindAt(3, 2)).toBe('input');
  expect(kindAt(3, 4)).toBe('total');
  expect(kindAt(3, 5)).toBe('leftOut');
  expect(kindAt(11, 2)).toBe('listCell');
  expect(kindAt(20, 2)).toBe('meta');
  expect(kindAt(30, 9)).toBeUndefined();
});

test('a cell of a list is called by its section and its column', () => {
  expect(meaningAt(form, { row: 11, col: 2 }, 40)).toMatchObject({ path: ['人员', '姓名'], type: 'text' });
  expect(meaningAt(form, { row: 3, col: 2 }, 40)).toMatchObject({ unit: '起' });
});

test('what a person settled is not doubtful, however unsure it was', () => {
  expect(isDoubtful({ confidence: 0.6, reason: 'headAbove' })).toBe(true);
  expect(isDoubtful({ confidence: 0.6, reason: 'corrected' })).toBe(false);
  expect(isDoubtful({ confidence: 0.9, reason: 'headAbove' })).toBe(false);
});
