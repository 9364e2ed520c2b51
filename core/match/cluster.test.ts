import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aForm, type ShortField } from './aForm';
import { clusterForms } from './cluster';
import type { FieldKind, FormFields } from './field';
import { unitOf } from './unit';

const PARTS = [
  '化解',
  '排查',
  '查处',
  '未',
  '矛盾纠纷',
  '治安案件',
  '隐患',
  '民警',
  '电诈',
  '宣传',
  '资料',
  '数',
  '检查',
  '新词',
];
const NAMES = [
  '治安管理工作月报表',
  '打击处理情况统计表',
  '电信网络诈骗周报',
  '矛盾纠纷排查化解情况统计表',
  '九小场所检查表',
];
const CODES = ['ZA', 'XZ', 'FK', 'XF', 'SY', 'FZ'];

const field = fc.tuple(
  fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  fc.constantFrom('起', '人', '元', '万元'),
  fc.constantFrom<FieldKind>('flow', 'stock'),
);
const someForms = fc
  .array(
    fc.tuple(fc.constantFrom(...CODES), fc.constantFrom(...NAMES), fc.array(field, { minLength: 1, maxLength: 5 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((forms) => forms.map(([code, name, fields], i) => aForm(`${code}-M${i}`, name, ...distinct(fields))));

function distinct(fields: readonly ShortField[]): readonly ShortField[] {
  return fields.filter(([label], i) => fields.findIndex((one) => one[0] === label) === i);
}

/** Clusters as sets of fields, whatever their codes. */
function clusters(forms: readonly FormFields[]): ReadonlySet<string> {
  const groups = new Map<string, string[]>();
  for (const { form, matches } of clusterForms(forms))
    for (const { field: one, meaning, element } of matches) {
      const place = `${form.head.code}:${one.label.replace(/^\d+、|\s|（.+）$/g, '')}`;
      const code = element ?? `${place}:${meaning.measure}`;
      groups.set(code, [...(groups.get(code) ?? []), place]);
    }
  return new Set([...groups.values()].map((group) => group.sort().join('；')));
}

test('the order of forms does not change clusters', () => {
  fc.assert(
    fc.property(someForms, fc.infiniteStream(fc.nat()), (forms, keys) => {
      const shuffled = forms
        .map((form) => ({ form, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ form }) => form);
      expect(clusters(shuffled)).toEqual(clusters(forms));
    }),
    { numRuns: 60 },
  );
});

test('numbering, blanks and units in brackets do not change the decision', () => {
  fc.assert(
    fc.property(someForms, (forms) => {
      const decorated = forms.map(({ head, fields }) => ({
        head,
        fields: fields.map((one, i) => ({
          ...one,
          label: `${i + 1}、 ${one.label.split('').join('　')}（${one.unit}）`,
        })),
      }));
      expect(clusters(decorated)).toEqual(clusters(forms));
    }),
    { numRuns: 60 },
  );
});

test('fields of one element have units that convert, one kind, and different forms', () => {
  fc.assert(
    fc.property(someForms, (forms) => {
      const byElement = new Map<string, { unit: string; kind: string; form: string }[]>();
      for (const { form, matches } of clusterForms(forms))
        for (const { element, field: one } of matches) {
          if (element === undefined) continue;
          const uses = byElement.get(element) ?? [];
          const use = { unit: unitOf(one.unit).dimension, kind: one.kind, form: form.head.code };
          for (const other of uses) {
            expect([use.unit, use.kind]).toEqual([other.unit, other.kind]);
            expect(use.form).not.toBe(other.form);
          }
          byElement.set(element, [...uses, use]);
        }
    }),
    { numRuns: 100 },
  );
});

test('元 and 万元 of one label are one datum, 起 and 人 are two', () => {
  const asked = (unit: string) => aForm(`XZ-M${unit.length}${unit}`, '打击处理情况统计表', ['电诈损失金额', unit]);
  expect(clusters([asked('元'), asked('万元')]).size).toBe(1);
  expect(clusters([asked('起'), asked('人')]).size).toBe(2);
});

test('two labels of one form that read alike are not taken as understood', () => {
  const [form, other] = clusterForms([
    aForm('ZA-M1', '治安管理工作月报表', ['化解矛盾纠纷'], ['调解纠纷']),
    aForm('XF-M2', '综合情况表', ['矛盾纠纷化解数']),
  ]);
  expect(form?.matches.map((match) => match.element)).not.toContain(other?.matches[0]?.element);
  expect(other?.matches[0]?.suggestions.length).toBeGreaterThan(0);
});
