// What is recognised of a form as a whole, from its title, head, remarks and file name.
import { expect, test } from 'vitest';
import { anInput, anUnderstanding } from './anUnderstanding';
import { type FormFacts, formFacts, type SheetWords } from './facts';
import { withoutPeriod } from './formNames';
import { CALENDAR_MONTH } from './period';
import type { MetaField, MetaRole } from './understanding';

const departments = [
  { code: 'ZA', names: ['治安', '治安管理'] },
  { code: 'JD', names: ['禁毒'] },
  { code: 'FZ', names: ['法制'] },
  { code: 'XC', names: ['宣传'], alsoActivity: true },
];
const station = { ...CALENDAR_MONTH, monthStart: 26, yearStart: '12-26' };

function meta(role: MetaRole, label: string, value?: string): MetaField {
  const at = { row: 2, col: 1 };
  const stated = value === undefined ? {} : { value };
  return { role, label, at, labelAt: at, inline: true, confidence: 0.9, reason: 'roleWord', ...stated };
}

function aSheet(title: string, lines: readonly string[] = [], fields: readonly MetaField[] = []): SheetWords {
  const understood = anUnderstanding({
    title: { text: title, confidence: 0.9, reason: 'largestLetters' },
    meta: fields,
    inputs: [anInput({ row: 5, col: 2 })],
  });
  return { name: 'Sheet1', understood, lines };
}

const facts = (fileName: string, ...sheets: readonly SheetWords[]): FormFacts =>
  formFacts(fileName, sheets, departments, station);

test('a form with the full head is recognised whole, each fact with its text', () => {
  const sheet = aSheet(
    '治安管理工作月报表',
    ['说明：1.统计时间为上月26日至本月25日。2.由派出所于每月26日前报县公安局治安大队。'],
    [meta('form_no', '表号', '公治1表'), meta('issuer', '制定机关', '某省公安厅治安总队')],
  );
  expect(facts('附件1 治安月报表（空表）.xlsx', sheet)).toMatchObject({
    name: { value: '治安管理工作月报表', confidence: 0.9 },
    department: { value: 'ZA' },
    formNumber: { value: '公治1表', confidence: 0.95 },
    issuer: { value: '某省公安厅治安总队' },
    calendar: { value: { ...station, unit: 'month', monthStart: 26 }, confidence: 0.95 },
    due: { value: { by: 'monthDay', months: 0, day: 26, time: null }, confidence: 0.9 },
  });
});

test('where a form is silent nothing is made up', () => {
  expect(facts('表.xlsx', aSheet('情况统计表'))).toMatchObject({
    department: null,
    formNumber: null,
    issuer: null,
    calendar: null,
    due: null,
  });
});

test('the cut-off of a month is only the station’s habit until the form states one', () => {
  const silent = facts('a.xlsx', aSheet('治安月报表')).calendar;
  expect(silent).toMatchObject({ value: { unit: 'month', monthStart: 26 }, confidence: 0.75 });
  const stated = facts('a.xlsx', aSheet('治安月报表', ['统计口径：自然月，次月3日前报'])).calendar;
  expect(stated).toMatchObject({ value: { unit: 'month', monthStart: 1 }, confidence: 0.95 });
});

test.each([
  ['禁毒工作季报表', 'quarter'],
  ['出租房屋登记台账', 'custom'],
  ['重点人员花名册', 'custom'],
  ['警情半年报', 'halfYear'],
  ['值班日报', 'day'],
])('%s is a form by the %s', (title, unit) => {
  expect(facts('a.xlsx', aSheet(title)).calendar?.value.unit).toBe(unit);
});

test('the period line tells how often a form is made when its title does not', () => {
  const sheet = aSheet('治安情况统计表', [], [meta('period', '统计季度', '    年  季度')]);
  expect(facts('a.xlsx', sheet).calendar).toMatchObject({ value: { unit: 'quarter' }, confidence: 0.75 });
});

test('a department named first in a title counts, an activity beside it does not', () => {
  expect(facts('a.xlsx', aSheet('禁毒宣传情况统计表')).department).toMatchObject({ value: 'JD' });
  expect(facts('a.xlsx', aSheet('禁毒宣传情况统计表')).department?.confidence).toBeGreaterThanOrEqual(0.8);
});

test('two departments named alike leave the choice to the clerk', () => {
  const found = facts('法制.xlsx', aSheet('治安案件统计表')).department;
  expect(found?.confidence).toBeLessThan(0.8);
});

test('whoever a form is sent to is its department, less sure than its issuer', () => {
  const sent = facts('a.xlsx', aSheet('情况统计表', ['每月5日前报法制大队'])).department;
  const issued = facts('a.xlsx', aSheet('情况统计表', [], [meta('issuer', '制定机关', '法制总队')])).department;
  expect(sent).toMatchObject({ value: 'FZ', text: '每月5日前报法制大队' });
  expect(issued?.confidence).toBeGreaterThan(sent?.confidence ?? 1);
});

test('a department mentioned in passing is not the one that asks', () => {
  expect(facts('a.xlsx', aSheet('情况统计表', ['执法问题由法制部门审核'])).department).toBeNull();
});

test('several sheets with titles of their own are named by their file', () => {
  const two = facts('附件2：治安季度报表模板.xlsx', aSheet('治安案件季报'), aSheet('行业场所季报'));
  expect(two.name).toMatchObject({ value: '治安季度报表', confidence: 0.7 });
  expect(facts('a.xlsx', aSheet('治安案件季报'), aSheet('治安案件季报')).name?.value).toBe('治安案件季报');
});

test.each([
  ['ZA-M01 治安管理工作月报表.xlsx', 'ZA-M01', 0.6],
  ['治安月报.xlsx', undefined, undefined],
  ['附件3 治安月报.xlsx', undefined, undefined],
])('the file name %s gives the form number %s', (file, value, confidence) => {
  const found = facts(file, aSheet('治安管理工作月报表')).formNumber;
  expect([found?.value, found?.confidence]).toEqual([value, confidence]);
});

test('a code before a title is its number, surer than one before a file name', () => {
  expect(facts('a.xlsx', aSheet('ZA02 治安情况统计表')).formNumber).toMatchObject({ value: 'ZA02', confidence: 0.75 });
});

test('a campaign is no register: it may be counted by any period', () => {
  expect(facts('a.xlsx', aSheet('专项行动战果月报')).calendar?.value.unit).toBe('month');
  expect(facts('a.xlsx', aSheet('专项行动战果统计表')).calendar).toMatchObject({
    value: { unit: 'custom' },
    confidence: 0.6,
  });
});

test('a number of a ministry’s series is found in a line of the head', () => {
  expect(facts('a.xlsx', aSheet('月报', ['公治综02表'])).formNumber).toMatchObject({
    value: '公治综02表',
    confidence: 0.75,
  });
  expect(facts('a.xlsx', aSheet('月报', ['表  号：公统12表'])).formNumber).toMatchObject({ value: '公统12表' });
  expect(facts('a.xlsx', aSheet('月报', ['本单位共报3表'])).formNumber).toBeNull();
});

test.each([
  ['2026年10月治安月报', '治安月报'],
  ['2026年第三季度禁毒情况统计表', '禁毒情况统计表'],
  ['治安月报（    年  月）', '治安月报'],
  ['____年__月份治安月报', '治安月报'],
  ['治安月报（2026年10月）', '治安月报'],
  ['年度考核表', '年度考核表'],
  ['月报', '月报'],
  ['____年 季度治安报表', '治安报表'],
  ['20XX年治安情况统计表', '治安情况统计表'],
  ['\u0024{nd}年度治安情况统计表', '治安情况统计表'],
  ['{{单位}}治安情况统计表', '治安情况统计表'],
  ['季度工作报表', '季度工作报表'],
  ['2026年上半年信访统计表', '信访统计表'],
])('%s is the form %s whatever its period', (title, name) => {
  expect(withoutPeriod(title)).toBe(name);
});

test('only a sentence about sending states a time limit for sure', () => {
  const due = (line: string) => facts('a.xlsx', aSheet('治安月报表', [line])).due?.confidence;
  expect(due('次月3日前报送')).toBeGreaterThanOrEqual(0.8);
  expect(due('隐患应在次月3日前整改')).toBeLessThan(0.8);
});
