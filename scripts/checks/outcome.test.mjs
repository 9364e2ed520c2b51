// The closing line is what people and machines read: it must add up.
import { expect, it } from 'vitest';
import { closingLine, outcome } from './outcome.mjs';

it('sums passed and failed over all checks', () => {
  expect(closingLine([outcome('types', 10), outcome('unit', 463, 2)])).toBe('473 passed, 2 failed');
});

it('adds the skipped ones only when there are any', () => {
  expect(closingLine([outcome('e2e', 1, 0, [{ title: 'a', reason: 'b' }])])).toBe('1 passed, 0 failed, 1 skipped');
});
