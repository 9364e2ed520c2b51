import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellAt } from '../../core/ref';
import type { InputField, ListRegion } from '../../core/understanding';
import type { InputOrder } from '../grid/steps';
import { inputOrder } from './inputOrder';

const input = (row: number, col: number, block = 1): InputField => ({
  row,
  col,
  block,
  path: ['甲'],
  type: 'number',
  confidence: 0.9,
  reason: 'headAbove',
});

const list = (part: Partial<ListRegion> = {}): ListRegion => ({
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
    { col: 4, label: '小计', path: ['小计'], type: 'number', calculated: true },
  ],
  confidence: 0.9,
  reason: 'blankRows',
  ...part,
});

/** All stops as `next` finds them from before the first cell. */
function walk(order: InputOrder, step: 1 | -1 = 1): string[] {
  const found: string[] = [];
  const start = step === 1 ? { row: 1, col: 0 } : { row: 100_000, col: 100 };
  for (let at = order.next(start, step); at; at = order.next(at, step)) found.push(`${at.row},${at.col}`);
  return found;
}

test('inputs come block by block: two tables side by side are not mixed row by row', () => {
  const order = inputOrder({ inputs: [input(3, 2, 1), input(4, 2, 1), input(3, 6, 2), input(4, 6, 2)], lists: [] }, 20);
  expect(walk(order)).toEqual(['3,2', '4,2', '3,6', '4,6']);
  expect(walk(order, -1)).toEqual(['4,6', '3,6', '4,2', '3,2']);
});

test('a field at the foot that stands in no table comes where it stands, after the table', () => {
  const order = inputOrder({ inputs: [input(14, 1, -1), input(2, 1, -1), input(4, 1), input(5, 1)], lists: [] }, 20);
  expect(walk(order)).toEqual(['2,1', '4,1', '5,1', '14,1']);
});

test('a list is walked row by row, without the columns that count or compute', () => {
  const order = inputOrder({ inputs: [input(3, 2)], lists: [list()] }, 20);
  expect(walk(order)).toEqual(['3,2', '10,2', '10,3', '11,2', '11,3', '12,2', '12,3']);
  expect(order.length).toBe(7);
  expect(order.isStop(10, 1)).toBe(false);
  expect(order.isStop(10, 4)).toBe(false);
  expect(order.isStop(12, 3)).toBe(true);
});

test('a list without an end goes as far as the sheet has room', () => {
  const { lastRow: _end, ...open } = list();
  const order = inputOrder({ inputs: [], lists: [open] }, 100_000);
  expect(order.isStop(100_000, 3)).toBe(true);
  expect(order.isStop(100_001, 3)).toBe(false);
  expect(order.next({ row: 54_321, col: 1 }, 1)).toEqual({ row: 54_321, col: 2 });
  expect(order.next({ row: 54_321, col: 1 }, -1)).toEqual({ row: 54_320, col: 3 });
});

test('a list with printed row heads has its cells among the inputs and is not walked twice', () => {
  const order = inputOrder({ inputs: [input(10, 2, 2), input(11, 2, 2)], lists: [list({ rowHeads: [1] })] }, 20);
  expect(walk(order)).toEqual(['10,2', '11,2']);
});

test('from a cell that is no input, the way goes on from where the eye is', () => {
  const order = inputOrder({ inputs: [input(3, 2), input(3, 4), input(5, 2)], lists: [] }, 20);
  expect(order.next({ row: 3, col: 3 }, 1)).toEqual({ row: 3, col: 4 });
  expect(order.next({ row: 3, col: 3 }, -1)).toEqual({ row: 3, col: 2 });
  expect(order.next({ row: 4, col: 9 }, 1)).toEqual({ row: 5, col: 2 });
  expect(order.next({ row: 5, col: 2 }, 1)).toBeUndefined();
  expect(order.next({ row: 1, col: 1 }, -1)).toBeUndefined();
});

test('every stop is reached once, forwards and backwards, whatever the inputs', () => {
  const cell = fc.record({ row: fc.integer({ min: 1, max: 30 }), col: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ({ row, col }) => `${row},${col}` }), (cells: CellAt[]) => {
      const sorted = cells.toSorted((a, b) => a.row - b.row || a.col - b.col);
      const order = inputOrder({ inputs: sorted.map(({ row, col }) => input(row, col)), lists: [] }, 30);
      const keys = sorted.map(({ row, col }) => `${row},${col}`);
      expect(walk(order)).toEqual(keys);
      expect(walk(order, -1)).toEqual(keys.toReversed());
    }),
  );
});
