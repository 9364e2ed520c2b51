// Inputs in which the form prints something: a label before the place to write («填表人：»), a gap in a sentence
// («共__起»), a mask («年 月 日»), a token. Law: what is typed takes the place left for it; a printed label is never lost.
import { type CellAt, contains } from '../../core/ref';
import type { Understanding } from '../../core/understanding';
import type { CellValue } from '../../core/value';

/** Printed cells that may be typed in all the same, and what a typed value makes of the printed text. */
export interface PrintedInputs {
  isOpen(at: CellAt): boolean;
  /** `printed` is the text of the template in that cell. */
  completed(printed: string, value: CellValue): CellValue;
}

/** Cells of inputs, of head and foot, and of lists. */
export function printedInputs({ inputs, meta, lists }: Understanding): PrintedInputs {
  const places = new Set([...inputs, ...meta.map(({ at }) => at)].map(({ row, col }) => `${row} ${col}`));
  const rows = lists.flatMap(({ firstRow, lastRow = Number.POSITIVE_INFINITY, columns }) =>
    columns
      .filter((column) => !column.calculated)
      .map(({ col }) => ({ top: firstRow, bottom: lastRow, left: col, right: col })),
  );
  return {
    isOpen: (at) => places.has(`${at.row} ${at.col}`) || rows.some((range) => contains(range, at)),
    completed,
  };
}

const GAP = /[_＿﹍]{2,}|[ \u3000]{2,}/;
const DATE_MASK = /^[\s_＿\d〇○]*年[\s_＿]*月([\s_＿]*日)?\s*$/;

/** The printed text with the value in its place; the value alone where the print is only a mask or a token. */
export function completed(printed: string, value: CellValue): CellValue {
  if (value === null || typeof value === 'boolean') return value;
  if (DATE_MASK.test(printed)) return dateInWords(printed, value);
  const text = typeof value === 'object' ? ('date' in value ? value.date : value.time) : String(value);
  // What was edited on the printed text with F2 holds its words already.
  if (wordsOf(printed).every((word) => text.includes(word)) && wordsOf(printed).length > 0) return text;
  if (/[:：]\s*$/.test(printed)) return `${printed.trimEnd()}${text}`;
  const hasWords = wordsOf(printed).length > 0;
  return hasWords && GAP.test(printed.trim()) ? printed.replace(GAP, text) : value;
}

/** «年 月 日» filled with a date as forms write it. */
function dateInWords(printed: string, value: Exclude<CellValue, null | boolean>): CellValue {
  const date = typeof value === 'object' && 'date' in value ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.date) : null;
  if (!date) return value;
  const [, year, month, day] = date;
  return `${year}年${Number(month)}月${/日\s*$/.test(printed) ? `${Number(day)}日` : ''}`;
}

/** The printed words between gaps; tokens are none. */
function wordsOf(printed: string): string[] {
  return printed
    .replace(/\{\{.*?\}\}|\$\{.*?\}/g, ' ')
    .split(/[\s_＿﹍□☐]+/)
    .filter((word) => word !== '');
}
