// Corrections follow their rows into the next version of a form, and stay behind where the words have changed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryCorrections } from './carryCorrections';
import type { Skeleton } from './infer/skeleton';
import type { Correction } from './understanding';

const sheet = (...rows: readonly (readonly string[])[]): Skeleton => ({
  printed: rows.flatMap((texts, i) =>
    texts.flatMap((text, j) => (text === '' ? [] : [{ row: i + 1, col: j + 1, text }])),
  ),
  formulas: [],
});
const cell = (row: number, col: number) => ({ top: row, bottom: row, left: col, right: col });
const notFilled = (row: number, col: number): Correction => ({ does: 'input', range: cell(row, col), on: false });

const old = sheet(['月报'], ['项目', '本期'], ['受理'], ['查处'], ['处罚'], ['填表人：']);

test('on an unchanged sheet every correction stays where it is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }))), (places) => {
      const corrections = places.map(([row, col]) => notFilled(row, col));
      expect(carryCorrections(corrections, old, old)).toEqual(corrections);
    }),
  );
});

test('rows put in above move corrections down with their words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (more) => {
      const rows = Array.from({ length: more }, (_, i) => [`新的一行${i}`]);
      const to = sheet(...rows, ['月报'], ['项目', '本期'], ['受理'], ['查处'], ['处罚'], ['填表人：']);
      const path: Correction = { does: 'path', at: { row: 4, col: 2 }, path: ['查处起数', '本期'] };
      expect(carryCorrections([notFilled(3, 2), path], old, to)).toEqual([
        notFilled(3 + more, 2),
        { ...path, at: { row: 4 + more, col: 2 } },
      ]);
    }),
  );
});

test('where a label has changed, the corrections of its row are left to the clerk', () => {
  const to = sheet(['月报'], ['项目', '本期'], ['受理'], ['查处人数'], ['处罚'], ['填表人：']);
  expect(carryCorrections([notFilled(3, 2), notFilled(4, 2), notFilled(5, 2)], old, to)).toEqual([
    notFilled(3, 2),
    notFilled(5, 2),
  ]);
});

test('where the head of a column has changed, the corrections under it are left to the clerk', () => {
  const to = sheet(['月报'], ['项目', '累计'], ['受理'], ['查处'], ['处罚'], ['填表人：']);
  expect(carryCorrections([notFilled(3, 2)], old, to)).toEqual([]);
});

test('blank rows between the same words keep their distance, and those that no longer fit are left out', () => {
  const from = sheet(['姓名', '地址'], [], [], [], ['合计']);
  const to = sheet(['名册'], ['姓名', '地址'], [], [], ['合计']);
  expect(carryCorrections([notFilled(2, 1), notFilled(3, 1), notFilled(4, 1)], from, to)).toEqual([
    notFilled(3, 1),
    notFilled(4, 1),
  ]);
});

test('a range is carried when both its ends are', () => {
  const to = sheet(['月报'], ['项目', '本期'], ['受理'], ['新立'], ['查处'], ['处罚'], ['填表人：']);
  const range = { top: 3, bottom: 5, left: 2, right: 2 };
  expect(carryCorrections([{ does: 'unit', range, unit: '起' }], old, to)).toEqual([
    { does: 'unit', range: { ...range, bottom: 6 }, unit: '起' },
  ]);
});
