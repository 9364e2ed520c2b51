// The cells of one sheet, read token by token: values, texts, formulas with shared ones expanded, row measures.
// Law: values stay as stored (dates are serials, a text of digits a text); a sheet of 2,000,000 cells is the end.
import { problem } from '../core/problem';
import { MAX_COL, MAX_ROW } from '../core/ref';
import { serialOfDate } from '../core/serialDate';
import type { CellModel, RowModel, StoredValue } from '../core/sheet';
import { type CellText, readCellText, type TextBudget } from './cellText';
import { MAX_SHEET_CELLS, MAX_STRINGS } from './limits';
import { type CellFormula, SheetFormulas, type WritableCell } from './sheetFormulas';
import { outlineOf } from './sheetFrame';
import type { Palette } from './theme';
import { flagOf, numberOf } from './tree';
import type { XmlReader } from './xml';
import { decodeXstring } from './xmlText';

export interface CellContext {
  readonly sheetName: string;
  readonly date1904: boolean;
  readonly palette: Palette;
  readonly sharedStrings: readonly CellText[];
  /** Number of styles of the workbook; a cell that points beyond them has style 0. */
  readonly styleCount: number;
  /** Says whether a blank cell may be left out: true when it looks as if it were not there. */
  isPlain(style: number, rowStyle: number | undefined, col: number): boolean;
}

export interface ReadCells {
  /** Ascending by row, then column. */
  readonly cells: readonly CellModel[];
  /** Rows with a measure or a style of their own, ascending. */
  readonly rows: readonly RowModel[];
}

/** Reads `<sheetData>`, whose opening tag is current (ECMA-376 part 1, 18.3.1.80). Throws `workbook.tooManyCells`, `.unreadableXml`. */
export function readCells(reader: XmlReader, context: CellContext): ReadCells {
  const cells: WritableCell[] = [];
  const rows: RowModel[] = [];
  const formulas = new SheetFormulas();
  const budget = { left: MAX_STRINGS };
  const depth = reader.depth;
  let row = 0;
  let seen = 0;
  let isSorted = true;
  while (reader.nextChild(depth)) {
    if (!reader.opens('row')) {
      reader.skip();
      continue;
    }
    const before = row;
    row = numberOf(reader.attribute('r')) ?? row + 1;
    const model = readRow(reader, row, context.styleCount);
    let isChecked = false;
    let col = 0;
    while (reader.nextChild(depth + 1)) {
      if (!reader.opens('c')) {
        reader.skip();
        continue;
      }
      if (++seen > MAX_SHEET_CELLS)
        throw problem('workbook.tooManyCells', { file: reader.file, sheet: context.sheetName, limit: MAX_SHEET_CELLS });
      const at = cellAt(reader);
      const previous = col;
      col = at?.col ?? col + 1;
      if (at && !isChecked && model.hasNoNumber) row = at.row;
      isChecked = true;
      if (!(col >= 1 && col <= MAX_COL)) throw reader.broken('a cell outside the sheet');
      if (col <= previous) isSorted = false;
      const cell = readCell(reader, row, col, context, formulas, budget);
      if (cell.value === undefined && cell.formula === undefined && context.isPlain(cell.style, model.row.style, col))
        continue;
      cells.push(cell);
    }
    if (!(Number.isInteger(row) && row >= 1 && row <= MAX_ROW)) throw reader.broken('a row outside the sheet');
    if (row <= before) isSorted = false;
    if (model.isOwn && rows.length < MAX_ROW) rows.push(model.row.row === row ? model.row : { ...model.row, row });
  }
  if (!isSorted) return inOrder(cells, rows, formulas);
  formulas.markArrays(cells);
  return { cells, rows };
}

/** Files of careless programs: out of order, or the same cell twice; the later one counts, as in Excel's repair. */
function inOrder(cells: WritableCell[], rows: RowModel[], formulas: SheetFormulas): ReadCells {
  const byPlace = new Map(cells.map((cell) => [cell.row * (MAX_COL + 1) + cell.col, cell]));
  const sorted = [...byPlace.entries()].sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
  formulas.markArrays(sorted);
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  return { cells: sorted, rows: [...byNumber.values()].sort((a, b) => a.row - b.row) };
}

function readRow(
  reader: XmlReader,
  row: number,
  styleCount: number,
): { row: RowModel; isOwn: boolean; hasNoNumber: boolean } {
  const height = numberOf(reader.attribute('ht'));
  const hidden = flagOf(reader.attribute('hidden'));
  const hasStyle = flagOf(reader.attribute('customFormat'));
  const fixed = flagOf(reader.attribute('customHeight'));
  // With customFormat a missing `s` means style 0, not the column's.
  const style = hasStyle ? styleNumber(reader.attribute('s'), styleCount) : undefined;
  const outline = outlineOf(numberOf(reader.attribute('outlineLevel')));
  return {
    row: {
      row,
      ...(height !== undefined && height >= 0 ? { height } : {}),
      fixed,
      hidden,
      ...(style === undefined ? {} : { style }),
      ...outline,
    },
    isOwn: height !== undefined || hidden || hasStyle || outline.outline !== undefined,
    hasNoNumber: reader.attributeIndex('r') < 0,
  };
}

function readCell(
  reader: XmlReader,
  row: number,
  col: number,
  context: CellContext,
  formulas: SheetFormulas,
  budget: TextBudget,
): WritableCell {
  const depth = reader.depth;
  const type = attributeText(reader, 't') ?? 'n';
  const style = styleNumber(attributeText(reader, 's'), context.styleCount);
  let content: StoredValue | CellText | undefined;
  let computed: CellFormula | undefined;
  while (reader.nextChild(depth)) {
    if (reader.opens('v')) content = storedValue(type, reader.readText(), context) ?? content;
    else if (reader.opens('f')) computed = formulas.read(reader, row, col);
    else if (reader.opens('is')) {
      const text = readCellText(reader, context.palette, budget);
      if (type === 'inlineStr') content = text;
    } else reader.skip();
  }
  // Written out by shape: a million objects that grow a property each cost a third more memory.
  if (content === undefined) return computed ? { row, col, style, ...computed } : { row, col, style };
  const runs = typeof content === 'object' && 'runs' in content ? content.runs : undefined;
  const value = typeof content === 'object' && 'runs' in content ? content.text : content;
  if (computed?.isArray !== undefined || runs !== undefined)
    return { row, col, style, value, ...computed, ...(runs ? { runs } : {}) };
  return computed ? { row, col, style, value, formula: computed.formula } : { row, col, style, value };
}

/** What `<v>` means under the cell's type (18.18.11 ST_CellType); undefined = blank. */
function storedValue(type: string, written: string, context: CellContext): StoredValue | CellText | undefined {
  switch (type) {
    case 's':
      return context.sharedStrings[Number(written)] ?? '';
    case 'str':
      return decodeXstring(written);
    case 'inlineStr':
      return undefined;
    case 'b':
      return written.trim() === '1' || written.trim() === 'true';
    case 'e':
      return { error: written };
    case 'd':
      return serialOfDate(written.trim().replace(/(?:\.[0-9]+)?Z?$/, ''), context.date1904) ?? written;
    default: {
      if (written.trim() === '') return undefined;
      const value = Number(written);
      return Number.isFinite(value) ? value : written;
    }
  }
}

function styleNumber(written: string | undefined, styleCount: number): number {
  const style = written === undefined ? 0 : Number(written);
  return Number.isInteger(style) && style >= 0 && style < styleCount ? style : 0;
}

/** An attribute of a cell as written: numbers and type words need no decoding, and there may be millions. */
function attributeText(reader: XmlReader, name: string): string | undefined {
  const index = reader.attributeIndex(name);
  if (index < 0) return undefined;
  const [, , from, to] = reader.attributeSpan(index);
  return reader.text.slice(from, to);
}

/** The `r` of the current cell, read from the text itself since there may be millions; undefined when absent. */
function cellAt(reader: XmlReader): { row: number; col: number } | undefined {
  const index = reader.attributeIndex('r');
  if (index < 0) return undefined;
  const [, , from, to] = reader.attributeSpan(index);
  const { text } = reader;
  let col = 0;
  let i = from;
  for (; i < to; i++) {
    const letter = text.charCodeAt(i) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    col = col * 26 + letter - 0x40;
  }
  let row = 0;
  for (; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) throw reader.broken('a cell address');
    row = row * 10 + digit;
  }
  if (col === 0 || row === 0) throw reader.broken('a cell address');
  return { row, col };
}
