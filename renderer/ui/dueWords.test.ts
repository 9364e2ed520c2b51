import { expect, test } from 'vitest';
import { PERIOD_UNITS } from '../../core/period';
import { dueKey, dueOptions } from './dueWords';

test('a form without a limit, and the limit that a form states, can always be chosen', () => {
  const own = { by: 'monthDay', months: 2, day: 13, time: '10:30' } as const;
  for (const unit of PERIOD_UNITS) {
    const options = dueOptions(unit, own);
    expect(options[0], unit).toMatchObject({ rule: null, words: '未定' });
    expect(options.find(({ key }) => key === dueKey(own))?.rule, unit).toEqual(own);
  }
});

test('no two limits of a list read the same', () => {
  for (const unit of PERIOD_UNITS) {
    const words = dueOptions(unit, null).map((option) => option.words);
    expect(new Set(words).size, `${unit}: ${words}`).toBe(words.length);
  }
});

test('one limit has one key, in whatever order its parts stand', () => {
  expect(dueKey({ by: 'days', days: 3, time: null })).toBe(dueKey({ time: null, days: 3, by: 'days' }));
  expect(dueKey({ by: 'days', days: 3, time: null })).not.toBe(dueKey({ by: 'workdays', days: 3, time: null }));
});
