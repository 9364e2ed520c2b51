import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellAt, contains, rangeText } from '../../core/ref';
import { groupCells } from './groups';

const alone = ({ row, col }: CellAt) => ({ top: row, left: col, bottom: row, right: col });
const at = (row: number, col: number) => ({ row, col });
const ranges = (cells: readonly CellAt[], alike: (cell: CellAt) => string = () => '') =>
  groupCells(cells, alone, alike).map(({ range }) => rangeText(range));

test('cells beside and under one another are one rectangle', () => {
  expect(ranges([at(2, 2), at(2, 3), at(3, 2), at(3, 3)])).toEqual(['B2:C3']);
});

test('a corner that is missing leaves two rectangles', () => {
  expect(ranges([at(2, 2), at(2, 3), at(3, 2)])).toEqual(['B2:C2', 'B3']);
});

test('cells that differ are not put together', () => {
  expect(ranges([at(2, 2), at(2, 3)], ({ col }) => String(col))).toEqual(['B2', 'C2']);
});

test('a merged cell counts once and reaches over its merge', () => {
  const spanOf = (cell: CellAt) => (cell.col === 2 ? { top: 2, left: 2, bottom: 2, right: 4 } : alone(cell));
  const [group] = groupCells([at(2, 2), at(2, 5)], spanOf, () => '');
  expect(group && rangeText(group.range)).toBe('B2:E2');
  expect(group?.cells).toHaveLength(2);
});

test('the rectangles hold every cell once and no other', () => {
  const cell = fc.record({ row: fc.integer({ min: 1, max: 12 }), col: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ({ row, col }) => row * 100 + col }), (cells) => {
      const sorted = cells.toSorted((a, b) => a.row - b.row || a.col - b.col);
      const groups = groupCells(sorted, alone, () => '');
      for (const one of sorted) expect(groups.filter(({ range }) => contains(range, one))).toHaveLength(1);
      const area = groups.reduce(
        (sum, { range }) => sum + (range.bottom - range.top + 1) * (range.right - range.left + 1),
        0,
      );
      expect(area).toBe(sorted.length);
    }),
  );
});
