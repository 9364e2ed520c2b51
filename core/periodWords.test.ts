import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayText } from './day';
import { CALENDAR_MONTH, PERIOD_UNITS, periodName, periodOn } from './period';
import { periodInWords } from './periodWords';

const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => dayText(addDays({ year: 2000, month: 1, day: 1 }, days)));
const anyUnit = fc.constantFrom(...PERIOD_UNITS.filter((unit) => unit !== 'custom'));

test('the name of any period is read back as that period', () => {
  fc.assert(
    fc.property(anyDay, anyUnit, (day, unit) => {
      const calendar = { ...CALENDAR_MONTH, unit };
      const period = periodOn(day, unit, calendar)!;
      expect(periodInWords(`（${periodName(period)}）`, calendar)?.key).toBe(period.key);
    }),
  );
});

test.each([
  ['month', '二〇二六年十一月', '2026-11'],
  ['month', '2026.09', '2026-09'],
  ['month', '报告期：2026 年 1 月', '2026-01'],
  ['quarter', '2026年第三季度', '2026-Q3'],
  ['year', '2026年度', '2026'],
  ['day', '2026-10-05', '2026-10-05'],
] as const)('a form by the %s that says %s is of %s', (unit, words, key) => {
  expect(periodInWords(words, { ...CALENDAR_MONTH, unit })?.key).toBe(key);
});

test.each([
  ['month', '2026年  月'],
  ['month', '2026年13月'],
  ['quarter', '2026年10月'],
  ['custom', '2026年10月'],
  ['week', '第41周'],
] as const)('a form by the %s that says %s is of no period', (unit, words) => {
  expect(periodInWords(words, { ...CALENDAR_MONTH, unit })).toBeUndefined();
});
