import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLook } from './aLook';
import { cellAtPoint, frameOf, scrollTo, type Viewport, visibleBands } from './viewport';

const look = aLook([], { lastRow: 1000, lastCol: 80, freeze: { rows: 1, cols: 1 } });
const view: Viewport = { scrollLeft: 0, scrollTop: 0, width: 800, height: 600 };
const frame = (zoom = 1, headings = true) => frameOf(look.head, look.geometry, zoom, headings, view);

describe('the part of a sheet in sight', () => {
  it('is drawn a little beyond its edges and no further than the sheet', () => {
    expect(visibleBands(frame(), { ...view, scrollTop: 10_000 })).toEqual({
      rows: { from: 489, to: 544 },
      cols: { from: 2, to: 16 },
    });
    expect(visibleBands(frame(), { ...view, scrollTop: 1e9 }).rows.to).toBe(1000);
  });

  it('is all that is drawn at first', () => {
    const { geometry } = look;
    const { rows, cols } = visibleBands(frame(), { ...view, scrollTop: 10_000 }, false);
    const [above, below] = [geometry.rows.startOf(rows.from + 1), geometry.rows.startOf(rows.to)];
    expect([above > 10_000, below >= 10_600 && below < 10_600 + 2 * 20]).toEqual([true, true]);
    expect([cols.from, geometry.cols.startOf(cols.to) - 800 < 2 * 80]).toEqual([2, true]);
    expect(visibleBands(frame(), { ...view, scrollTop: 1e9 }, false).rows.to).toBe(1000);
  });

  it('keeps its headings and its frozen part under the mouse', () => {
    const scrolled = { ...view, scrollLeft: 780, scrollTop: 2000 };
    expect(cellAtPoint(frame(), 10, 300, scrolled)).toEqual({ row: 115, col: 0 });
    expect(cellAtPoint(frame(), 50, 30, scrolled)).toEqual({ row: 1, col: 1 });
    expect(cellAtPoint(frame(), 40 + 78 + 1, 20 + 20 + 1, scrolled)).toEqual({ row: 102, col: 12 });
  });

  it('lets go what is frozen when it would fill the window', () => {
    expect(frameOf(look.head, look.geometry, 1, false, { width: 100, height: 600 }).frozenCols).toBe(0);
  });

  it('shows any cell after scrolling to it, at any zoom', () => {
    const cell = fc.record({ row: fc.integer({ min: 1, max: 1000 }), col: fc.integer({ min: 1, max: 80 }) });
    const start = fc.record({ left: fc.nat(8000), top: fc.nat(30_000) });
    fc.assert(
      fc.property(cell, start, fc.constantFrom(0.5, 1, 1.25, 2), ({ row, col }, { left, top }, zoom) => {
        const now = { ...view, scrollLeft: left, scrollTop: top };
        const at = frame(zoom);
        const next = scrollTo(at, { top: row, bottom: row, left: col, right: col }, now);
        const rect = look.geometry.rectOf({ top: row, bottom: row, left: col, right: col });
        const x = (at.headX + rect.x + 2) * zoom - (col > at.frozenCols ? next.left : 0);
        const y = (at.headY + rect.y + 2) * zoom - (row > at.frozenRows ? next.top : 0);
        expect(cellAtPoint(at, x, y, { ...now, scrollLeft: next.left, scrollTop: next.top })).toEqual({ row, col });
        expect(x + (rect.width - 2) * zoom).toBeLessThanOrEqual(view.width + 1);
        expect(y + (rect.height - 2) * zoom).toBeLessThanOrEqual(view.height + 1);
      }),
    );
  });
});
