import { expect, test } from 'vitest';
import { aList, aMeta, anInput, anUnderstanding } from './anUnderstanding';
import { completed, printedInputs } from './printedInputs';

test('a label stays before what is typed behind it', () => {
  expect(completed('填表人：', '张三')).toBe('填表人：张三');
  expect(completed('联系电话:  ', 5123456)).toBe('联系电话:5123456');
});

test('a gap in a sentence takes the value, the words around it stay', () => {
  expect(completed('共____起', 5)).toBe('共5起');
  expect(completed('填表人：李四    审核人：    ', '王五')).toContain('审核人：');
});

test('a mask, a token or a figure gives way to the value as it is', () => {
  expect(completed('0', 12)).toBe(12);
  expect(completed('{{total}}', 12)).toBe(12);
  expect(completed(`$${'{'}name}`, '张三')).toBe('张三');
  expect(completed('____', 7)).toBe(7);
});

test('a date on a mask is written as the form writes it', () => {
  expect(completed('年  月  日', { date: '2026-03-05' })).toBe('2026年3月5日');
  expect(completed('    年    月', { date: '2026-11-01' })).toBe('2026年11月');
  expect(completed('年 月 日', '长期')).toBe('长期');
});

test('what was edited on the printed text is taken as it stands', () => {
  expect(completed('填表人：', '填表人：张三')).toBe('填表人：张三');
  expect(completed('共__起__人', '共5起6人')).toBe('共5起6人');
});

test('clearing brings the printed text back', () => {
  expect(completed('填表人：', null)).toBeNull();
});

test('inputs, head and foot, and rows of lists may be typed over; nothing else', () => {
  const { isOpen } = printedInputs(
    anUnderstanding({ inputs: [anInput(3, 2)], meta: [aMeta(1, 2)], lists: [aList({ firstRow: 10, lastRow: 12 })] }),
  );
  expect(isOpen({ row: 3, col: 2 })).toBe(true);
  expect(isOpen({ row: 1, col: 2 })).toBe(true);
  expect(isOpen({ row: 11, col: 3 })).toBe(true);
  expect(isOpen({ row: 13, col: 3 })).toBe(false);
  expect(isOpen({ row: 3, col: 3 })).toBe(false);
});
