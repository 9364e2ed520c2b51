import { describe, expect, it } from 'vitest';
import { parseDateText, parseTimeText } from './shortDate';

// A Saturday.
const today = '2026-11-21';
const day = (text: string, on = today) => parseDateText(text, on)?.date;
const time = (text: string) => parseTimeText(text)?.time;

describe('short dates', () => {
  it.each([
    '315',
    '3.15',
    '3-15',
    '3/15',
    '0315',
    '20260315',
    '2026年3月15日',
    '2026-03-15',
    '2026.3.15',
    '2026/3/15',
    '26.3.15',
    '3月15日',
    '3月15号',
    '260315',
  ])('reads %s as the 15th of March', (text) => {
    expect(day(text)).toBe('2026-03-15');
  });

  it.each([
    ['今天', '2026-11-21'],
    ['昨天', '2026-11-20'],
    ['前天', '2026-11-19'],
    ['上周五', '2026-11-13'],
    ['周五', '2026-11-20'],
    ['本周日', '2026-11-22'],
    ['上星期天', '2026-11-15'],
    ['下周一', '2026-11-23'],
  ])('reads %s as %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it('takes the last year for a day that would lie far ahead', () => {
    expect(day('1225', '2026-01-03')).toBe('2025-12-25');
    expect(day('1225')).toBe('2026-12-25');
    expect(day('0105')).toBe('2026-01-05');
  });

  it('reads a month as its first day', () => {
    expect(day('2026年3月')).toBe('2026-03-01');
    expect(day('202603')).toBe('2026-03-01');
  });

  it('reads a day with a time', () => {
    expect(day('3-15 14:30')).toBe('2026-03-15T14:30');
    expect(day('2026年3月15日14时30分')).toBe('2026-03-15T14:30');
    expect(day('昨天 0905')).toBe('2026-11-20T09:05');
  });

  it('gives the leap day of the last year that had one nearby, else nothing', () => {
    expect(day('0229', '2024-03-01')).toBe('2024-02-29');
    expect(day('0229', '2025-03-01')).toBe('2024-02-29');
    expect(day('0229')).toBeUndefined();
  });

  it.each(['', '—', '13', '1345', '2026-13-01', '2月30日', '201203', '3.15.', '十五', '1.2.3.4', '2026年3-15'])(
    'does not guess %j',
    (text) => {
      expect(day(text)).toBeUndefined();
    },
  );
});

describe('short times', () => {
  it.each([
    ['1430', '14:30'],
    ['905', '09:05'],
    ['14:30', '14:30'],
    ['9:5', '09:05'],
    ['14:30:05', '14:30:05'],
    ['14时30分', '14:30'],
    ['9点', '09:00'],
    ['下午2:30', '14:30'],
    ['中午12:10', '12:10'],
  ])('reads %s as %s', (text, expected) => {
    expect(time(text)).toBe(expected);
  });

  it.each(['', '14', '2460', '25:00', '14:60', '3.15', '12345'])('does not guess %j', (text) => {
    expect(time(text)).toBeUndefined();
  });
});
