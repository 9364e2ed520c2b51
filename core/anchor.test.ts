// Where drawings stand, in pixels of the sheet.
import { describe, expect, it } from 'vitest';
import { anchorRect } from './anchor';
import { aSheetHead } from './aSheetHead';
import { geometryOf } from './geometry';

const geometry = geometryOf(aSheetHead({ lastRow: 10, lastCol: 10, defaultColWidth: 9.75 }), 8);
const from = { row: 2, col: 2, dx: 95_250, dy: 0 };

describe('the box of a drawing', () => {
  it('reaches from cell to cell, and never leaves them by its offsets', () => {
    const width = geometry.cols.sizeOf(1);
    expect(anchorRect({ kind: 'twoCell', from, to: { row: 4, col: 3, dx: 9e9, dy: 9525 } }, geometry)).toEqual({
      x: width + 10,
      y: 20,
      width: 2 * width - 10,
      height: 41,
    });
  });

  it('keeps its own size when it hangs at one cell or lies anywhere', () => {
    expect(anchorRect({ kind: 'oneCell', from, width: 952_500, height: 9525 }, geometry)).toMatchObject({ width: 100 });
    expect(
      anchorRect({ kind: 'absolute', x: 9525, y: 0, width: 95_250, height: 95_250 }, geometry, {
        x: 0.5,
        y: 0,
        width: 0.5,
        height: 1,
      }),
    ).toEqual({ x: 6, y: 0, width: 5, height: 10 });
  });
});
