// Places of rows, columns and merges: the standard's own figures, and that place → number → place agrees.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSheetHead } from './aSheetHead';
import { columnPixels, geometryOf, rowPixels } from './geometry';
import { MAX_COL } from './ref';
import type { SheetHead } from './sheet';

const geometry = (changes: Partial<SheetHead>) => geometryOf(aSheetHead(changes), 7);

describe('measures', () => {
  it('turns widths into pixels as the standard does', () => {
    expect(columnPixels(9.140625, 7)).toBe(64);
    expect(columnPixels(8.7109375, 7)).toBe(61);
    expect(columnPixels(9, 8)).toBe(72);
    expect(columnPixels(0, 7)).toBe(0);
  });
  it('turns points into pixels', () => {
    expect(rowPixels(15)).toBe(20);
    expect(rowPixels(13.5)).toBe(18);
    expect(rowPixels(14.25)).toBe(19);
  });
});

describe('a sheet laid out', () => {
  const sheet = geometry({
    lastRow: 10,
    lastCol: 4,
    defaultRowHeight: 15,
    defaultColWidth: 9.140625,
    columns: [
      { from: 1, to: 1, width: 20, hidden: false },
      { from: 2, to: 2, width: 10, hidden: true },
      { from: 4, to: MAX_COL, width: 5, hidden: false },
    ],
    rows: [
      { row: 2, height: 30, fixed: true, hidden: false },
      { row: 3, fixed: false, hidden: true },
    ],
    merges: [
      { top: 2, left: 1, bottom: 4, right: 3 },
      { top: 100, left: 5, bottom: 60_000, right: 5 },
    ],
  });

  it('knows sizes, also hidden and beyond the used part', () => {
    expect([1, 2, 3, 4, 5, 900].map((col) => sheet.cols.sizeOf(col))).toEqual([140, 0, 64, 35, 35, 35]);
    expect([1, 2, 3, 4, 11].map((row) => sheet.rows.sizeOf(row))).toEqual([20, 40, 0, 20, 20]);
  });

  it('adds them up', () => {
    expect(sheet.cols.startOf(3)).toBe(140);
    expect(sheet.cols.startOf(6)).toBe(140 + 64 + 70);
    expect(sheet.rows.startOf(4)).toBe(60);
    expect(sheet.rows.startOf(21)).toBe(60 + 17 * 20);
    expect(sheet.rectOf({ top: 2, left: 1, bottom: 4, right: 3 })).toEqual({ x: 0, y: 20, width: 204, height: 60 });
  });

  it('finds the visible row and column at a place', () => {
    expect(sheet.colAt(139)).toBe(1);
    expect(sheet.colAt(140)).toBe(3);
    expect(sheet.rowAt(60)).toBe(4);
    expect(sheet.rowAt(59)).toBe(2);
    expect(sheet.rowAt(-5)).toBe(1);
    expect(sheet.rowAt(60 + 17 * 20)).toBe(21);
  });

  it('finds merges, tall ones too', () => {
    expect(sheet.mergeAt(3, 2)).toEqual({ top: 2, left: 1, bottom: 4, right: 3 });
    expect(sheet.mergeAt(5, 2)).toBeUndefined();
    expect(sheet.anchorOf(59_999, 5)).toEqual({ row: 100, col: 5 });
    expect(sheet.spanAt(1, 1)).toEqual({ top: 1, left: 1, bottom: 1, right: 1 });
  });

  it('keeps rows hidden by default out of sight', () => {
    const hidden = geometry({ lastRow: 5, rowsHiddenByDefault: true, rows: [{ row: 2, fixed: false, hidden: false }] });
    expect([1, 2, 3].map((row) => hidden.rows.sizeOf(row))).toEqual([0, 20, 0]);
    expect(hidden.rowAt(500)).toBe(2);
  });

  it('takes grown heights only where the file has none', () => {
    const head = aSheetHead({ lastRow: 3, rows: [{ row: 2, height: 30, fixed: true, hidden: false }] });
    const grown = geometryOf(
      head,
      7,
      new Map([
        [1, 55],
        [2, 99],
      ]),
    );
    expect([1, 2, 3].map((row) => grown.rows.sizeOf(row))).toEqual([55, 40, 20]);
  });

  it('agrees with itself at every place', () => {
    const rows = fc.array(fc.record({ height: fc.integer({ min: 1, max: 100 }), hidden: fc.boolean() }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, fc.nat(5000), (list, place) => {
        const head = aSheetHead({
          lastRow: list.length,
          rows: list.map((row, i) => ({ row: i + 1, fixed: true, ...row })),
        });
        const { rows: axis } = geometryOf(head, 7);
        const index = axis.indexAt(place);
        expect(axis.startOf(index)).toBeLessThanOrEqual(place);
        expect(axis.startOf(index) + axis.sizeOf(index)).toBeGreaterThan(place);
      }),
    );
  });

  it('lays out 100,000 rows at once', () => {
    const big = geometry({
      lastRow: 100_000,
      merges: Array.from({ length: 20_000 }, (_, i) => ({ top: 5 * i + 1, left: 1, bottom: 5 * i + 3, right: 2 })),
    });
    expect(big.rows.startOf(100_001)).toBe(2_000_000);
    expect(big.rowAt(1_999_999)).toBe(100_000);
    expect(big.anchorOf(99_998, 2)).toEqual({ row: 99_996, col: 1 });
  });
});
