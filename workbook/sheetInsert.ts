// New rows in one sheet's XML, in place: rows and cells below take their new numbers, formulas follow the cells they
// name (ECMA-376 part 1, 18.3.1.73 row, 18.3.1.40 f). Law: whatever does not move or name what moves stays as written.
import { columnName } from '../core/ref';
import { columnOf, type FormulaChanges, placeOf } from './movedFormulas';
import { type PatternRow, readPattern, writeRow } from './newRows';
import { movedList } from './rangeList';
import { ReferenceEdit } from './referenceEdit';
import type { RowShift, Shifts } from './rowShift';
import { TextEdit } from './textEdit';
import type { XmlReader } from './xml';
import { escapedLike, escapeText } from './xmlText';

export interface SheetMove {
  readonly shifts: Shifts;
  /** Key and name of the sheet. */
  readonly key: string;
  readonly name: string;
  /** The sheet's own new rows, when it gets any. */
  readonly own: RowShift | undefined;
  readonly changes: FormulaChanges;
  /** Formula of a column in a new row that copies template row `pattern`. */
  readonly newFormula: (pattern: number, col: number, row: number) => string | undefined;
  readonly patterns: ReadonlyMap<number, PatternRow>;
}

/** The sheet's text after the insertion. Throws `workbook.cannotInsert` for content that names cells in unknown ways. */
export function insertIntoSheet(reader: XmlReader, move: SheetMove): string {
  const edit = new TextEdit(reader.text);
  reader.toRoot();
  if (!reader.opens('worksheet')) throw reader.broken('no worksheet');
  const prefix = reader.prefix === '' ? '' : `${reader.prefix}:`;
  const references = new ReferenceEdit(reader, edit, move);
  while (reader.nextChild(1)) {
    if (reader.opens('sheetData')) new RowMover(reader, edit, move, prefix).run();
    else references.moveElement();
  }
  return edit.result();
}

/** The pattern rows of a sheet by row; rows that the sheet does not hold are absent. */
export function readPatterns(reader: XmlReader, rows: ReadonlySet<number>): ReadonlyMap<number, PatternRow> {
  const found = new Map<number, PatternRow>();
  const last = Math.max(...rows);
  reader.toRoot();
  while (reader.nextChild(1)) {
    if (!reader.opens('sheetData')) continue;
    let row = 0;
    while (row < last && reader.nextChild(2)) {
      row = Number(reader.attribute('r') ?? row + 1);
      if (rows.has(row)) found.set(row, readPattern(reader, row));
      else reader.skip(false);
    }
    break;
  }
  return found;
}

class RowMover {
  /** Position of the next insertion to be written. */
  private next = 0;

  constructor(
    private readonly reader: XmlReader,
    private readonly edit: TextEdit,
    private readonly move: SheetMove,
    private readonly prefix: string,
  ) {}

  run(): void {
    const { reader, edit, move } = this;
    if (reader.selfClosing) return;
    const { own, changes } = move;
    const depth = reader.depth;
    const rowsWithChanges = new Set([...changes.keys()].map((place) => Math.floor(place / 20_000)));
    let row = 0;
    while (reader.nextChild(depth)) {
      if (!reader.opens('row')) throw reader.broken('something else between the rows');
      const previous = row;
      row = Number(reader.attribute('r') ?? row + 1);
      if (!(Number.isInteger(row) && row > previous)) throw reader.broken('rows out of order');
      edit.insert(reader.start, this.newRows(row));
      const moved = own?.row(row) ?? row;
      if (moved !== row) this.renumber(row, moved);
      if (moved !== row || rowsWithChanges.has(row)) this.moveCells(row, moved);
      else reader.skip(false);
      edit.settle();
    }
    edit.insert(reader.start, this.newRows(Number.POSITIVE_INFINITY));
  }

  /** The new rows that come before template row `before`. */
  private newRows(before: number): string {
    const { own, patterns, newFormula } = this.move;
    let rows = '';
    for (; own !== undefined; this.next++) {
      const insertion = own.insertions[this.next];
      if (insertion === undefined || insertion.row > before) break;
      const pattern = patterns.get(insertion.pattern);
      if (pattern === undefined) continue;
      const first = own.start(insertion);
      for (let row = first; row < first + insertion.count; row++)
        rows += writeRow(pattern, row, this.prefix, (col) => newFormula(insertion.pattern, col, row));
    }
    return rows;
  }

  private renumber(row: number, moved: number): void {
    const { reader, edit } = this;
    const index = reader.attributeIndex('r');
    if (index < 0) {
      edit.insert(reader.start + 1 + reader.name.length, ` r="${moved}"`);
      return;
    }
    const [, , from, to] = reader.attributeSpan(index);
    if (Number(reader.text.slice(from, to)) === row) edit.replace(from, to, String(moved));
    else throw reader.broken('a row number');
  }

  private moveCells(row: number, moved: number): void {
    const { reader, edit, move } = this;
    const depth = reader.depth;
    let col = 0;
    while (reader.nextChild(depth)) {
      if (!reader.opens('c')) {
        reader.skip();
        continue;
      }
      const written = columnOf(reader);
      col = written ?? col + 1;
      if (written !== undefined && moved !== row) {
        const [, , from, to] = reader.attributeSpan(reader.attributeIndex('r'));
        edit.replace(from, to, columnName(col) + moved);
      }
      this.moveFormula(depth + 1, placeOf(row, col), move);
    }
  }

  private moveFormula(depth: number, place: number, move: SheetMove): void {
    const { reader, edit } = this;
    while (reader.nextChild(depth)) {
      if (!reader.opens('f')) {
        reader.skip(false);
        continue;
      }
      const change = move.changes.get(place);
      if (change?.isPlain) {
        const start = reader.start;
        const flags = ['aca', 'ca', 'bx'].flatMap((name) => {
          const index = reader.attributeIndex(name);
          return index < 0 ? [] : ` ${name}="${reader.attributeValue(index)}"`;
        });
        reader.skip(false);
        const text = escapeText(change.formula);
        edit.replace(start, reader.end, `<${this.prefix}f${flags.join('')}>${text}</${this.prefix}f>`);
        continue;
      }
      this.moveRange();
      const from = reader.end;
      reader.skip(false);
      if (change !== undefined && reader.start > from) {
        const written = reader.text.slice(from, reader.start);
        edit.replace(from, reader.start, escapedLike(written, change.formula));
      }
    }
  }

  /** The cells that a shared or array formula says it covers. */
  private moveRange(): void {
    const { reader, edit, move } = this;
    const index = reader.attributeIndex('ref');
    if (index < 0 || move.own === undefined) return;
    const [, , from, to] = reader.attributeSpan(index);
    const text = reader.text.slice(from, to);
    const moved = movedList(text, move.own, 'none');
    if (moved !== text) edit.replace(from, to, moved);
  }
}
