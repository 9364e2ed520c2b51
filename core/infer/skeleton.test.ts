// The words of a sheet by which a form is known.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Skeleton, similarity, skeletonOf } from './skeleton';

test('a skeleton holds texts and figures, not the results of formulas', () => {
  const cells = [
    { row: 1, col: 1, style: 0, value: '合计' },
    { row: 1, col: 2, style: 0, value: 3, formula: 'SUM(B2:B3)' },
    { row: 2, col: 1, style: 0 },
    { row: 2, col: 2, style: 0, value: 1 },
  ];
  expect(skeletonOf(cells)).toEqual({
    printed: [
      { row: 1, col: 1, text: '合计' },
      { row: 2, col: 2, text: '1' },
    ],
    formulas: [{ row: 1, col: 2, text: '3' }],
  });
});

test('likeness is 1 with itself, 0 with nothing in common, and the same both ways', () => {
  const sheet = fc
    .array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 8 })
    .map((texts): Skeleton[] => [{ printed: texts.map((text, i) => ({ row: i + 1, col: 1, text })), formulas: [] }]);
  fc.assert(
    fc.property(sheet, sheet, (a, b) => {
      expect(similarity(a, a)).toBe(1);
      expect(similarity(a, b)).toBe(similarity(b, a));
      expect(similarity(a, b)).toBeLessThanOrEqual(1);
    }),
  );
  const one: Skeleton = { printed: [{ row: 1, col: 1, text: '甲' }], formulas: [] };
  expect(similarity([one], [{ printed: [{ row: 1, col: 1, text: '别的' }], formulas: [] }])).toBe(0);
});
