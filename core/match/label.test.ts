import { expect, test } from 'vitest';
import { aForm, WHOLE } from './aForm';
import { clusterForms } from './cluster';
import { readLabel } from './label';

const DECORATED = [
  '化解矛盾纠纷',
  '1、化解矛盾纠纷',
  '(3) 化解矛盾纠纷',
  '（十二）化解矛盾纠纷：',
  '③化解矛盾纠纷',
  '1.2.3 化解　矛盾 纠纷（起）',
  '4.本月化解矛盾纠纷/起',
  '当月化解矛盾纠纷(起)',
  '期内化解矛盾纠纷',
  '12月份化解矛盾纠纷',
];

test.each(DECORATED)('%s says what 化解矛盾纠纷 says', (label) => {
  const { text, measure } = readLabel(label, '起', 'month');
  expect([text, measure]).toEqual(['化解矛盾纠纷', '']);
});

test.each([
  ['本年累计立案数', 'YTD'],
  ['1月至今立案数', 'YTD'],
  ['年初以来立案数', 'YTD'],
  ['1-10月立案数', 'YTD'],
  ['立案数（累计）', 'YTD'],
  ['本年立案数', 'YTD'],
  ['上年同期立案数', 'LY'],
  ['立案数（去年同期）', 'LY'],
  ['上年同期累计立案数', 'LYTD'],
  ['上年立案数', 'LY'],
  ['上月立案数', 'PREV'],
  ['立案数同比(%)', 'YOY'],
  ['立案数环比增减', 'MOM'],
] as const)('%s is a measure of 立案数', (label, measure) => {
  const read = readLabel(label, '', 'month');
  expect([read.text, read.measure]).toEqual(['立案数', measure]);
});

test('the year itself is the period of a yearly form', () => {
  expect(readLabel('本年立案数', '', 'year').measure).toBe('');
  expect(readLabel('全年立案数', '', 'quarter').measure).toBe('YTD');
});

test('a target of the year is no measure of what is counted', () => {
  expect(readLabel('年度目标任务数', '', 'month')).toMatchObject({ text: '年度目标任务数', measure: '' });
});

test('numbers that belong to the name stay', () => {
  expect(readLabel('110警情', '起').text).toBe('110警情');
  expect(readLabel('12345热线', '件').text).toBe('12345热线');
});

test('a label as long as a page and one of marks alone are read without harm', () => {
  expect(readLabel('数'.repeat(10_000), '').text.length).toBeLessThan(1000);
  expect(readLabel('\u202e\u200b ', '').text).toBe('');
});

test('derived measures are bound to the datum beside them and found none', () => {
  const [form] = clusterForms([
    aForm(...WHOLE, ['立案（刑事）'], ['累计'], ['去年同期立案（刑事）'], ['同比', '%', 'ratio']),
  ]);
  const code = form?.matches[0]?.element;
  expect(form?.matches.map((match) => match.element)).toEqual([code, `${code}@YTD`, `${code}@LY`, `${code}@YOY`]);
  expect(form?.matches.map((match) => match.decision)).toEqual(['new', 'auto', 'auto', 'auto']);
});

test('男 and 女 are breakdowns of the line above, 其中： takes its action from there', () => {
  const [one, other] = clusterForms([
    aForm(...WHOLE, ['化解矛盾纠纷'], ['其中：邻里纠纷'], ['社区民警', '人', 'stock'], ['其中：女', '人', 'stock']),
    aForm('XF-M92', '综合情况表', ['调解邻里纠纷']),
  ]);
  expect(other?.matches[0]?.element).toBe(one?.matches[1]?.element);
  expect(one?.matches[3]?.element).toBe(`${one?.matches[2]?.element}#女`);
});
