// The calendar of spreadsheets, held against known serials and by properties: what goes in comes out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfSerial, partsOfSerial, serialOfDate, serialOfTime, timeOfSerial, weekdayOfSerial } from './serialDate';

describe('serial dates', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [45_292, '2024-01-01'],
    [46_301, '2026-10-06'],
    [46_301.5, '2026-10-06T12:00:00'],
    [2_958_465, '9999-12-31'],
  ])('serial %d of the 1900 system is %s', (serial, text) => {
    expect(dateOfSerial(serial, false)).toBe(text);
    expect(serialOfDate(text, false)).toBe(serial);
  });

  it.each([
    [0, '1904-01-01'],
    [1, '1904-01-02'],
    [43_830, '2024-01-01'],
    [2_957_003, '9999-12-31'],
  ])('serial %d of the 1904 system is %s', (serial, text) => {
    expect(dateOfSerial(serial, true)).toBe(text);
    expect(serialOfDate(text, true)).toBe(serial);
  });

  it('has no date outside the calendar', () => {
    for (const serial of [0, 0.5, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      expect(dateOfSerial(serial, false)).toBeUndefined();
    expect(dateOfSerial(-1, true)).toBeUndefined();
    expect(dateOfSerial(2_957_004, true)).toBeUndefined();
  });

  it('takes no text that is not a date', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '1899-12-31',
      '26-1-1',
      '2026-10-06T24:00',
      '2026-10-06 12:00',
      '',
    ])
      expect(serialOfDate(text, false)).toBeUndefined();
    expect(serialOfDate('1900-02-29', true)).toBeUndefined();
    expect(serialOfDate('1903-12-31', true)).toBeUndefined();
  });

  it('gives back every day of both systems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_957_003 }), fc.boolean(), (serial, date1904) => {
        expect(serialOfDate(dateOfSerial(serial, date1904) as string, date1904)).toBe(serial);
      }),
    );
  });

  it('gives back every second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_957_003 }), fc.integer({ min: 1, max: 86_399 }), (day, second) => {
        const text = dateOfSerial(day + second / 86_400, false) as string;
        const back = serialOfDate(text, false) as number;
        expect(Math.floor(back)).toBe(day);
        expect(Math.round((back - day) * 86_400)).toBe(second);
      }),
    );
  });

  it('agrees with the calendar of the language from March 1900 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
        expect(dateOfSerial(serial, false)).toBe(date.toISOString().slice(0, 10));
        expect(weekdayOfSerial(serial, false)).toBe(date.getUTCDay());
      }),
    );
  });

  it('carries a time that rounds up into the next day', () => {
    expect(dateOfSerial(46_301.999_999_9, false)).toBe('2026-10-07');
    expect(partsOfSerial(46_301.75, false)).toMatchObject({ hour: 18, minute: 0, second: 0 });
  });
});

describe('times of day', () => {
  it('goes both ways', () => {
    expect(serialOfTime('08:00')).toBe(1 / 3);
    expect(timeOfSerial(1 / 3)).toBe('08:00:00');
    expect(timeOfSerial(46_301.5)).toBe('12:00:00');
    expect(serialOfTime('24:00')).toBeUndefined();
    expect(serialOfTime('8:00')).toBeUndefined();
    expect(timeOfSerial(-0.5)).toBeUndefined();
  });
});
