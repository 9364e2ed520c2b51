import { expect, test } from 'vitest';
import { aList, aMeta, anInput, anUnderstanding } from './anUnderstanding';
import { partsOf, plainFix, refusalOfFix, saidFix } from './fixes';

const at = (row: number, col: number) => ({
  range: { top: row, left: col, bottom: row, right: col },
  active: { row, col },
});
const form = anUnderstanding({
  inputs: [anInput(3, 2), anInput(3, 3)],
  totals: [{ row: 3, col: 4, formula: true, confidence: 1, reason: 'sumFormula' }],
  lists: [aList()],
  meta: [aMeta(1, 2)],
});

test('the space key leaves an input out and takes any other cell in', () => {
  expect(plainFix('input', at(3, 2), form, 40)).toEqual({
    corrections: [{ does: 'input', range: at(3, 2).range, on: false }],
    words: 'B3 不填',
  });
  expect(plainFix('input', at(5, 5), form, 40).corrections).toMatchObject([{ on: true }]);
  expect(plainFix('input', at(11, 2), form, 40).corrections).toMatchObject([{ on: false }]);
});

test('a total and a list are switched off where they are, on where they are not', () => {
  expect(plainFix('total', at(3, 4), form, 40).corrections).toMatchObject([{ does: 'total', on: false }]);
  expect(plainFix('total', at(3, 2), form, 40).corrections).toMatchObject([{ does: 'total', on: true }]);
  expect(plainFix('list', at(11, 2), form, 40).corrections).toMatchObject([{ does: 'list', on: false }]);
  expect(plainFix('list', at(30, 2), form, 40).corrections).toMatchObject([{ does: 'list', on: true }]);
});

test('a fix is about exactly the cells selected', () => {
  const range = { top: 3, left: 2, bottom: 8, right: 6 };
  const selected = { range, active: { row: 3, col: 2 } };
  expect(plainFix('headRows', selected, form, 40)).toEqual({
    corrections: [{ does: 'headRows', range }],
    words: 'B3:F8 是表头行',
  });
  expect(saidFix({ fix: 'type', type: 'date' }, selected)).toEqual({
    corrections: [{ does: 'type', range, type: 'date' }],
    words: 'B3:F8 类型 日期',
  });
  expect(saidFix({ fix: 'unit', text: ' ' }, selected).corrections).toEqual([{ does: 'unit', range, unit: null }]);
  expect(saidFix({ fix: 'meta', role: null }, at(1, 2)).corrections).toEqual([
    { does: 'meta', at: { row: 1, col: 2 }, role: null },
  ]);
});

test('a name is typed level by level; a blank one changes nothing', () => {
  expect(partsOf('治安案件 > 立案＞本月')).toEqual(['治安案件', '立案', '本月']);
  expect(partsOf('元/人')).toEqual(['元/人']);
  expect(saidFix({ fix: 'path', text: ' > ' }, at(3, 2)).corrections).toEqual([]);
  expect(saidFix({ fix: 'path', text: '甲 › 乙' }, at(3, 2)).corrections).toEqual([
    { does: 'path', at: { row: 3, col: 2 }, path: ['甲', '乙'] },
  ]);
});

test('name, unit and type are refused with a word where nothing is to be filled', () => {
  expect(refusalOfFix('unit', at(3, 2), form, 40)).toBe('');
  expect(refusalOfFix('unit', at(30, 9), form, 40)).toContain('不是要填的格');
  expect(refusalOfFix('path', at(11, 2), form, 40)).toContain('按列标题取名');
  expect(refusalOfFix('meta', at(30, 9), form, 40)).toBe('');
});
