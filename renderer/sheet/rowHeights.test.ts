import { describe, expect, it } from 'vitest';
import { aCell, aLook, aStyle } from './aLook';
import { wholeSource } from './cellSource';
import { growingRows, neededHeight, openHeights, wrappedLines } from './rowHeights';
import { NO_OVERLAY } from './rowOverlay';

const byCount = (text: string) => text.length * 10;

describe('lines of a wrapped text', () => {
  it('breaks between characters, at blanks, and long words anywhere', () => {
    expect(wrappedLines('一二三四五', 30, byCount)).toBe(2);
    expect(wrappedLines('ab cd', 30, byCount)).toBe(2);
    expect(wrappedLines('abcdefgh', 30, byCount)).toBe(3);
    expect(wrappedLines('一\n二', 30, byCount)).toBe(2);
    expect(wrappedLines('', 30, byCount)).toBe(1);
  });
});

describe('rows without a height of their own', () => {
  const look = aLook([aStyle({ wrap: true }), aStyle({ font: { ...aStyle({}).font, size: 22 } })]);

  it('grow with wrapped text and with large letters', () => {
    expect(neededHeight(look, 1, [aCell('A1', '一二三四五六七八', 1)], undefined)).toBe(40);
    expect(neededHeight(look, 1, [aCell('A1', '标题', 2)], undefined)).toBe(36);
    expect(neededHeight(look, 1, [aCell('A1', '标题')], undefined)).toBeUndefined();
    expect(neededHeight(look, 1, [aCell('A1', undefined, 1)], new Map([[1, { value: '一二三四五六七八' }]]))).toBe(40);
  });

  it('do not grow for merged cells', () => {
    const merged = aLook([aStyle({ wrap: true })], {}, ['A1:B1']);
    expect(neededHeight(merged, 1, [aCell('A1', '一二三四五六七八一二三四五六七八', 1)], undefined)).toBeUndefined();
  });

  it('are only those that the file leaves open', () => {
    const isOpen = openHeights({
      ...look.head,
      rows: [
        { row: 1, height: 20, fixed: false, hidden: false },
        { row: 2, fixed: false, hidden: true },
      ],
    });
    expect([1, 2, 3].map(isOpen)).toEqual([false, false, true]);
  });

  it('keep the same heights while nothing grows', () => {
    const growing = growingRows(look, wholeSource([aCell('A1', '一二三四五六七八', 1), aCell('A2', undefined, 1)]));
    const first = growing.heights(0, NO_OVERLAY);
    expect([...first]).toEqual([[1, 40]]);
    expect(growing.heights(0, new Map([[2, new Map([[1, { value: '甲' }]])]]))).toBe(first);
    const grown = growing.heights(0, new Map([[2, new Map([[1, { value: '一二三四五六七八' }]])]]));
    expect([...grown]).toEqual([
      [1, 40],
      [2, 40],
    ]);
    expect([...growing.heights(0, NO_OVERLAY)]).toEqual([[1, 40]]);
  });
});
