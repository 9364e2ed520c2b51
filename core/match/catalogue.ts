// The list of forms that `forms match` reads and the list of clusters it writes: text in, text out. Law: a line that cannot
// be read is named, never passed over; every field gets exactly one line.
import { readCsv, writeCsv } from '../csv';
import { problem } from '../problem';
import type { FormMatches } from './cluster';
import { type FormField, type FormFields, kindOfWord, periodOfWord } from './field';

/** Departments by the letters a form code begins with, where the list gives only a name. */
const CODE_HEAD = /^([A-Z]{2})-/;

/** Columns `dept,form_code,form_name,period,cutoff,fields`; a field is `label|unit|type`, joined by `;`. */
export function readCatalogue(text: string, file: string): readonly FormFields[] {
  const records = readCsv(text);
  if (records.length === 0) throw problem('cli.forms', { file, where: '没有一行表' });
  const codes = new Set<string>();
  return records.map((record, i) => {
    const where = `第 ${i + 2} 行`;
    const { form_code: code, form_name: name, fields, dept = '', period = '' } = record;
    if (!code || name === undefined || fields === undefined)
      throw problem('cli.forms', { file, where: `${where}，要有 form_code、form_name、fields 三列` });
    if (codes.has(code)) throw problem('cli.forms', { file, where: `${where}，表代码 ${code} 重复` });
    codes.add(code);
    const unit = periodOfWord(period);
    return {
      head: {
        code,
        name,
        department: CODE_HEAD.exec(code)?.[1] ?? dept,
        ...(unit === undefined ? {} : { period: unit }),
      },
      fields: fields
        .split(';')
        .filter((field) => field.trim() !== '')
        .map((field) => fieldOf(field, (what) => problem('cli.forms', { file, where: `${where}，${what}` }))),
    };
  });
}

function fieldOf(text: string, refusal: (what: string) => Error): FormField {
  const [label = '', unit = '', type = '', ...more] = text.split('|');
  const kind = kindOfWord(type);
  if (label.trim() === '' || more.length > 0) throw refusal(`字段“${text.slice(0, 40)}”要写成 名称|单位|类型`);
  if (kind === undefined) throw refusal(`字段“${label.slice(0, 40)}”的类型“${type.slice(0, 20)}”不认识`);
  return { label, unit, kind };
}

/** Columns `form_code,label,element,confidence,decision,suggestions`. */
export function writeClusters(forms: readonly FormMatches[]): string {
  const rows = forms.flatMap(({ form, matches }) =>
    matches.map(({ field, element, confidence, decision, suggestions }) => [
      form.head.code,
      field.label,
      element ?? '',
      String(confidence),
      decision,
      suggestions.map((suggestion) => suggestion.element).join('|'),
    ]),
  );
  return writeCsv([['form_code', 'label', 'element', 'confidence', 'decision', 'suggestions'], ...rows]);
}
