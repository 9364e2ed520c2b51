// Values into one sheet's XML, in place (ECMA-376 part 1, 18.3.1.73 row, 18.3.1.4 c). Law 4: nothing but the listed cells
// changes; a cell keeps its style, a new one takes its row's or column's; rows and cells stay in ascending order.
import { problem } from '../core/problem';
import { MAX_COL, MAX_ROW, parseRange, type Range, rangeText, refOf } from '../core/ref';
import type { StoredValue } from '../core/sheet';
import type { CellContent } from './cellContent';
import { readItem } from './itemText';
import { isTrue } from './parts';
import { type StringTable, textElement } from './stringTable';
import { readRef, type SheetTargets } from './targets';
import { TextEdit } from './textEdit';
import type { XmlReader } from './xml';
import { encodeXstring, escapeText } from './xmlText';

export interface SheetEditResult {
  readonly text: string;
  readonly isProtected: boolean;
  readonly hasTables: boolean;
}

/**
 * Writes the targets into a sheet. `contentOf` gives the content of a target by its position; texts go into `strings`
 * when there is a table, else into the cell. Also notes in `targets.styles` which style each cell has.
 *
 * Throws `workbook.formulaCell`, `workbook.coveredCell`, `workbook.badValue` (a cell that holds a picture), and
 * `workbook.unreadableXml` when rows or cells are out of order.
 */
export function editSheet(
  reader: XmlReader,
  targets: SheetTargets,
  contentOf: (target: number) => CellContent,
  strings: StringTable | undefined,
): SheetEditResult {
  return new SheetEditor(reader, targets, contentOf, strings).run();
}

interface ColumnStyle {
  readonly from: number;
  readonly to: number;
  readonly style: number;
}

class SheetEditor {
  private readonly edit: TextEdit;
  private readonly columns: ColumnStyle[] = [];
  private prefix = '';
  /** Position of the next target to place. */
  private next = 0;
  /** Rectangle around the cells that were created. */
  private created: Range | undefined;
  private setDimension: ((text: string) => void) | undefined;
  private dimension = '';
  private dropSpans: ((text: string) => void) | undefined;

  constructor(
    private readonly reader: XmlReader,
    private readonly targets: SheetTargets,
    private readonly contentOf: (target: number) => CellContent,
    private readonly strings: StringTable | undefined,
  ) {
    this.edit = new TextEdit(reader.text);
  }

  run(): SheetEditResult {
    const { reader } = this;
    reader.toRoot();
    if (!reader.opens('worksheet')) throw reader.broken('no worksheet');
    this.prefix = reader.prefix === '' ? '' : `${reader.prefix}:`;
    let isProtected = false;
    let hasTables = false;
    let sawData = false;
    while (reader.nextChild(1)) {
      if (reader.opens('sheetData')) {
        sawData = true;
        this.fillRows();
      } else if (reader.opens('dimension')) this.noteDimension();
      else if (reader.opens('cols')) this.readColumns();
      else if (reader.opens('sheetProtection')) isProtected = isTrue(reader.attribute('sheet'));
      else if (reader.opens('mergeCells')) this.refuseCovered();
      else if (reader.opens('tableParts')) hasTables = true;
      else reader.skip();
    }
    if (!sawData) throw reader.broken('no sheetData');
    this.refuseArrays();
    this.widenDimension();
    return { text: this.edit.result(), isProtected, hasTables };
  }

  private fillRows(): void {
    const { reader, targets } = this;
    if (reader.selfClosing) {
      const rows = this.newRows(Number.POSITIVE_INFINITY);
      if (rows !== '') this.open(rows);
      return;
    }
    const depth = reader.depth;
    let previous = 0;
    while (reader.nextChild(depth)) {
      if (!reader.opens('row')) throw reader.broken('something else between the rows');
      const row = this.rowNumber(previous);
      previous = row;
      this.edit.insert(reader.start, this.newRows(row));
      if (targets.row(this.next) === row) this.fillRow(row);
      else if (this.next < targets.count) reader.skip(false);
      else reader.skipRest(depth);
      if (reader.closes(depth)) break;
      this.edit.settle();
    }
    this.edit.insert(reader.start, this.newRows(Number.POSITIVE_INFINITY));
  }

  /** Rows may leave out their number: they count along (18.3.1.73). */
  private rowNumber(previous: number): number {
    const { reader } = this;
    const written = reader.attribute('r');
    const row = written === undefined ? previous + 1 : Number(written);
    if (!(Number.isInteger(row) && row > previous && row <= MAX_ROW)) throw reader.broken('rows out of order');
    return row;
  }

  private fillRow(row: number): void {
    const { reader, targets } = this;
    const customFormat = isTrue(reader.attribute('customFormat'));
    // with customFormat a missing style means style 0, not the column's
    const rowStyle = customFormat ? Number(reader.attribute('s') ?? 0) : undefined;
    this.holdSpans();
    if (reader.selfClosing) {
      const cells = this.newCells(row, Number.POSITIVE_INFINITY, rowStyle);
      if (cells !== '') this.open(cells);
      return;
    }
    const depth = reader.depth;
    let previous = 0;
    while (targets.row(this.next) === row && reader.nextChild(depth)) {
      if (!reader.opens('c')) {
        if (!reader.opens('extLst')) throw reader.broken('something else between the cells');
        this.edit.insert(reader.start, this.newCells(row, Number.POSITIVE_INFINITY, rowStyle));
        reader.skip();
        continue;
      }
      const col = this.columnNumber(row, previous);
      previous = col;
      this.edit.insert(reader.start, this.newCells(row, col, rowStyle));
      if (targets.row(this.next) === row && targets.col(this.next) === col) this.fillCell();
      else reader.skip(false);
    }
    if (!reader.closes(depth)) reader.skipRest(depth, false);
    this.edit.insert(reader.start, this.newCells(row, Number.POSITIVE_INFINITY, rowStyle));
  }

  private columnNumber(row: number, previous: number): number {
    const { reader } = this;
    const index = reader.attributeIndex('r');
    if (index < 0) {
      if (previous >= MAX_COL) throw reader.broken('cells out of order');
      return previous + 1;
    }
    const [, , from, to] = reader.attributeSpan(index);
    const at = readRef(reader.text, from, to);
    if (!at || at.row !== row || at.col <= previous) throw reader.broken('cells out of order');
    return at.col;
  }

  /** The current cell takes the next target's value. Its style and unknown attributes stay; only `t` may change. */
  private fillCell(): void {
    const { reader, targets } = this;
    if (targets.isRenewed(this.next)) {
      this.renewCell();
      return;
    }
    const target = this.next++;
    const at = { sheet: targets.sheet, ref: targets.ref(target) };
    const { text, start, end: tagEnd, selfClosing, depth } = reader;
    targets.styles[target] = Number(reader.attribute('s') ?? 0);
    if (reader.attributeIndex('vm') >= 0) throw problem('workbook.badValue', { ...at, why: '格子里是一张图片' });
    const kind = reader.attribute('t');
    const typeIndex = reader.attributeIndex('t');
    const typeSpan = typeIndex < 0 ? undefined : reader.attributeSpan(typeIndex);
    let isEmpty = true;
    let rest = '';
    let format: string | undefined;
    let isInline = false;
    let oldItem: string | undefined;
    while (reader.nextChild(depth)) {
      if (reader.opens('f')) throw problem('workbook.formulaCell', at);
      if (reader.opens('v')) {
        isEmpty = false;
        const value = reader.readText();
        if (kind === 's') oldItem = this.strings?.item(Number(value));
      } else if (reader.opens('is')) {
        isEmpty = false;
        isInline = true;
        format = readItem(reader).format;
      } else {
        const from = reader.start;
        reader.skip();
        rest += text.slice(from, reader.end);
      }
    }
    const content = this.contentOf(target);
    if (content.kind === 'blank' && isEmpty) return;
    if (content.kind === 'renewed') throw reader.broken('a result without a formula');
    if (content.kind === 'text' && oldItem !== undefined && this.strings) format = firstFormat(oldItem, reader);
    const { type, value } = this.valueOf(content, format, isInline);
    const tag = withoutType(text, start, selfClosing ? tagEnd - 2 : tagEnd - 1, typeSpan);
    const inside = value + rest;
    const body = inside === '' ? '/>' : `>${inside}</${this.prefix}c>`;
    this.edit.replace(start, reader.end, `${tag}${type}${body}`);
  }

  /** A formula takes a new kept result: `<v>` and `t` change, the formula and all else stays. */
  private renewCell(): void {
    const { reader, targets, edit } = this;
    const target = this.next++;
    const { text, start, end: tagEnd, depth } = reader;
    targets.styles[target] = Number(reader.attribute('s') ?? 0);
    const content = this.contentOf(target);
    const typeIndex = reader.attributeIndex('t');
    const typeSpan = typeIndex < 0 ? undefined : reader.attributeSpan(typeIndex);
    if (reader.selfClosing || content.kind !== 'renewed') throw reader.broken('a result without a formula');
    const tag = withoutType(text, start, tagEnd - 1, typeSpan);
    let behind = -1;
    let old: readonly [number, number] | undefined;
    while (reader.nextChild(depth)) {
      const from = reader.start;
      const isFormula = reader.opens('f');
      const isValue = reader.opens('v');
      reader.skip();
      if (isFormula) behind = reader.end;
      else if (isValue) old = [from, reader.end];
    }
    if (behind < 0) throw reader.broken('a result without a formula');
    const { type, value } = renewedValue(this.prefix, content.value);
    edit.replace(start, tagEnd, `${tag}${type}>`);
    if (old) edit.replace(old[0], old[1], value);
    else edit.insert(behind, value);
  }

  private valueOf(
    content: Exclude<CellContent, { kind: 'renewed' }>,
    format?: string,
    isInline = false,
  ): { type: string; value: string } {
    const p = this.prefix;
    switch (content.kind) {
      case 'blank':
        return { type: '', value: '' };
      case 'number':
        return { type: '', value: `<${p}v>${content.value}</${p}v>` };
      case 'boolean':
        return { type: ' t="b"', value: `<${p}v>${content.value ? 1 : 0}</${p}v>` };
      case 'text': {
        // a run's format that came from the cell itself may use prefixes that the string table lacks
        if (this.strings && !(isInline && format !== undefined))
          return { type: ' t="s"', value: `<${p}v>${this.strings.add(content.text, format)}</${p}v>` };
        const plain = textElement(p, content.text);
        const inner = format === undefined ? plain : `<${p}r>${format}${plain}</${p}r>`;
        return { type: ' t="inlineStr"', value: `<${p}is>${inner}</${p}is>` };
      }
    }
  }

  /** Rows for the targets above row `before`. */
  private newRows(before: number): string {
    let rows = '';
    while (this.targets.row(this.next) < before) {
      const row = this.targets.row(this.next);
      const cells = this.newCells(row, Number.POSITIVE_INFINITY, undefined);
      if (cells !== '') rows += `<${this.prefix}row r="${row}">${cells}</${this.prefix}row>`;
    }
    return rows;
  }

  /** Cells for the targets of a row that stand before column `before`; a blank needs none. */
  private newCells(row: number, before: number, rowStyle: number | undefined): string {
    const { targets, prefix } = this;
    let cells = '';
    while (targets.row(this.next) === row && targets.col(this.next) < before) {
      const target = this.next++;
      const col = targets.col(target);
      const style = rowStyle ?? this.columnStyle(col);
      targets.styles[target] = style;
      const content = this.contentOf(target);
      if (content.kind === 'blank') continue;
      if (content.kind === 'renewed') throw this.reader.broken('a result without a formula');
      const { type, value } = this.valueOf(content);
      const s = style === 0 ? '' : ` s="${style}"`;
      cells += `<${prefix}c r="${refOf({ row, col })}"${s}${type}>${value}</${prefix}c>`;
      this.noteCreated(row, col);
    }
    return cells;
  }

  /** Opens the current self-closing tag around `inside`. */
  private open(inside: string): void {
    const { reader } = this;
    const slash = reader.end - 2;
    this.edit.replace(slash, reader.end, `>${inside}</${reader.name}>`);
  }

  private readColumns(): void {
    const { reader } = this;
    while (reader.nextChild(2)) {
      if (!reader.opens('col')) continue;
      const style = Number(reader.attribute('style') ?? 0);
      if (style !== 0)
        this.columns.push({ from: Number(reader.attribute('min')), to: Number(reader.attribute('max')), style });
    }
  }

  private columnStyle(col: number): number {
    return this.columns.find((one) => one.from <= col && col <= one.to)?.style ?? 0;
  }

  /** `spans` is an optional hint; it goes when a cell is added, since it may then be wrong. */
  private holdSpans(): void {
    const { reader } = this;
    this.dropSpans = undefined;
    const index = reader.attributeIndex('spans');
    if (index < 0) return;
    const [from, , , to] = reader.attributeSpan(index);
    let gap = from;
    while (/\s/.test(reader.text.charAt(gap - 1))) gap--;
    this.dropSpans = this.edit.hold(gap, to + 1);
  }

  private noteCreated(row: number, col: number): void {
    this.dropSpans?.('');
    const { created } = this;
    this.created = {
      top: Math.min(created?.top ?? row, row),
      left: Math.min(created?.left ?? col, col),
      bottom: Math.max(created?.bottom ?? row, row),
      right: Math.max(created?.right ?? col, col),
    };
  }

  private noteDimension(): void {
    const { reader } = this;
    const index = reader.attributeIndex('ref');
    if (index < 0) return;
    const [, , from, to] = reader.attributeSpan(index);
    this.dimension = reader.attributeValue(index);
    this.setDimension = this.edit.hold(from, to);
  }

  private widenDimension(): void {
    const known = parseRange(this.dimension);
    const { created } = this;
    if (!known || !created) return;
    this.setDimension?.(
      rangeText({
        top: Math.min(known.top, created.top),
        left: Math.min(known.left, created.left),
        bottom: Math.max(known.bottom, created.bottom),
        right: Math.max(known.right, created.right),
      }),
    );
  }

  private refuseCovered(): void {
    const { reader, targets } = this;
    while (reader.nextChild(2)) {
      const range = parseRange(reader.attribute('ref') ?? '');
      const covered = range ? targets.firstIn(range, true) : -1;
      if (range === undefined || covered < 0) continue;
      const anchor = refOf({ row: range.top, col: range.left });
      const ref = targets.ref(covered);
      throw problem('workbook.coveredCell', { sheet: targets.sheet, ref, merge: rangeText(range), anchor });
    }
  }

  /** Cells of an array formula or a data table carry no formula of their own; only the first one names the range. */
  private refuseArrays(): void {
    const { reader, targets } = this;
    if (!reader.text.includes('array') && !reader.text.includes('dataTable')) return;
    const opening = /<(?:[\w.-]+:)?f\s([^>]*)>/g;
    for (const [, attributes = ''] of reader.text.matchAll(opening)) {
      if (!/\bt\s*=\s*["'](array|dataTable)["']/.test(attributes)) continue;
      const range = parseRange(/\bref\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '');
      const target = range ? targets.firstIn(range, false) : -1;
      if (target >= 0) throw problem('workbook.formulaCell', { sheet: targets.sheet, ref: targets.ref(target) });
    }
  }
}

/** An opening tag without its `t` and its end; `from`..`to` = the tag without `>`. */
function withoutType(text: string, from: number, to: number, type: readonly number[] | undefined): string {
  const tag = text.slice(from, to).trimEnd();
  const [nameFrom = 0, , , valueTo = 0] = type ?? [];
  return type === undefined ? tag : text.slice(from, nameFrom).trimEnd() + text.slice(valueTo + 1, from + tag.length);
}

/** A formula's kept result (18.18.11): a text is `str`, never shared. */
function renewedValue(prefix: string, value: StoredValue): { type: string; value: string } {
  const element = (text: string, keep = '') => `<${prefix}v${keep}>${text}</${prefix}v>`;
  switch (typeof value) {
    case 'number':
      return { type: '', value: element(String(value)) };
    case 'boolean':
      return { type: ' t="b"', value: element(value ? '1' : '0') };
    case 'string': {
      const keep = /^\s|\s$|[\n\t]/.test(value) ? ' xml:space="preserve"' : '';
      return { type: ' t="str"', value: element(escapeText(encodeXstring(value)), keep) };
    }
    default:
      return { type: ' t="e"', value: element(escapeText(value.error)) };
  }
}

function firstFormat(item: string, near: XmlReader): string | undefined {
  if (!/<(?:[\w.-]+:)?rPr[\s>/]/.test(item)) return undefined;
  const reader = near.inside(item).toRoot();
  return readItem(reader).format;
}
