import { expect, test } from 'vitest';
import { aForm, CASES, WHOLE } from './aForm';
import { clusterForms } from './cluster';
import type { FormField } from './field';
import { dictionaryOf, dictionaryOfMatches, matchForm } from './match';

const disputes: FormField = { label: '矛盾纠纷化解数', unit: '起', kind: 'flow' };
const police: FormField = { label: '民警人数', unit: '人', kind: 'stock' };
const known = dictionaryOf([
  { code: 'DIS.R', names: [{ field: disputes }, { field: { ...disputes, label: '定分止争数' } }] },
  { code: 'HR.P', names: [{ field: police }] },
]);

test('a new form is matched against a dictionary by name, synonym and alias', () => {
  const matches = matchForm(aForm(...WHOLE, ['3、本月调处化解纠纷（起）'], ['实有民警', '人', 'stock']), known);
  expect(matches.map(({ decision, element }) => [decision, element])).toEqual([
    ['auto', 'DIS.R'],
    ['auto', 'HR.P'],
  ]);
  const [alias] = matchForm(aForm(...WHOLE, ['定分止争数']), known);
  expect(alias?.element).toBe('DIS.R');
});

test('the reasons of a binding say what was compared, in Chinese', () => {
  const [same, synonym, money] = matchForm(
    aForm(...WHOLE, ['1、本期矛盾纠纷化解数'], ['实有民警', '人', 'stock'], ['电诈案损', '万元']),
    dictionaryOf([
      { code: 'DIS.R', names: [{ field: disputes }] },
      { code: 'HR.P', names: [{ field: police }] },
      { code: 'AJ.FRL', names: [{ field: { label: '电诈损失金额', unit: '元', kind: 'flow' } }] },
    ]),
  );
  expect(same?.reasons).toEqual(['名称相同（去序号、去“本期”）', '单位相同：起，同为期间数']);
  expect(synonym?.reasons[0]).toMatch(/^名称同义：“实有民警”与“民警人数”/);
  expect(money?.reasons).toEqual([
    '名称同义：“电诈案损”与“电诈损失金额”（损失金额＝案损）',
    '单位可换算：万元、元，同为期间数',
  ]);
});

test('another unit is suggested at most, and the reason says so', () => {
  const [match] = matchForm(aForm(...WHOLE, ['矛盾纠纷化解数', '人']), known);
  expect(match?.decision).not.toBe('auto');
  expect(match?.suggestions[0]?.element).toBe('DIS.R');
  expect(match?.suggestions[0]?.reasons).toContain('单位不同：人、起');
});

test('a stock is never bound to a flow', () => {
  const [match] = matchForm(aForm(...WHOLE, ['民警人数', '人', 'flow']), known);
  expect(match?.decision).not.toBe('auto');
});

test('a cumulative field is bound to the datum’s cumulative measure', () => {
  const [match] = matchForm(aForm(...WHOLE, ['本年累计化解矛盾纠纷']), known);
  expect(match?.element).toBe('DIS.R@YTD');
  expect(match?.reasons).toContain('是它的本年累计，推算得出，不另立数据元');
});

test('what nothing is like is new and gets no suggestion', () => {
  const [match] = matchForm(aForm(...WHOLE, ['候鸟迁徙观测', '羽', 'flow']), known);
  expect([match?.decision, match?.suggestions]).toEqual(['new', []]);
});

test('matching changes neither the dictionary nor its own answer', () => {
  const form = aForm(...WHOLE, ['化解纠纷'], ['纠纷满意率', '%', 'ratio']);
  expect(matchForm(form, known)).toEqual(matchForm(form, known));
});

test('forms one by one find what all at once found', () => {
  const first = aForm(...WHOLE, ['化解矛盾纠纷'], ['抓获在逃人员', '人']);
  const second = aForm(...CASES, ['抓获网上逃犯', '人'], ['纠纷化解数']);
  const together = clusterForms([first, second]);
  const dictionary = dictionaryOfMatches(clusterForms([first]).flatMap((form) => form.matches));
  expect(matchForm(second, dictionary).map((match) => match.element)).toEqual(
    together[1]?.matches.map((match) => match.element),
  );
});

test('columns of registers share the attribute, not its neighbours', () => {
  const [one, other] = clusterForms([
    aForm('JD-Y1', '人员信息登记表', ['姓　名', '', 'text'], ['联系电话', '', 'phone'], ['证件号码', '', 'idNumber']),
    aForm(
      'HZ-T2',
      '房屋信息登记表',
      ['房东姓名', '', 'text'],
      ['手机号码', '', 'phone'],
      ['公民身份号码', '', 'idNumber'],
    ),
  ]);
  const same = one?.matches.map((match, i) => match.element === other?.matches[i]?.element);
  expect(same).toEqual([false, true, true]);
});

test('what two elements are called is bound to neither, and both are suggested', () => {
  const twice = dictionaryOf([
    { code: 'DIS.R', names: [{ field: disputes }] },
    { code: 'DIS.R2', names: [{ field: disputes }] },
  ]);
  const [match] = matchForm(aForm(...WHOLE, ['化解矛盾纠纷']), twice);
  expect(match?.decision).toBe('suggest');
  expect(match?.suggestions.map((one) => one.element).sort()).toEqual(['DIS.R', 'DIS.R2']);
});

test('what a clerk rejected is neither bound nor suggested again', () => {
  const isRejected = (field: FormField, code: string) => field.label === '化解矛盾纠纷' && code === 'DIS.R';
  const [match] = matchForm(aForm(...WHOLE, ['化解矛盾纠纷']), known, { isRejected });
  expect(match?.decision).toBe('new');
  expect(match?.suggestions.map((one) => one.element)).not.toContain('DIS.R');
});

test('a form that comes again is bound as before', () => {
  const form = aForm(...WHOLE, ['化解矛盾纠纷'], ['新词登记数', '人']);
  const dictionary = dictionaryOfMatches(clusterForms([form]).flatMap((one) => one.matches));
  expect(matchForm(form, dictionary).map((match) => match.decision)).toEqual(['auto', 'auto']);
});
