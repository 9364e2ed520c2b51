import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  columnName,
  columnNumber,
  contains,
  MAX_COL,
  MAX_ROW,
  overlaps,
  parseRange,
  parseRef,
  rangeText,
  refOf,
} from './ref';

test('columns run from A to XFD', () => {
  expect(['A', 'Z', 'AA', 'AZ', 'ZZ', 'XFD'].map(columnNumber)).toEqual([1, 26, 27, 52, 702, 16384]);
  expect(columnNumber('XFE')).toBeUndefined();
  expect(columnNumber('甲')).toBeUndefined();
});

test('an address outside a sheet is none', () => {
  for (const ref of ['A0', 'A1048577', 'XFE1', '1A', 'A', 'A1:B2', ' A1', 'a 1', ''])
    expect(parseRef(ref), ref).toBeUndefined();
  expect(parseRef('$b$4')).toEqual({ row: 4, col: 2 });
});

test('ranges may be one cell, whole columns or whole rows, corners in any order', () => {
  expect(parseRange('D9:B4')).toEqual({ top: 4, left: 2, bottom: 9, right: 4 });
  expect(parseRange('B:D')).toEqual({ top: 1, left: 2, bottom: MAX_ROW, right: 4 });
  expect(parseRange('$2:$3')).toEqual({ top: 2, left: 1, bottom: 3, right: MAX_COL });
  expect(parseRange('B')).toBeUndefined();
  expect(parseRange('A1:B2:C3')).toBeUndefined();
});

const cells = fc.record({ row: fc.integer({ min: 1, max: MAX_ROW }), col: fc.integer({ min: 1, max: MAX_COL }) });

test('text and numbers name the same cell', () => {
  fc.assert(
    fc.property(cells, (at) => {
      expect(parseRef(refOf(at))).toEqual(at);
      expect(columnNumber(columnName(at.col))).toBe(at.col);
    }),
  );
});

test('two ranges overlap exactly when they share a corner cell of their meeting', () => {
  fc.assert(
    fc.property(cells, cells, cells, cells, (a, b, c, d) => {
      const one = parseRange(`${refOf(a)}:${refOf(b)}`)!;
      const two = parseRange(`${refOf(c)}:${refOf(d)}`)!;
      expect(parseRange(rangeText(one))).toEqual(one);
      const meeting = { row: Math.max(one.top, two.top), col: Math.max(one.left, two.left) };
      expect(overlaps(one, two)).toBe(contains(one, meeting) && contains(two, meeting));
    }),
  );
});
