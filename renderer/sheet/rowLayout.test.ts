import { describe, expect, it } from 'vitest';
import { refOf } from '../../core/ref';
import type { CellModel } from '../../core/sheet';
import { aCell, aLook, aStyle } from './aLook';
import { layoutRow, type SheetLook } from './rowLayout';
import type { RowOverlay } from './rowOverlay';

// Default columns are 78 pixels wide: 73 for the text.
const layout = (look: SheetLook, cells: readonly CellModel[], overlay?: RowOverlay, from = 1, to = 6) =>
  Object.fromEntries(layoutRow(look, 1, cells, overlay, from, to).map((cell) => [refOf(cell), cell]));

describe('one row', () => {
  it('draws each cell once, a merge by its first cell over its whole size', () => {
    const drawn = layout(aLook([], {}, ['B1:D2']), [aCell('B1', '合计')]);
    expect(Object.keys(drawn)).toEqual(['A1', 'B1', 'E1', 'F1']);
    expect(drawn.B1).toMatchObject({ colSpan: 3, rowSpan: 2, width: 78 * 3, height: 40 });
  });

  it('lets a long text run over blank neighbours, and no further than the next words', () => {
    const long = '填报单位：第一派出所';
    const free = layout(aLook(), [aCell('A1', long)]).A1;
    expect(free?.spillRight).toBe(156);
    const stopped = layout(aLook(), [aCell('A1', long), aCell('C1', 1)]).A1;
    expect(stopped?.spillRight).toBe(78);
    const typed = layout(aLook(), [aCell('A1', long)], new Map([[2, { value: 3 }]])).A1;
    expect(typed?.spillRight).toBe(0);
  });

  it('runs to the left from the right edge, to both sides from the middle', () => {
    const styles = [aStyle({ horizontal: 'right' }), aStyle({ horizontal: 'center' })];
    expect(layout(aLook(styles), [aCell('C1', '单位：起、人、万元', 1)]).C1).toMatchObject({
      spillLeft: 78,
      spillRight: 0,
    });
    expect(layout(aLook(styles), [aCell('C1', '单位：起、人、万元', 2)]).C1).toMatchObject({
      spillLeft: 78,
      spillRight: 78,
    });
  });

  it('never runs out of a merge, over a merge, or when it wraps', () => {
    const long = '填报单位：第一派出所';
    expect(layout(aLook([], {}, ['A1:A2']), [aCell('A1', long)]).A1?.spillRight).toBe(0);
    expect(layout(aLook([], {}, ['B1:C1']), [aCell('A1', long)]).A1?.spillRight).toBe(0);
    expect(layout(aLook([aStyle({ wrap: true })]), [aCell('A1', long, 1)]).A1?.spillRight).toBe(0);
  });

  it('centres across the blank neighbours that ask for it', () => {
    const across = [aStyle({ horizontal: 'centerContinuous' })];
    const drawn = layout(aLook(across), [
      aCell('A1', '月报表', 1),
      aCell('B1', undefined, 1),
      aCell('C1', undefined, 1),
      aCell('D1'),
    ]);
    expect(drawn.A1?.spillRight).toBe(156);
  });

  it('shows #### for a number without room, rounds a General one, and shrinks where asked', () => {
    const styles = [aStyle({ format: '0.00' }), aStyle({ format: '0.00', shrink: true })];
    expect(layout(aLook(styles), [aCell('A1', 12345678.9, 1)]).A1?.text).toBe('#########');
    expect(layout(aLook(styles), [aCell('A1', 3.14159265358979)]).A1?.text).toBe('3.1415927');
    const shrunk = layout(aLook(styles), [aCell('A1', 12345678.9, 2)]).A1;
    expect(shrunk?.text).toBe('12345678.90');
    expect(shrunk?.scale).toBeCloseTo(73 / 88);
  });

  it('puts numbers right, texts left, yes and no in the middle', () => {
    const drawn = layout(aLook(), [
      aCell('A1', 1),
      aCell('B1', '甲'),
      aCell('C1', true),
      aCell('D1', { error: '#DIV/0!' }),
    ]);
    expect(['A1', 'B1', 'C1', 'D1'].map((ref) => drawn[ref]?.side)).toEqual(['right', 'left', 'center', 'center']);
  });

  it('shows what was typed before what the template prints, and no value before a formula', () => {
    const overlay: RowOverlay = new Map([
      [1, { value: 7 }],
      [2, { value: 8 }],
      [3, { value: { date: '2026-03-15' } }],
      [4, { value: 9 }],
    ]);
    const drawn = layout(
      aLook([aStyle({ format: 'm"月"d"日"' })]),
      [aCell('B1', '年 月 日'), aCell('C1', undefined, 1), { ...aCell('D1', 30), formula: 'A1*2' }],
      overlay,
    );
    expect(['A1', 'B1', 'C1', 'D1'].map((ref) => drawn[ref]?.text)).toEqual(['7', '8', '3月15日', '30']);
  });

  it('leaves out hidden columns and draws what reaches in from the left', () => {
    const hidden = aLook([], { columns: [{ from: 2, to: 2, hidden: true }] });
    expect(Object.keys(layout(hidden, []))).not.toContain('B1');
    const reaching = layout(aLook([], {}, ['A1:F1']), [aCell('A1', '标题')], undefined, 4, 6);
    expect(Object.keys(reaching)).toEqual(['A1']);
  });

  it('hides zeros where the sheet asks for it', () => {
    expect(layout(aLook([], { hideZeros: true }), [aCell('A1', 0), aCell('B1', 1)])).toMatchObject({
      A1: { text: '' },
      B1: { text: '1' },
    });
  });
});
