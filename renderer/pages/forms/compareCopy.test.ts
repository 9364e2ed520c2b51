import { expect, test } from 'vitest';
import { compareCopy } from './compareCopy';

const read = (ref: string, value: number | string) => ({ sheet: 0, ref, value, path: [ref] });

test('a value is new, different or the same as what the report holds', () => {
  const { fresh, differing, same } = compareCopy(
    [read('B2', 1), read('B3', 5), read('B4', '无')],
    [
      { sheet: 0, ref: 'B3', value: 4 },
      { sheet: 0, ref: 'B4', value: '无' },
      { sheet: 1, ref: 'B2', value: 9 },
    ],
  );
  expect(fresh.map((pair) => pair.read.ref)).toEqual(['B2']);
  expect(differing).toEqual([{ read: read('B3', 5), before: 4 }]);
  expect(same).toBe(1);
});

test('a cell that was emptied again counts as blank', () => {
  const { fresh } = compareCopy([read('B2', 1)], [{ sheet: 0, ref: 'B2', value: null }]);
  expect(fresh).toHaveLength(1);
});
