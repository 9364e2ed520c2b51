// What a cell shows on a Chinese computer: codes that departments' forms use, with the texts Excel and WPS print.
import { describe, expect, it } from 'vitest';
import { digitByDigit, withPlaces } from './chineseNumeral';
import { formatKind, formatValue } from './format';

const DAY = 46_301; // 2026-10-06, a Tuesday
const shown = (format: string, value: Parameters<typeof formatValue>[0], date1904 = false) =>
  formatValue(value, format, date1904).text;

describe('General', () => {
  it.each([
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333'],
    [12_345_678_901, '12345678901'],
    [123_456_789_012, '1.23457E+11'],
    [123_456.789_012_345, '123456.789'],
    [0.000_012_345_67, '1.23457E-05'],
    [1e20, '1E+20'],
    [-5, '-5'],
  ])('shows %d in at most eleven places', (value, text) => {
    expect(shown('General', value)).toBe(text);
    expect(shown('G/通用格式', value)).toBe(text);
    expect(shown('', value)).toBe(text);
  });
});

describe('Chinese dates and times', () => {
  it.each([
    ['yyyy"年"m"月"d"日"', '2026年10月6日'],
    ['yyyy年m月d日;@', '2026年10月6日'],
    ['[$-804]yyyy"年"mm"月"', '2026年10月'],
    ['[DBNum1]yyyy"年"m"月"d"日"', '二〇二六年十月六日'],
    ['[DBNum1][$-804]m"月"d"日";@', '十月六日'],
    ['yyyy/m/d', '2026/10/6'],
    ['YYYY-MM-DD', '2026-10-06'],
    ['[$-804]aaaa;@', '星期二'],
    ['aaaa', '星期二'],
    ['"周"aaa', '周二'],
    ['dddd', 'Tuesday'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2026年10月6日'],
  ])('%s', (format, text) => expect(shown(format, DAY)).toBe(text));

  it.each([
    ['上午/下午h"时"mm"分"', '下午6时01分'],
    ['[$-804]AM/PMh"时"mm"分";@', '下午6时01分'],
    ['h:mm AM/PM', '6:01 PM'],
    ['yyyy-mm-dd hh:mm', '2026-10-06 18:01'],
    ['[h]:mm', '1111242:01'],
  ])('%s at six in the evening', (format, text) => expect(shown(format, DAY + 0.7512)).toBe(text));

  it('counts from 1904 where the workbook does', () => expect(shown('yyyy-m-d', DAY - 1462, true)).toBe('2026-10-6'));

  it('fills the cell with # outside the calendar', () => {
    expect(shown('yyyy-m-d', -1)).toBe('########');
    expect(shown('yyyy-m-d', 2_958_466)).toBe('########');
  });

  it('shows our own dates and times in the format of the cell, else plainly', () => {
    expect(shown('yyyy"年"m"月"d"日"', { date: '2026-10-06' })).toBe('2026年10月6日');
    expect(shown('General', { date: '2026-10-06T08:30' })).toBe('2026-10-06 08:30');
    expect(shown('h"时"mm"分"', { time: '08:30' })).toBe('8时30分');
    expect(shown('0.00', { time: '08:30' })).toBe('08:30');
  });
});

describe('numbers', () => {
  it.each([
    ['0!.0,"万元"', 123_456, '12.3万元'],
    ['0\\.0,', 123_456, '12.3'],
    ['0.00%', 0.256_78, '25.68%'],
    ['#,##0.00', 1234.5, '1,234.50'],
    ['0.00E+00', 123_456, '1.23E+05'],
    ['# ?/?', 1.3333, '1 1/3'],
    ['0.00', 1.005, '1.01'],
    ['000000', 42, '000042'],
    ['"第"0"号"', 3, '第3号'],
    ['0.0_);(0.0)', -2.5, '(2.5)'],
    ['[=1]"男";[=2]"女";@', 2, '女'],
    ['[>=10000]0!.0,"万";0', 456, '456'],
    ['[DBNum1]0', 1234, '一二三四'],
    ['[DBNum2][$-804]General"元整"', 10_005, '壹万零伍元整'],
    ['[DBNum2]0"号楼2"', 15, '壹伍号楼2'],
    [';;;', 5, ''],
    ['@', 5, '5'],
    ['0', 123_456_789_012_345_680, '123456789012346000'],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, ' -   '],
  ])('%s of %d', (format, value, text) => expect(shown(format, value)).toBe(text));

  it('says the colour the format asks for, in both languages', () => {
    expect(formatValue(-5, '0;[红色]-0', false)).toEqual({ text: '-5', color: '#ff0000', isNumber: true });
    expect(formatValue(-5, '0;[Blue]-0', false).color).toBe('#0000ff');
    expect(formatValue(5, '[颜色3]0', false).color).toBe('#ff0000');
    expect(formatValue(5, '0;[红色]-0', false).color).toBeUndefined();
    expect(formatValue(150, '[>100][红色]0;0', false).color).toBe('#ff0000');
  });
});

describe('what is no number', () => {
  it('keeps text, and dresses it where the format has a part for it', () => {
    expect(formatValue('00123', '0.00', false)).toEqual({ text: '00123', isNumber: false });
    expect(shown('@"元"', '五')).toBe('五元');
    expect(shown(';;;', '藏')).toBe('');
  });
  it('shows truth, errors and blank', () => {
    expect(shown('General', true)).toBe('TRUE');
    expect(shown('0.00', { error: '#DIV/0!' })).toBe('#DIV/0!');
    expect(shown('0.00', null)).toBe('');
  });
  it('falls back to General for a code nobody can read', () => expect(shown('0;[', 5)).toBe('5'));
});

describe('kinds', () => {
  it.each([
    ['General', 'general'],
    ['0.00_ ', 'number'],
    ['0%', 'percent'],
    ['@', 'text'],
    ['yyyy"年"m"月";@', 'date'],
    ['[DBNum1]m"月"d"日"', 'date'],
    ['h:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['yyyy/m/d h:mm', 'datetime'],
    ['[红色]0', 'number'],
  ])('%s is %s', (format, kind) => expect(formatKind(format)).toBe(kind));
});

describe('Chinese numerals', () => {
  it.each([
    ['0', '〇'],
    ['10', '一十'],
    ['1005', '一千〇五'],
    ['100010000', '一亿〇一万'],
    ['20300', '二万〇三百'],
    ['100000000', '一亿'],
    ['-12.30', '-一十二.三〇'],
  ])('%s', (digits, text) => expect(withPlaces(digits, 1)).toBe(text));
  it('goes digit by digit', () => expect(digitByDigit('2026年', 2)).toBe('贰零贰陆年'));
});
