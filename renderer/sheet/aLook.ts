// Builder for tests of the drawing: a plain sheet whose letters have counted widths. Not for the product.
// Styles are named by what differs from the plain one; cells are given by address.
import { aSheetHead } from '../../core/aSheetHead';
import { geometryOf } from '../../core/geometry';
import { parseRange, parseRef } from '../../core/ref';
import type { CellModel, CellStyle, SheetHead, StoredValue } from '../../core/sheet';
import type { SheetLook } from './rowLayout';
import { COUNTING } from './textMeasure';

/** 12 points: a character is 16 pixels wide, a figure 8. */
export const PLAIN_STYLE: CellStyle = {
  font: { name: '宋体', size: 12, bold: false, italic: false, strike: false },
  horizontal: 'general',
  vertical: 'center',
  wrap: false,
  shrink: false,
  indent: 0,
  rotation: 0,
  format: 'General',
  locked: true,
  hideFormula: false,
};

export function aStyle(changes: Partial<CellStyle>): CellStyle {
  return { ...PLAIN_STYLE, ...changes };
}

export function aLook(
  styles: readonly CellStyle[] = [],
  head: Partial<SheetHead> = {},
  merges: readonly string[] = [],
): SheetLook {
  const sheet = aSheetHead({
    lastRow: 10,
    lastCol: 10,
    defaultColWidth: 9.75,
    merges: merges.flatMap((text) => parseRange(text) ?? []),
    ...head,
  });
  return {
    head: sheet,
    styles: [PLAIN_STYLE, ...styles],
    date1904: false,
    digitWidth: 8,
    geometry: geometryOf(sheet, 8),
    measure: COUNTING,
  };
}

export function aCell(ref: string, value?: StoredValue, style = 0): CellModel {
  const at = parseRef(ref);
  if (!at) throw new RangeError(ref);
  return { ...at, style, ...(value === undefined ? {} : { value }) };
}
