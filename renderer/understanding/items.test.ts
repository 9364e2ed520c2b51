import { expect, test } from 'vitest';
import type { CellAt } from '../../core/ref';
import { aList, aMeta, anInput, anUnderstanding } from './anUnderstanding';
import { itemsOf } from './items';

const alone = ({ row, col }: CellAt) => ({ top: row, left: col, bottom: row, right: col });
const listed = (...args: Parameters<typeof anUnderstanding>) => itemsOf(anUnderstanding(...args), alone, 40);

test('the most doubtful comes first, then head and foot, then the rest as one reads', () => {
  const items = listed({
    inputs: [anInput(3, 2), anInput(4, 2, { confidence: 0.7, reason: 'labelBeside' }), anInput(5, 2)],
    meta: [aMeta(1, 2), aMeta(20, 2, { role: 'filler', label: '填表人', confidence: 0.6 })],
    lists: [aList({ block: 2 })],
  });
  expect(items.map((item) => item.words)).toEqual([
    '填表人',
    '行4 › 列2',
    '填报单位',
    '行3 › 列2',
    '行5 › 列2',
    '清单',
  ]);
  expect(items.map((item) => item.isDoubtful)).toEqual([true, true, false, false, false, false]);
});

test('doubtful cells that stand together are settled as one', () => {
  const doubt = { confidence: 0.6, reason: 'labelBeside' } as const;
  const cells = [3, 4].flatMap((row) => [2, 3, 4].map((col) => anInput(row, col, doubt)));
  const [item, ...others] = listed({ inputs: cells });
  expect(others).toEqual([]);
  expect(item?.detail).toBe('等 6 格 · 数字');
  expect(item?.confirm).toEqual([{ does: 'input', range: { top: 3, left: 2, bottom: 4, right: 4 }, on: true }]);
});

test('cells of different kinds are not settled as one', () => {
  const doubt = { confidence: 0.6, reason: 'labelBeside' } as const;
  expect(listed({ inputs: [anInput(3, 2, doubt), anInput(3, 3, { ...doubt, type: 'text' })] })).toHaveLength(2);
});

test('what the clerk has settled is no doubt any more', () => {
  const items = listed({ inputs: [anInput(3, 2, { confidence: 0.6, reason: 'corrected' })] });
  expect(items.map((item) => item.isDoubtful)).toEqual([false]);
});

test('totals are listed only where they are doubtful', () => {
  const sure = { formula: true, confidence: 0.95, reason: 'sumFormula' } as const;
  const doubt = { formula: false, confidence: 0.6, reason: 'totalWord' } as const;
  const items = listed({
    totals: [
      { row: 3, col: 3, ...sure },
      { row: 9, col: 3, ...doubt },
    ],
  });
  expect(items.map((item) => item.key)).toEqual(['total 9 3 9 3']);
});

test('a title found somewhere doubtful is asked about; a sure one is not', () => {
  const title = { text: '治安管理工作月报表', at: { row: 1, col: 1 }, reason: 'largestLetters' } as const;
  expect(listed({ title: { ...title, confidence: 0.6 } }).map((item) => item.kind)).toEqual(['title']);
  expect(listed({ title: { ...title, confidence: 0.9 } })).toEqual([]);
});

test('a cell that states two things has two lines', () => {
  const items = listed({ meta: [aMeta(20, 2, { role: 'filler' }), aMeta(20, 2, { role: 'fill_date' })] });
  expect(new Set(items.map((item) => item.key)).size).toBe(2);
});

test('a line found right is asked about no more, whatever inference still thinks of it', () => {
  const list = aList({ confidence: 0.6 });
  const [item] = listed({ lists: [list] });
  expect(item?.isDoubtful).toBe(true);
  const again = itemsOf(anUnderstanding({ lists: [list] }), alone, 40, [item?.key ?? '']);
  expect(again.map((one) => one.isDoubtful)).toEqual([false]);
});

test('confirming one of two things that a cell states does not take away the other', () => {
  const items = listed({
    meta: [aMeta(20, 2, { role: 'filler', confidence: 0.6 }), aMeta(20, 2, { role: 'fill_date', confidence: 0.6 })],
  });
  expect(items.map((item) => item.confirm)).toEqual([[], []]);
});
