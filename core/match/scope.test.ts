import { expect, test } from 'vitest';
import { aForm, areOne, CASES, type ShortField, WHOLE } from './aForm';

const FOOD = ['SY-M91', '食药环侦工作月报表'] as const;
const FUEL = ['FK-M92', '散装汽油管控统计表'] as const;

/** Fields with their labels in front, for the titles. */
const named = (fields: readonly ShortField[]) => fields.map((field) => ({ label: field[0], field }));

const OWN: readonly ShortField[] = [
  ['抓获犯罪嫌疑人', '人'],
  ['刑事拘留', '人'],
  ['处罚人数', '人'],
  ['罚款金额', '元'],
  ['发放宣传资料', '份'],
  ['下达整改通知书', '份'],
  ['出动警力', '人次'],
  ['应急演练', '次'],
  ['培训人次', '人次'],
  ['检查企业', '家次'],
  ['发现隐患', '处'],
  ['接收线索', '条'],
  ['安保人员', '人', 'stock'],
  ['从业人员', '人', 'stock'],
  ['重点部位', '个', 'stock'],
];

test.each(named(OWN))('$label of two forms with subjects of their own are two data', ({ field }) => {
  expect(areOne(aForm(...FOOD, field), aForm(...FUEL, field))).toBe(false);
});

const VAGUE: readonly ShortField[] = [
  ['检查次数', '家次'],
  ['发现问题', '个'],
  ['整改问题', '个'],
  ['宣传场次', '场次'],
  ['受众人数', '人次'],
  ['办结数', '件'],
  ['案件数'],
  ['组织会议', '次'],
  ['开展活动', '次'],
  ['满意率', '%', 'ratio'],
];

test.each(named(VAGUE))('$label does not say of what: equal words of two forms are two data', ({ field }) => {
  expect(areOne(aForm(...FOOD, field), aForm(...FUEL, field))).toBe(false);
});

const STATION: readonly ShortField[] = [
  ['民警人数', '人', 'stock'],
  ['实有人口', '人', 'stock'],
  ['接警总数'],
  ['化解矛盾纠纷'],
  ['入户走访居民', '户'],
  ['反诈宣传', '场次'],
  ['电诈案件立案'],
];

test.each(named(STATION))('$label is the station’s, whoever asks', ({ field }) => {
  expect(areOne(aForm(...FOOD, field), aForm(...FUEL, field))).toBe(true);
});

test('forms that ask for all cases of the station mean the same persons', () => {
  expect(areOne(aForm(...WHOLE, ['抓获犯罪嫌疑人', '人']), aForm(...CASES, ['抓获嫌疑人数', '人']))).toBe(true);
});

test('a form about one kind of crime counts its own persons', () => {
  const fraud = aForm('XZ-M93', '电信网络诈骗打击情况表', ['抓获犯罪嫌疑人', '人']);
  expect(areOne(aForm(...CASES, ['抓获犯罪嫌疑人', '人']), fraud)).toBe(false);
});

test('a label that names its field is the same in every form', () => {
  expect(areOne(aForm(...FOOD, ['反诈宣传资料', '份']), aForm(...FUEL, ['反诈宣传资料', '份']))).toBe(true);
});

test('what a label leaves unsaid is taken from the name of its form', () => {
  const named = aForm(...WHOLE, ['矛盾纠纷化解数']);
  expect(areOne(named, aForm('ZA-M94', '矛盾纠纷排查化解情况统计表', ['化解数']))).toBe(true);
  expect(areOne(named, aForm('XF-M94', '信访积案办理情况统计表', ['化解数']))).toBe(false);
});

test('what a label leaves unsaid is taken from the section before the form', () => {
  const base = aForm('ZB-M94', '综合工作情况表');
  const inSection = {
    ...base,
    fields: [{ label: '化解数', unit: '起', kind: 'flow' as const, section: ['矛盾纠纷'] }],
  };
  expect(areOne(aForm(...WHOLE, ['矛盾纠纷化解数']), inSection)).toBe(true);
});

test('words that no list knows are trusted within one department only', () => {
  const field: ShortField = ['定分止争次数', '次'];
  expect(areOne(aForm(...FOOD, field), aForm('SY-M95', '综合工作月报表', field))).toBe(true);
  expect(areOne(aForm(...FOOD, field), aForm(...FUEL, field))).toBe(false);
});
