import { expect, it } from 'vitest';
import { median, p95 } from './statistics';

it('takes the middle, or the middle of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(p95([5])).toBe(5);
  expect(p95(Array.from({ length: 101 }, (_, index) => index))).toBe(95);
});
