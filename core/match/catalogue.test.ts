import { expect, test } from 'vitest';
import { readCsv } from '../csv';
import { ProblemError } from '../problem';
import { readCatalogue, writeClusters } from './catalogue';
import { clusterForms } from './cluster';

const HEAD = 'dept,form_code,form_name,period,cutoff,fields';
const FORMS = [
  HEAD,
  '治安,ZA-M91,治安管理工作月报表,月报,,1、本月化解矛盾纠纷|起|整数;民警|人|整数（存量）;登记日期||日期',
  '刑侦,XZ-M92,打击处理情况统计表,月报,,"调解纠纷,数|起|整数;实有民警(人)|人|整数（存量）"',
].join('\r\n');

test('each field of the list gets one line, in the order of the list', () => {
  const forms = readCatalogue(FORMS, '目录.csv');
  const lines = readCsv(writeClusters(clusterForms(forms)));
  expect(lines.map((line) => [line.form_code, line.label, line.decision])).toEqual([
    ['ZA-M91', '1、本月化解矛盾纠纷', 'new'],
    ['ZA-M91', '民警', 'new'],
    ['ZA-M91', '登记日期', 'new'],
    ['XZ-M92', '调解纠纷,数', 'auto'],
    ['XZ-M92', '实有民警(人)', 'auto'],
  ]);
  expect(lines[3]?.element).toBe(lines[0]?.element);
});

test('types, period and department are read from their words', () => {
  const [first] = readCatalogue(FORMS, '目录.csv');
  expect(first?.head).toEqual({ code: 'ZA-M91', name: '治安管理工作月报表', department: 'ZA', period: 'month' });
  expect(first?.fields.map((field) => field.kind)).toEqual(['flow', 'stock', 'date']);
});

test.each([
  ['没有一行表', HEAD],
  ['第 2 行', `${HEAD}\nx,A,表,月报,,名称|起|没有的类型`],
  ['第 2 行', `${HEAD}\nx,A,表,月报,,名称|起|整数|多的`],
  ['第 3 行', `${HEAD}\nx,A,表,月报,,名称|起|整数\nx,A,表,月报,,名称|起|整数`],
  ['form_code', '别的列\n值'],
])('a list that cannot be read is refused with the place: %s', (where, text) => {
  expect(() => readCatalogue(text, '目录.csv')).toThrow(ProblemError);
  expect(() => readCatalogue(text, '目录.csv')).toThrow(where);
});
