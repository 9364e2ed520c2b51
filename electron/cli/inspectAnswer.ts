// What import would understand of a workbook, as plain data and in words. Law: the shape of the data is what score-inspect
// and the truth files of forms read; what is less than "please look" is not printed, the rest with reason and confidence.
import { dueWords } from '../../core/due';
import type { Fact, FormFacts } from '../../core/facts';
import { UNIT_NAMES } from '../../core/period';
import { type CellAt, columnName, refOf } from '../../core/ref';
import {
  type Concluded,
  type InputField,
  type ListRegion,
  LOOK,
  SURE,
  type Understanding,
} from '../../core/understanding';

/** What was concluded at all, with how sure and why. */
function told<T extends Concluded>(items: readonly T[]): readonly T[] {
  return items.filter(({ confidence }) => confidence >= LOOK);
}

function why({ confidence, reason }: Concluded) {
  return { confidence: rounded(confidence), reason };
}

/** One sheet in the convention of the truth files. */
export function sheetData(name: string, state: string, understood: Understanding) {
  const { kind, title, meta, inputs, totals, lists, unit, said } = understood;
  return {
    name,
    state,
    kind,
    title: title?.text ?? null,
    title_ref: title?.at ? refOf(title.at) : null,
    ...(title ? { title_confidence: rounded(title.confidence), title_reason: title.reason } : {}),
    unit: unit ?? null,
    said,
    meta: told(meta).map((one) => ({
      ref: refOf(one.at),
      role: one.role,
      label: one.label,
      label_ref: refOf(one.labelAt),
      inline: one.inline,
      ...(one.value === undefined ? {} : { value: one.value }),
      ...why(one),
    })),
    inputs: told(inputs).map(inputData),
    totals: told(totals).map(refOf),
    total_reasons: told(totals).map((one) => ({ ref: refOf(one), formula: one.formula, ...why(one) })),
    details: told(lists).map(listData),
  };
}

function inputData(input: InputField) {
  const { path, unit, type, rowNo, colCode, parent, total, inline, printed, choices } = input;
  return {
    ref: refOf(input),
    path,
    ...(unit === undefined ? {} : { unit }),
    type,
    ...(rowNo === undefined ? {} : { row_no: rowNo }),
    ...(colCode === undefined ? {} : { col_code: colCode }),
    ...(parent === undefined ? {} : { parent }),
    ...(total ? { total } : {}),
    ...(inline ? { inline } : {}),
    ...(printed === undefined ? {} : { printed }),
    ...(choices === undefined ? {} : { choices }),
    ...why(input),
  };
}

function listData(list: ListRegion) {
  return {
    header_rows: [list.headRows.from, list.headRows.to],
    first_row: list.firstRow,
    last_row: list.lastRow ?? null,
    total_row: list.totalRow ?? null,
    growable: list.growable,
    section: list.section,
    columns: list.columns.map((column) => ({
      col: columnName(column.col),
      label: column.label,
      path: column.path,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      type: column.type,
      ...(column.calculated ? { calc: true } : {}),
      ...(column.rowNumber ? { row_number: true } : {}),
    })),
    ...why(list),
  };
}

/** The form as a whole; a time limit also in words. */
export function factsData({ name, department, formNumber, issuer, calendar, due }: FormFacts) {
  return {
    name,
    department,
    form_number: formNumber,
    issuer,
    calendar,
    due: due && { ...due, words: dueWords(due.value, calendar?.value.unit ?? 'month') },
  };
}

/** The form as a whole in one line; empty when nothing was recognised. */
export function factsLine({ department, formNumber, calendar, due }: FormFacts): string {
  const words = (label: string, fact: Fact<unknown> | null, text: string) =>
    fact ? [`${label} ${text}${fact.confidence < SURE ? '（请核对）' : ''}`] : [];
  return [
    ...words('部门代码', department, department?.value ?? ''),
    ...words('表号', formNumber, formNumber?.value ?? ''),
    ...words('报告周期', calendar, calendar ? UNIT_NAMES[calendar.value.unit] : ''),
    ...words('报送时限', due, due ? dueWords(due.value, calendar?.value.unit ?? 'month') : ''),
  ].join('，');
}

const TYPE_WORDS = { number: '数字', text: '文字', date: '日期', checkbox: '勾选', signature: '签字' } as const;

/** One sheet in lines a person reads: what was found, then every cell to be filled. */
export function sheetLines(name: string, state: string, understood: Understanding): string[] {
  const { title, inputs, lists, meta, totals } = understood;
  const shown = told(inputs);
  const doubtful = shown.filter(({ confidence }) => confidence < SURE).length;
  const counts = [
    `要填 ${shown.length} 格${doubtful === 0 ? '' : `（其中 ${doubtful} 格请核对）`}`,
    `明细 ${told(lists).length} 处`,
    `表头表尾 ${told(meta).length} 项`,
    `合计 ${told(totals).length} 格`,
  ];
  return [
    `${name}${state === 'visible' ? '' : '（隐藏）'}：${title?.text ?? '没有标题'}；${counts.join('，')}`,
    ...shown.map((input) => `  ${inputLine(input, input)}`),
    ...told(lists).map((list) => `  ${listLine(list)}`),
  ];
}

function inputLine(at: CellAt, { path, unit, type, confidence }: InputField): string {
  const measure = unit === undefined ? TYPE_WORDS[type] : `${TYPE_WORDS[type]}，${unit}`;
  return `${refOf(at)} ${path.join(' › ') || '（没有名称）'}（${measure}）${confidence < SURE ? ' 请核对' : ''}`;
}

function listLine({ firstRow, lastRow, columns, confidence }: ListRegion): string {
  const rows = lastRow === undefined ? `第 ${firstRow} 行起` : `第 ${firstRow} 至 ${lastRow} 行`;
  const names = columns.map(({ col, label }) => `${columnName(col)} ${label}`).join('，');
  return `明细 ${rows}：${names}${confidence < SURE ? ' 请核对' : ''}`;
}

function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
