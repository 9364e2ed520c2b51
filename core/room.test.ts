import { expect, test } from 'vitest';
import { MAX_ROW } from './ref';
import { withRoom } from './room';

test('a list sent with its head only can be typed in below it', () => {
  expect(withRoom({ lastRow: 1, lastCol: 19, isProtected: false })).toMatchObject({ lastRow: 101, lastCol: 19 });
});

test('an empty sheet offers ten columns, a full one no row beyond the last, a protected one nothing', () => {
  expect(withRoom({ lastRow: 0, lastCol: 0, isProtected: false })).toMatchObject({ lastRow: 100, lastCol: 10 });
  expect(withRoom({ lastRow: MAX_ROW, lastCol: 3, isProtected: false }).lastRow).toBe(MAX_ROW);
  expect(withRoom({ lastRow: 7, lastCol: 3, isProtected: true })).toMatchObject({ lastRow: 7, lastCol: 3 });
});
