// What stands in a cell's element for a value: the number's digits, a text, a flag, or nothing. Law: a text stays a text
// however much it looks like a number, a date or a formula; what a cell cannot hold is refused with the reason.

import { problem } from '../core/problem';
import { serialOfDate, serialOfTime } from '../core/serialDate';
import type { StoredValue } from '../core/sheet';
import type { CellValue } from '../core/value';
import { MAX_CELL_CHARS } from './limits';

/** One cell to fill. `type` reads a text (or number) as that kind; without it a string stays a text. */
export interface FilledCell {
  readonly sheet: string;
  readonly ref: string;
  readonly value: CellValue;
  readonly type?: FilledType;
}

export type FilledType = 'number' | 'text' | 'date' | 'time' | 'boolean';

/** A formula's cell whose kept result is renewed; the formula stays. */
export interface RenewedCell {
  readonly sheet: string;
  readonly ref: string;
  readonly renewed: StoredValue;
}

export type CellContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'renewed'; readonly value: StoredValue }
  /** `isDate`: a serial number that wants a date or time format. */
  | { readonly kind: 'number'; readonly value: number; readonly isDate: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string };

const BLANK: CellContent = { kind: 'blank' };
/** Excel specifications and limits: largest positive number that may be typed or stored. */
const LARGEST = 9.99999999999999e307;

/** Content of a cell. Throws `workbook.badValue` for what does not fit the type or no cell can hold. */
export function contentOf(cell: FilledCell | RenewedCell, date1904: boolean): CellContent {
  if ('renewed' in cell) return { kind: 'renewed', value: cell.renewed };
  const { value, type } = cell;
  if (value === null || value === '') return BLANK;
  if (typeof value === 'object') {
    const isDay = 'date' in value;
    if (type === 'text') return textContent(cell, isDay ? value.date : value.time);
    if (type === 'number' || type === 'boolean') throw misfit(cell, `${isDay ? '日期' : '时间'}不能当${named(type)}`);
    return isDay ? dateContent(cell, value.date, date1904) : timeContent(cell, value.time);
  }
  if (typeof value === 'boolean') {
    if (type === undefined || type === 'boolean') return { kind: 'boolean', value };
    throw misfit(cell, `是/否值不能当${named(type)}`);
  }
  if (typeof value === 'number') {
    if (type === 'text') return textContent(cell, String(value));
    if (type === 'boolean') throw misfit(cell, '数字不能当是/否值');
    return numberContent(cell, value, type === 'date' || type === 'time');
  }
  switch (type ?? 'text') {
    case 'text':
      return textContent(cell, value);
    case 'number':
      return numberContent(cell, numberOf(cell, value), false);
    case 'date':
      return dateContent(cell, value, date1904);
    case 'time':
      return timeContent(cell, value);
    case 'boolean':
      if (!/^(true|false)$/i.test(value)) throw misfit(cell, '是/否值写作 true 或 false');
      return { kind: 'boolean', value: value.toLowerCase() === 'true' };
  }
}

function textContent(cell: FilledCell, text: string): CellContent {
  if (text.length > MAX_CELL_CHARS) throw misfit(cell, `文字有 ${text.length} 个字符，一格最多 ${MAX_CELL_CHARS} 个`);
  return { kind: 'text', text };
}

function numberContent(cell: FilledCell, value: number, isDate: boolean): CellContent {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) throw misfit(cell, '数字超出表格能存的范围');
  return { kind: 'number', value: value === 0 ? 0 : value, isDate };
}

/** Plain decimal or scientific notation; more than 15 significant digits would silently change in a cell. */
function numberOf(cell: FilledCell, text: string): number {
  const match = /^\s*[+-]?(\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.exec(text);
  if (!match) throw misfit(cell, `“${text.slice(0, 20)}”不是数字`);
  const digits = (match[1] as string).replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  if (digits.length > 15) throw misfit(cell, '数字超过 15 位有效数字，请按文字填');
  return Number(text);
}

function dateContent(cell: FilledCell, text: string, date1904: boolean): CellContent {
  const serial = serialOfDate(text, date1904);
  if (serial === undefined)
    throw misfit(cell, `“${text.slice(0, 20)}”不是 ${date1904 ? 1904 : 1900} 年以后的日期（写作 2026-01-31）`);
  return { kind: 'number', value: serial, isDate: true };
}

function timeContent(cell: FilledCell, text: string): CellContent {
  const fraction = serialOfTime(text);
  if (fraction === undefined) throw misfit(cell, `“${text.slice(0, 20)}”不是时间（写作 08:30）`);
  return { kind: 'number', value: fraction, isDate: true };
}

function named(type: FilledType): string {
  return { number: '数字', text: '文字', date: '日期', time: '时间', boolean: '是/否值' }[type];
}

function misfit(cell: FilledCell, why: string): Error {
  return problem('workbook.badValue', { sheet: cell.sheet, ref: cell.ref, why });
}
