import { describe, expect, it } from 'vitest';
import { aSheetHead } from './aSheetHead';
import { refusalOf } from './fillable';
import { geometryOf } from './geometry';
import { parseRange, parseRef } from './ref';
import type { CellModel, CellStyle, SheetHead } from './sheet';

const styles = [{ locked: true }, { locked: false }] as unknown as CellStyle[];

function refusal(ref: string, head: Partial<SheetHead>, stored?: Partial<CellModel>) {
  const at = parseRef(ref);
  if (!at) throw new Error(ref);
  const sheet = aSheetHead({ lastRow: 5, lastCol: 5, ...head });
  return refusalOf(sheet, styles, geometryOf(sheet, 7), at, stored && { ...at, style: 0, ...stored });
}

describe('which cells may be typed in', () => {
  it('lets every blank cell of the used range be typed in', () => {
    expect(refusal('B2', {})).toBeUndefined();
    expect(refusal('B2', {}, { style: 0 })).toBeUndefined();
    expect(refusal('B2', {}, { value: '' })).toBeUndefined();
  });

  it('refuses printed words, zeros and formulas', () => {
    expect(refusal('B2', {}, { value: '合计' })).toBe('printed');
    expect(refusal('B2', {}, { value: 0 })).toBe('printed');
    expect(refusal('B2', {}, { formula: 'SUM(B3:B5)' })).toBe('formula');
    expect(refusal('B2', {}, { formula: 'SUM(B3:B5)', value: 0 })).toBe('formula');
  });

  it('lets only the first cell of a merge be typed in', () => {
    const merges = [parseRange('B2:C3')].flatMap((range) => range ?? []);
    expect(refusal('B2', { merges })).toBeUndefined();
    expect(refusal('C2', { merges })).toBe('covered');
    expect(refusal('B3', { merges })).toBe('covered');
  });

  it('refuses what cannot be seen and what lies outside', () => {
    expect(refusal('B2', { rows: [{ row: 2, fixed: false, hidden: true }] })).toBe('hidden');
    expect(refusal('B2', { columns: [{ from: 2, to: 2, hidden: true }] })).toBe('hidden');
    expect(refusal('F1', {})).toBe('outside');
    expect(refusal('A6', {})).toBe('outside');
  });

  it('obeys sheet protection, with the style of the cell, its row or its column', () => {
    expect(refusal('B2', { isProtected: true })).toBe('locked');
    expect(refusal('B2', { isProtected: true }, { style: 1 })).toBeUndefined();
    expect(
      refusal('B2', { isProtected: true, rows: [{ row: 2, fixed: false, hidden: false, style: 1 }] }),
    ).toBeUndefined();
    expect(
      refusal('B2', { isProtected: true, columns: [{ from: 1, to: 3, hidden: false, style: 1 }] }),
    ).toBeUndefined();
  });
});
