import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatKind } from './format';
import { editText, parseTyped } from './normalize';

const today = '2026-11-21';
const typed = (text: string, kind: FormatKind = 'general') => parseTyped(text, { kind, today });
const edit = (value: Parameters<typeof editText>[0], kind: FormatKind = 'general') => editText(value, { kind, today });
const kinds: FormatKind[] = ['general', 'number', 'percent', 'date', 'time', 'datetime', 'text'];

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['１２３４', 1234],
    ['1,234', 1234],
    ['１，２３４．５', 1234.5],
    ['－３', -3],
    ['+3', 3],
    ['.5', 0.5],
    ['0', 0],
    ['0.50', 0.5],
    ['12.5万', 125000],
    ['1.2亿', 120000000],
    ['￥1,200.00', 1200],
    [' 12 ', 12],
    ['12。5', 12.5],
  ])('%s is the number %d', (text, value) => {
    expect(typed(text)).toBe(value);
  });

  it.each([
    '007',
    '0315',
    '110101199003078515',
    '1234567890123456',
    '12,34',
    '3E5',
    '1-1',
    '3.15.',
    '12起',
    '（1）',
    '=1+1',
    '—',
    '85%',
    '2026-03-15',
    '3/15',
    '1 2',
    '-',
    '.',
    '张三',
  ])('%s stays a text in a General cell', (text) => {
    expect(typed(text)).toBe(text);
  });

  it('keeps codes and percents as texts in number cells too', () => {
    for (const text of ['0012', '110101199003078515', '85%']) expect(typed(text, 'number')).toBe(text);
  });

  it.each([
    ['85', 0.85],
    ['85%', 0.85],
    ['８５％', 0.85],
    ['0.5', 0.005],
    ['12.3', 0.123],
    ['-3', -0.03],
  ])('%s in a percent cell is %d', (text, value) => {
    expect(typed(text, 'percent')).toBe(value);
  });
});

describe('texts', () => {
  it('stays as typed in a text cell', () => {
    for (const text of ['12', '007', '１２', 'TRUE', '3-15', ' x']) expect(typed(text, 'text')).toBe(text);
  });

  it('is blank only when nothing but blanks was typed', () => {
    for (const kind of kinds) for (const text of ['', '  ', '\n', '　']) expect(typed(text, kind)).toBeNull();
    expect(typed('—')).toBe('—');
  });

  it('keeps what follows an apostrophe, and line breaks', () => {
    expect(typed("'12")).toBe('12');
    expect(typed('1\r\n2')).toBe('1\n2');
  });
});

describe('dates and times', () => {
  it('reads short dates in date cells only', () => {
    expect(typed('315', 'date')).toEqual({ date: '2026-03-15' });
    expect(typed('３－１５', 'date')).toEqual({ date: '2026-03-15' });
    expect(typed('无', 'date')).toBe('无');
    expect(typed('315')).toBe(315);
  });

  it('reads times in time cells', () => {
    expect(typed('14：30', 'time')).toEqual({ time: '14:30' });
    expect(typed('1430', 'time')).toEqual({ time: '14:30' });
  });

  it('shows a date as WPS does', () => {
    expect(edit({ date: '2026-03-05' }, 'date')).toBe('2026/3/5');
    expect(edit({ date: '2026-10-20T09:05' }, 'datetime')).toBe('2026/10/20 09:05');
  });
});

describe('edit and parse', () => {
  it('gives back every value that can be typed', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-+%万亿年月日时: 'eE/１２．今天上周五—=") }),
      fc.double({ noNaN: true }).map(String),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...kinds), (typedText, kind) => {
        const value = typed(typedText, kind);
        expect(typed(edit(value, kind), kind)).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back every number in number and percent cells', () => {
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((n) => !Object.is(n, -0) && Math.abs(n) > 1e-300 && Math.abs(n) < 1e300);
    fc.assert(
      fc.property(number, fc.constantFrom<FormatKind>('general', 'number', 'percent'), (value, kind) => {
        expect(typed(edit(value, kind), kind)).toBe(value);
      }),
    );
    expect(edit(0.1234, 'percent')).toBe('12.34%');
    expect(edit(1, 'percent')).toBe('100%');
    expect(edit(-0.05, 'percent')).toBe('-5%');
  });

  it('gives back every text of a workbook', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom(...kinds), (value, kind) => {
        fc.pre(!value.includes('\r'));
        expect(typed(edit(value, kind), kind)).toBe(value);
      }),
    );
  });
});
