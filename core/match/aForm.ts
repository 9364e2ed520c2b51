// Forms for tests of matching: a name, a department, labelled fields. Law: invented labels only.
import { clusterForms } from './cluster';
import type { FieldKind, FormFields } from './field';

export type ShortField = readonly [label: string, unit?: string, kind?: FieldKind];

/** A monthly form; the department is what its code begins with. */
export function aForm(code: string, name: string, ...fields: readonly ShortField[]): FormFields {
  return {
    head: { code, name, department: code.slice(0, 2), period: 'month' },
    fields: fields.map(([label, unit = '起', kind = 'flow']) => ({ label, unit, kind })),
  };
}

/** Forms that ask for the whole station's figures. */
export const WHOLE = ['ZA-M91', '治安管理工作月报表'] as const;
export const CASES = ['XZ-M92', '打击处理情况统计表'] as const;

/** Are the first fields of the two forms bound to one element? */
export function areOne(a: FormFields, b: FormFields): boolean {
  const [left, right] = clusterForms([a, b]);
  const first = left?.matches[0];
  const second = right?.matches[0];
  return first?.element !== undefined && first.element === second?.element && second.decision === 'auto';
}
