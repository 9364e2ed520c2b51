// Two versions of a sheet, token by token: only the listed cells may differ, and they must hold the listed values.
// Law 4. Knows nothing of how the sheet was edited: it reads both texts as any reader would.
import { columnName } from '../core/ref';
import type { StoredValue } from '../core/sheet';
import type { CellContent } from './cellContent';
import { readItem } from './itemText';
import { readRef, type SheetTargets } from './targets';
import type { XmlReader } from './xml';
import { compareTags, difference, sourceOf } from './xmlCompare';
import { decodeXstring } from './xmlText';

/** Texts that were appended to the string table, by index. */
export type AppendedTexts = ReadonlyMap<number, string>;

/** Throws `workbook.selfCheck` at the first difference that the targets do not explain. */
export function compareSheets(
  before: XmlReader,
  after: XmlReader,
  targets: SheetTargets,
  content: (target: number) => CellContent,
  texts: AppendedTexts,
): void {
  new SheetComparison(before, after, targets, content, texts).run();
}

/** Characters compared at once: about 150 rows of ten cells. */
const LEAP = 65_536;

/** One of the two sheets while it is walked. */
class Side {
  /** Number of the row or column whose opening tag is current; infinity behind the last one. */
  row = 0;
  col = 0;
  /** What stands behind the cells of the row: extensions. */
  rest = '';

  constructor(readonly reader: XmlReader) {}

  nextRow(depth: number): void {
    const { reader } = this;
    const previous = this.row;
    this.row = Number.POSITIVE_INFINITY;
    while (reader.nextChild(depth)) {
      if (!reader.opens('row')) throw reader.broken('something else between the rows');
      this.row = Number(reader.attribute('r') ?? previous + 1);
      return;
    }
  }

  nextCell(depth: number): void {
    const { reader } = this;
    const previous = this.col;
    this.col = Number.POSITIVE_INFINITY;
    while (reader.nextChild(depth)) {
      if (!reader.opens('c')) {
        this.rest += sourceOf(reader);
        continue;
      }
      const index = reader.attributeIndex('r');
      if (index < 0) this.col = previous + 1;
      else {
        const [, , from, to] = reader.attributeSpan(index);
        this.col = readRef(reader.text, from, to)?.col ?? 0;
      }
      return;
    }
  }
}

class SheetComparison {
  private readonly before: Side;
  private readonly after: Side;
  /** Position of the next target not yet met. */
  private next = 0;
  private readonly rowTag: string;

  constructor(
    before: XmlReader,
    after: XmlReader,
    private readonly targets: SheetTargets,
    private readonly content: (target: number) => CellContent,
    private readonly texts: AppendedTexts,
  ) {
    this.before = new Side(before);
    this.after = new Side(after);
    this.rowTag = `<${before.toRoot().prefix === '' ? '' : `${before.prefix}:`}row `;
  }

  run(): void {
    const before = this.before.reader;
    const after = this.after.reader.toRoot();
    compareTags(before, after, []);
    for (;;) {
      const more = before.nextChild(1);
      if (more !== after.nextChild(1) || before.name !== after.name) throw this.unequal();
      if (!more) break;
      if (before.opens('dimension')) compareTags(before, after, ['ref']);
      else if (before.opens('sheetData')) {
        compareTags(before, after, []);
        this.compareRows();
        if (this.restIsEqual()) break;
      } else if (sourceOf(before) !== sourceOf(after)) throw this.unequal();
    }
    if (this.targets.row(this.next) !== Number.POSITIVE_INFINITY) this.passBlanks(Number.POSITIVE_INFINITY, 0);
  }

  /** Everything behind the rows at once; the usual case, and quick. */
  private restIsEqual(): boolean {
    const { reader: before } = this.before;
    const { reader: after } = this.after;
    return before.text.slice(before.end) === after.text.slice(after.end);
  }

  private compareRows(): void {
    const { before, after, targets } = this;
    const depth = before.reader.depth;
    this.leap(depth);
    before.nextRow(depth);
    after.nextRow(depth);
    while (before.row !== Number.POSITIVE_INFINITY || after.row !== Number.POSITIVE_INFINITY) {
      if (before.row < after.row) throw this.unequal(before.row);
      this.passBlanks(after.row, 0);
      const isListed = targets.row(this.next) === after.row;
      if (after.row < before.row) {
        this.compareNewRow(isListed, depth + 1);
        after.nextRow(depth);
        continue;
      }
      if (isListed) this.compareCells(depth + 1);
      else if (sourceOf(before.reader, false) !== sourceOf(after.reader, false)) throw this.unequal(after.row);
      this.leap(depth);
      before.nextRow(depth);
      after.nextRow(depth);
    }
  }

  /** Passes over equal stretches of rows above the next listed one, many rows at once. */
  private leap(depth: number): void {
    const { before, after, targets } = this;
    if (!before.reader.isPlain) return;
    for (;;) {
      const [from, to] = [before.reader.end, after.reader.end];
      const piece = before.reader.text.slice(from, from + LEAP);
      if (piece.length < LEAP || piece !== after.reader.text.slice(to, to + LEAP)) return;
      const last = piece.lastIndexOf(this.rowTag);
      const row = last <= 0 ? undefined : /^[^<>]*?\sr="(\d+)"/.exec(piece.slice(last, last + 200))?.[1];
      if (row === undefined || Number(row) > targets.row(this.next)) return;
      before.reader.resumeAt(from + last, depth);
      after.reader.resumeAt(to + last, depth);
    }
  }

  private compareNewRow(isListed: boolean, depth: number): void {
    const { reader } = this.after;
    if (!isListed || reader.attributeCount !== 1 || reader.attributeIndex('r') < 0) throw this.unequal(this.after.row);
    this.after.col = 0;
    this.after.rest = '';
    this.after.nextCell(depth);
    while (this.after.col !== Number.POSITIVE_INFINITY) this.takeNewCell(depth);
    if (this.after.rest !== '') throw this.unequal();
  }

  private compareCells(depth: number): void {
    const { before, after, targets } = this;
    compareTags(before.reader, after.reader, ['spans']);
    before.col = 0;
    after.col = 0;
    before.rest = '';
    after.rest = '';
    before.nextCell(depth);
    after.nextCell(depth);
    while (before.col !== Number.POSITIVE_INFINITY || after.col !== Number.POSITIVE_INFINITY) {
      if (before.col < after.col) throw this.unequal();
      if (after.col < before.col) {
        this.takeNewCell(depth);
        continue;
      }
      this.passBlanks(after.row, after.col);
      if (this.isTarget()) {
        compareTags(before.reader, after.reader, ['t']);
        if (targets.isRenewed(this.next)) this.compareRenewed();
        else {
          before.reader.skip(false);
          this.checkValue();
        }
      } else if (sourceOf(before.reader, false) !== sourceOf(after.reader, false)) throw this.unequal();
      before.nextCell(depth);
      after.nextCell(depth);
    }
    if (before.rest !== after.rest) throw this.unequal();
  }

  private takeNewCell(depth: number): void {
    this.passBlanks(this.after.row, this.after.col);
    if (!this.isTarget()) throw this.unequal();
    this.checkValue();
    this.after.nextCell(depth);
  }

  private isTarget(): boolean {
    const { targets, next } = this;
    return targets.row(next) === this.after.row && targets.col(next) === this.after.col;
  }

  /** Targets before a place that have no cell: right only for blanks. */
  private passBlanks(row: number, col: number): void {
    const { targets } = this;
    for (; this.next < targets.count; this.next++) {
      const targetRow = targets.row(this.next);
      if (targetRow > row || (targetRow === row && targets.col(this.next) >= col)) return;
      if (this.content(this.next).kind !== 'blank') throw difference(`${targets.sheet} 的 ${targets.ref(this.next)}`);
    }
  }

  /** A formula with a new kept result: everything but the result is as it was. */
  private compareRenewed(): void {
    const target = this.next++;
    const content = this.content(target);
    const type = this.after.reader.attribute('t') ?? 'n';
    const [, old] = partedResult(this.before.reader);
    const [raw, rest] = partedResult(this.after.reader);
    const isRight = content.kind === 'renewed' && raw !== undefined && holdsResult(content.value, type, raw);
    if (!isRight || rest !== old) throw difference(`${this.targets.sheet} 的 ${this.targets.ref(target)}`);
  }

  /** The cell whose opening tag is current in the output must hold the target's value. */
  private checkValue(): void {
    const { reader } = this.after;
    const { texts, targets } = this;
    const target = this.next++;
    const type = reader.attribute('t') ?? 'n';
    const depth = reader.depth;
    let raw: string | undefined;
    let inline: string | undefined;
    while (reader.nextChild(depth)) {
      if (reader.opens('v')) raw = reader.readText();
      else if (reader.opens('is')) inline = readItem(reader).text;
      else if (reader.opens('f')) throw this.unequal();
      else reader.skip();
    }
    if (!holds(this.content(target), type, raw, inline, texts))
      throw difference(`${targets.sheet} 的 ${targets.ref(target)}`);
  }

  private unequal(row = this.after.row): Error {
    const { col } = this.after;
    const place = Number.isFinite(col) && col > 0 ? `${columnName(col)}${row}` : `第 ${row} 行`;
    return difference(`${this.targets.sheet} 的${Number.isFinite(row) ? ` ${place} 附近` : '行'}`);
  }
}

/** The `<v>` of the current cell, and all else inside it as one text. */
function partedResult(reader: XmlReader): [raw: string | undefined, rest: string] {
  const depth = reader.depth;
  let raw: string | undefined;
  let rest = '';
  if (reader.selfClosing) return [raw, rest];
  while (reader.nextChild(depth)) {
    if (reader.opens('v')) raw = reader.readText();
    else rest += sourceOf(reader);
  }
  return [raw, rest];
}

function holdsResult(value: StoredValue, type: string, raw: string): boolean {
  switch (typeof value) {
    case 'number':
      return type === 'n' && Number(raw) === value;
    case 'boolean':
      return type === 'b' && raw === (value ? '1' : '0');
    case 'string':
      return type === 'str' && decodeXstring(raw) === wellFormed(value);
    default:
      return type === 'e' && raw === value.error;
  }
}

function holds(
  wanted: CellContent,
  type: string,
  raw: string | undefined,
  inline: string | undefined,
  texts: AppendedTexts,
): boolean {
  switch (wanted.kind) {
    case 'renewed':
      return false;
    case 'blank':
      return raw === undefined && inline === undefined;
    case 'number':
      return type === 'n' && raw !== undefined && Number(raw) === wanted.value;
    case 'boolean':
      return type === 'b' && raw === (wanted.value ? '1' : '0');
    case 'text':
      return (
        wellFormed(wanted.text) === (type === 's' ? texts.get(Number(raw)) : type === 'inlineStr' ? inline : undefined)
      );
  }
}

/** Half a surrogate pair cannot be stored; it is written as U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
