// Formulas of one sheet while its cells are read: shared ones written out, array formulas spread over the cells they own.
// Law: every cell that is computed says so, also those whose text stands elsewhere; expanding costs a bounded amount.
import { problem } from '../core/problem';
import { parseRange, type Range } from '../core/ref';
import type { CellModel } from '../core/sheet';
import { type MovableFormula, movableFormula, movedFormula } from './formulaText';
import { MAX_EXPANDED_FORMULA_CHARS } from './limits';
import type { XmlReader } from './xml';

export interface CellFormula {
  readonly formula: string;
  readonly isArray?: true;
}

export type WritableCell = { -readonly [K in keyof CellModel]: CellModel[K] };

interface Master {
  readonly row: number;
  readonly col: number;
  readonly formula: MovableFormula;
}

/** Comparisons spent on finding the cells that array formulas cover; far above what any real sheet needs. */
const ARRAY_WORK = 5_000_000;

export class SheetFormulas {
  private readonly masters = new Map<string, Master>();
  private readonly arrays: { readonly range: Range; readonly formula: string }[] = [];
  private expandedChars = 0;

  /** Reads `<f>`, whose opening tag is current, for the cell it stands in (ECMA-376 part 1, 18.3.1.40). */
  read(reader: XmlReader, row: number, col: number): CellFormula | undefined {
    if (reader.attributeCount === 0) return plain(reader.readText());
    const type = reader.attribute('t') ?? 'normal';
    const group = reader.attribute('si');
    const range = parseRange(reader.attribute('ref') ?? '');
    const inputs = [reader.attribute('r1'), reader.attribute('r2')].filter((input) => input !== undefined);
    const text = reader.readText();
    if (type === 'shared' && group !== undefined) {
      const master = this.masters.get(group);
      if (text === '') return master && { formula: this.expanded(master, row, col, reader) };
      this.masters.set(group, { row, col, formula: movableFormula(text) });
    }
    if (type !== 'array' && type !== 'dataTable') return plain(text);
    const formula = type === 'dataTable' ? `TABLE(${inputs.join(',')})` : text;
    if (formula === '') return undefined;
    if (range && (range.top !== range.bottom || range.left !== range.right)) this.arrays.push({ range, formula });
    return { formula, isArray: true };
  }

  /** Every cell under an array formula belongs to it, although only the first carries the text. */
  markArrays(cells: readonly WritableCell[]): void {
    let work = 0;
    for (const { range, formula } of this.arrays) {
      for (let i = firstFromRow(cells, range.top); i < cells.length && work < ARRAY_WORK; i++, work++) {
        const cell = cells[i] as WritableCell;
        if (cell.row > range.bottom) break;
        if (cell.col < range.left || cell.col > range.right || cell.formula !== undefined) continue;
        cell.formula = formula;
        cell.isArray = true;
      }
    }
  }

  private expanded(master: Master, row: number, col: number, reader: XmlReader): string {
    const formula = movedFormula(master.formula, row - master.row, col - master.col);
    this.expandedChars += formula.length;
    if (this.expandedChars > MAX_EXPANDED_FORMULA_CHARS)
      throw problem('workbook.tooLarge', { file: reader.file, what: '公式', limit: '1 亿字符' });
    return formula;
  }
}

function plain(text: string): CellFormula | undefined {
  return text === '' ? undefined : { formula: text };
}

/** Place of the first cell at or below a row, in cells ascending by row. */
export function firstFromRow(cells: readonly CellModel[], row: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle] as CellModel).row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
