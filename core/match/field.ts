// What matching is given: a form and its labelled fields, as plain data. Law: nothing here comes from a cell's value –
// equal numbers prove nothing (domain facts §8), only words, units and types are compared.
import { type PeriodUnit, UNIT_NAMES } from '../period';

/** What kind of datum a field takes. The first four are statistics, the others attributes of one record. */
export const FIELD_KINDS = [
  'flow',
  'stock',
  'ratio',
  'average',
  'text',
  'date',
  'idNumber',
  'phone',
  'code',
  'choice',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Said in reasons: "同为期间数". */
export const KIND_NAMES: Readonly<Record<FieldKind, string>> = {
  flow: '期间数',
  stock: '时点数',
  ratio: '比率',
  average: '平均值',
  text: '文字',
  date: '日期',
  idNumber: '身份证号',
  phone: '电话',
  code: '代码',
  choice: '选项',
};

export function isStatistic(kind: FieldKind): boolean {
  return kind === 'flow' || kind === 'stock' || kind === 'ratio' || kind === 'average';
}

export interface FormHead {
  readonly code: string;
  readonly name: string;
  /** Code of the department that asks for the form. */
  readonly department: string;
  readonly period?: PeriodUnit;
}

export interface FormField {
  /** As printed, numbering and all; the parts of a path joined by a blank. */
  readonly label: string;
  readonly unit: string;
  readonly kind: FieldKind;
  /** Names of the blocks it stands in, outermost first. */
  readonly section?: readonly string[];
}

export interface FormFields {
  readonly head: FormHead;
  readonly fields: readonly FormField[];
}

/** Words a catalogue uses for the type of a field → its kind; undefined for a word that is none of them. */
export function kindOfWord(word: string): FieldKind | undefined {
  const plain = word.normalize('NFKC').replace(/\s/g, '');
  if (/存量|时点/.test(plain)) return 'stock';
  return KIND_WORDS[plain];
}

const KIND_WORDS: Readonly<Record<string, FieldKind>> = {
  整数: 'flow',
  小数: 'flow',
  金额: 'flow',
  期间数: 'flow',
  百分比: 'ratio',
  比率: 'ratio',
  平均值: 'average',
  文本: 'text',
  文字: 'text',
  日期: 'date',
  身份证号: 'idNumber',
  电话: 'phone',
  代码: 'code',
  选项: 'choice',
};

/** 月报, 季报 … → the unit of the form's period; undefined for 专项, 台账 and other words. */
export function periodOfWord(word: string): PeriodUnit | undefined {
  const found = Object.entries(UNIT_NAMES).find(([, name]) => name === word.trim());
  return found?.[0] as PeriodUnit | undefined;
}
