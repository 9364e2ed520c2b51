import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serialOfDate, serialOfTime } from '../../core/serialDate';
import { typedValue } from './typedValue';

test.each([
  [12.5, 'General', 12.5],
  [0, '0.00', 0],
  ['350102199003078811', '@', '350102199003078811'],
  [true, 'General', true],
  [46300, 'yyyy"年"m"月"d"日"', { date: '2026-10-05' }],
  [0.5, 'h:mm', { time: '12:00:00' }],
  [-3, 'yyyy-mm-dd', -3],
] as const)('%s in a cell of the format %s is %j', (value, format, typed) => {
  expect(typedValue({ value }, format, false)).toEqual(typed);
});

test('blank cells and errors are no values', () => {
  for (const value of ['', { error: '#DIV/0!' }]) expect(typedValue({ value }, 'General', false)).toBeNull();
  expect(typedValue({}, 'General', false)).toBeNull();
});

test('any day and minute comes back as the text it was stored from, in both date systems', () => {
  const days = fc.date({ min: new Date('1905-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.boolean(), (day, date1904) => {
      const date = day.toISOString().slice(0, 10);
      expect(typedValue({ value: serialOfDate(date, date1904)! }, 'yyyy-mm-dd', date1904)).toEqual({ date });
      const time = day.toISOString().slice(11, 16);
      expect(typedValue({ value: serialOfTime(time)! }, 'hh:mm', date1904)).toEqual({ time: `${time}:00` });
    }),
  );
});
