import { expect, test } from 'vitest';
import type { CellModel } from '../../core/sheet';
import { wholeSource } from './cellSource';
import { computedSource } from './computedSource';

const printed: CellModel = { row: 2, col: 1, style: 0, value: '合计' };
const total: CellModel = { row: 2, col: 2, style: 0, value: 0, formula: 'SUM(B3:B9)' };
const other: CellModel = { row: 5, col: 2, style: 0, formula: 'B2*2' };
const aSource = () => computedSource(wholeSource([printed, total, other]));

test('a formula shows its result, printed words stay', () => {
  const source = aSource();
  source.show(
    new Map([
      ['B2', 17],
      ['A2', 99],
    ]),
  );
  expect(source.cellAt(2, 2)).toMatchObject({ value: 17, formula: 'SUM(B3:B9)' });
  expect(source.rowCells(2)).toEqual([printed, { ...total, value: 17 }]);
});

test('a formula that cannot be computed here shows nothing instead of the old number', () => {
  const source = aSource();
  source.show(new Map([['B2', null]]));
  expect(source.cellAt(2, 2)).toEqual({ row: 2, col: 2, style: 0, formula: 'SUM(B3:B9)' });
});

test('without results the template shows as it came', () => {
  const source = aSource();
  source.show(new Map([['B2', 17]]));
  source.show(new Map());
  expect(source.cellAt(2, 2)).toBe(total);
});

test('only rows whose results changed are new, and nothing is told when nothing changed', () => {
  const source = aSource();
  let told = 0;
  source.subscribe(() => {
    told += 1;
  });
  source.show(
    new Map([
      ['B2', 17],
      ['B5', 34],
    ]),
  );
  const [two, five] = [source.rowCells(2), source.rowCells(5)];
  expect(source.rowCells(2)).toBe(two);
  source.show(
    new Map([
      ['B2', 17],
      ['B5', 34],
    ]),
  );
  expect(told).toBe(1);
  source.show(
    new Map([
      ['B2', 17],
      ['B5', 36],
    ]),
  );
  expect(told).toBe(2);
  expect(source.rowCells(2)).toBe(two);
  expect(source.rowCells(5)).not.toBe(five);
});
