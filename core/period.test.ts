import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayText, parseDay } from './day';
import {
  CALENDAR_MONTH,
  type Calendar,
  PERIOD_UNITS,
  parsePeriod,
  periodContains,
  periodDays,
  periodName,
  periodOn,
  type RegularUnit,
  shiftPeriod,
} from './period';

const statistical: Calendar = { ...CALENDAR_MONTH, monthStart: 26, yearStart: '12-26' };
const regular = PERIOD_UNITS.filter((unit): unit is RegularUnit => unit !== 'custom');

test('the statistical month of October is 26 September to 25 October', () => {
  const october = parsePeriod('2026-10', statistical);
  expect(october).toMatchObject({
    first: '2026-09-26',
    last: '2026-10-25',
    start: '2026-09-26T00:00',
    end: '2026-10-26T00:00',
  });
  expect(periodName(october!)).toBe('2026年10月');
  expect(periodDays(october!)).toBe('9.26–10.25');
});

test("January's statistical month begins in the year before, and so does the statistical year", () => {
  expect(parsePeriod('2026-01', statistical)).toMatchObject({ first: '2025-12-26', last: '2026-01-25' });
  expect(parsePeriod('2026', statistical)).toMatchObject({ first: '2025-12-26', last: '2026-12-25' });
  expect(periodOn('2025-12-26', 'year', statistical)?.key).toBe('2026');
  expect(periodOn('2025-12-25', 'year', statistical)?.key).toBe('2025');
});

test('a day belongs to exactly the month that its cut-off says', () => {
  expect(periodOn('2026-09-26', 'month', statistical)?.key).toBe('2026-10');
  expect(periodOn('2026-09-25', 'month', statistical)?.key).toBe('2026-09');
  expect(periodOn('2026-09-26', 'month', CALENDAR_MONTH)?.key).toBe('2026-09');
});

test('旬 are the 1st to 10th, 11th to 20th and the rest of the month', () => {
  expect(parsePeriod('2026-02-X3', CALENDAR_MONTH)).toMatchObject({ first: '2026-02-21', last: '2026-02-28' });
  expect(periodOn('2026-10-31', 'tenDays', CALENDAR_MONTH)?.key).toBe('2026-10-X3');
  expect(periodName(parsePeriod('2026-10-X2', CALENDAR_MONTH)!)).toBe('2026年10月中旬');
});

test('a week from Friday to Thursday bears the ISO week in which it ends', () => {
  const calendar: Calendar = { ...CALENDAR_MONTH, unit: 'week', weekStart: 5 };
  const week = periodOn('2026-10-02', 'week', calendar);
  expect(week).toMatchObject({ key: '2026-W41', first: '2026-10-02', last: '2026-10-08' });
});

test('a day from 8 to 8 keeps the date on which it begins, a day from 17 to 17 the date on which it ends', () => {
  const eight: Calendar = { ...CALENDAR_MONTH, dayStart: '08:00' };
  expect(parsePeriod('2026-10-05', eight)).toMatchObject({ start: '2026-10-05T08:00', end: '2026-10-06T08:00' });
  const seventeen: Calendar = { ...CALENDAR_MONTH, dayStart: '17:00' };
  expect(parsePeriod('2026-10-05', seventeen)).toMatchObject({ start: '2026-10-04T17:00', end: '2026-10-05T17:00' });
});

test('what is no period is refused', () => {
  for (const key of [
    '2026-13',
    '2026-W54',
    '2025-W53',
    '2026-02-30',
    '2026-Q5',
    '2026-S3',
    '2026-10-X4',
    '26-10',
    '2026-10-05..2026-10-01',
    '',
    '2026-10 ',
  ])
    expect(parsePeriod(key, CALENDAR_MONTH), key).toBeUndefined();
});

test('a custom period is named by its days and shifts by its own length', () => {
  const campaign = parsePeriod('2026-07-01..2026-08-31', CALENDAR_MONTH)!;
  expect(periodName(campaign)).toBe('2026年7月1日至2026年8月31日');
  expect(shiftPeriod(campaign, 1, CALENDAR_MONTH)).toMatchObject({ first: '2026-09-01', last: '2026-11-01' });
});

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => dayText(addDays({ year: 1950, month: 1, day: 1 }, n)));
const calendars = fc.record({
  unit: fc.constantFrom(...regular),
  monthStart: fc.integer({ min: 1, max: 28 }),
  weekStart: fc.integer({ min: 1, max: 7 }),
  dayStart: fc.constantFrom('00:00', '08:00', '17:00'),
  yearStart: fc.constantFrom('01-01', '12-26', '12-21'),
});

test('every day lies in exactly one period of each unit, and its key leads back to it', () => {
  fc.assert(
    fc.property(days, calendars, (day, calendar) => {
      const found = periodOn(day, calendar.unit, calendar)!;
      expect(found.first <= day && day <= found.last).toBe(true);
      expect(parsePeriod(found.key, calendar)).toEqual(found);
      expect(found.unit).toBe(calendar.unit);
      const noon = `${day}T12:00`;
      expect(periodContains(found, noon)).toBe(true);
    }),
  );
});

test('neighbouring periods meet without a gap or an overlap, and a step back undoes a step on', () => {
  fc.assert(
    fc.property(days, calendars, (day, calendar) => {
      const found = periodOn(day, calendar.unit, calendar)!;
      const next = shiftPeriod(found, 1, calendar);
      expect(next.start).toBe(found.end);
      expect(next.first).toBe(dayText(addDays(parseDay(found.last)!, 1)));
      expect(shiftPeriod(next, -1, calendar)).toEqual(found);
    }),
  );
});
