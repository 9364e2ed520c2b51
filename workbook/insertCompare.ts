// One sheet before and after rows were put in, token by token. Law 4: rows stand where the insertion says, new rows are
// copies without values, and every address that was kept or changed names the cells that it named.
import { MAX_ROW } from '../core/ref';
import { formulaReferences } from './formulaText';
import type { PlacedFormula } from './insertRows';
import { placeOf } from './movedFormulas';
import type { PatternRow } from './newRows';
import { rangesOf } from './rangeList';
import { type RowShift, sheetKey } from './rowShift';
import { SheetFormulas } from './sheetFormulas';
import type { XmlReader } from './xml';
import { compareTags, difference, sourceOf } from './xmlCompare';

export interface GrownSheet {
  readonly part: string;
  readonly name: string;
  readonly key: string;
  readonly shift: RowShift;
  readonly patterns: ReadonlyMap<number, PatternRow>;
}

export class GrownSheetComparison {
  private readonly beforeFormulas = new SheetFormulas();
  private readonly afterFormulas = new SheetFormulas();
  private readonly placed: ReadonlyMap<number, string>;

  constructor(
    private readonly before: XmlReader,
    private readonly after: XmlReader,
    private readonly name: string,
    private readonly own: GrownSheet | undefined,
    private readonly sheets: readonly GrownSheet[],
    formulas: readonly PlacedFormula[],
    private readonly steps: ReadonlySet<number>,
  ) {
    const here = formulas.filter((one) => one.sheet === name);
    this.placed = new Map(here.map((one) => [placeOf(one.row, one.col), one.formula]));
  }

  run(): void {
    const { before, after } = this;
    compareTags(before.toRoot(), after.toRoot(), []);
    for (;;) {
      const more = before.nextChild(1);
      if (more !== after.nextChild(1) || before.name !== after.name) throw this.unequal('结构');
      if (!more) return;
      if (before.opens('sheetData')) this.compareRows();
      else if (before.opens('mergeCells')) this.compareMerges();
      else this.compareElement();
    }
  }

  private compareRows(): void {
    const { before, after, own } = this;
    let [a, b] = [0, 0];
    const nextBefore = () => {
      a = before.nextChild(2) ? Number(before.attribute('r') ?? a + 1) : Number.POSITIVE_INFINITY;
    };
    const nextAfter = () => {
      b = after.nextChild(2) ? Number(after.attribute('r') ?? b + 1) : Number.POSITIVE_INFINITY;
    };
    let missing = 0;
    for (const one of own?.shift.insertions ?? []) if (own?.patterns.has(one.pattern)) missing += one.count;
    nextBefore();
    nextAfter();
    while (Number.isFinite(a) || Number.isFinite(b)) {
      const source = own && newRowSource(own, b);
      if (source !== undefined) {
        this.checkNewRow(b, source);
        missing--;
        nextAfter();
        continue;
      }
      if (!Number.isFinite(a) || b !== (own ? movedRow(own.shift, a) : a)) throw this.unequal(`第 ${b} 行`);
      this.compareRow(a, b);
      nextBefore();
      nextAfter();
    }
    if (missing !== 0) throw this.unequal('新行');
  }

  private compareRow(a: number, b: number): void {
    const { before, after } = this;
    compareTags(before, after, ['r']);
    let [left, right] = [0, 0];
    for (;;) {
      const more = before.nextChild(3);
      if (more !== after.nextChild(3) || before.name !== after.name) throw this.unequal(`第 ${b} 行`);
      if (!more) return;
      if (!before.opens('c')) {
        if (sourceOf(before) !== sourceOf(after)) throw this.unequal(`第 ${b} 行`);
        continue;
      }
      compareTags(before, after, ['r']);
      left = this.column(before, a, left);
      right = this.column(after, b, right);
      if (left !== right) throw this.unequal(`第 ${b} 行`);
      this.compareCell(a, b, left);
    }
  }

  private compareCell(a: number, b: number, col: number): void {
    const { before, after } = this;
    for (;;) {
      const more = before.nextChild(4);
      if (more !== after.nextChild(4) || before.name !== after.name) throw this.unequal(`第 ${b} 行`);
      if (!more) return;
      if (before.opens('f')) {
        const old = this.beforeFormulas.read(before, a, col)?.formula ?? '';
        const now = this.afterFormulas.read(after, b, col)?.formula ?? '';
        const wanted = this.placed.get(placeOf(b, col));
        if (wanted === undefined ? !this.follows(old, now) : wanted !== now) throw this.unequal(`第 ${b} 行的公式`);
      } else if (sourceOf(before, false) !== sourceOf(after, false)) throw this.unequal(`第 ${b} 行`);
    }
  }

  private checkNewRow(row: number, pattern: number): void {
    const { after } = this;
    const source = this.own?.patterns.get(pattern);
    let attributes = '';
    for (let i = 0; i < after.attributeCount; i++) {
      const [from, to, , end] = after.attributeSpan(i);
      if (after.text.slice(from, to) !== 'r') attributes += ` ${after.text.slice(from, end + 1)}`;
    }
    if (source === undefined || attributes !== source.attributes) throw this.unequal(`新的第 ${row} 行`);
    let at = 0;
    while (after.nextChild(3)) {
      const cell = source.cells[at++];
      const col = this.column(after, row, 0);
      const style = / s="([^"]*)"| s='([^']*)'/.exec(cell?.style ?? '');
      const isCopy = after.opens('c') && cell?.col === col && after.attribute('s') === (style?.[1] ?? style?.[2]);
      if (!isCopy || after.attributeCount > 2) throw this.unequal(`新的第 ${row} 行`);
      while (after.nextChild(4)) {
        if (!after.opens('f') || this.placed.get(placeOf(row, col)) !== after.readText())
          throw this.unequal(`新的第 ${row} 行`);
      }
    }
    if (at !== source.cells.length) throw this.unequal(`新的第 ${row} 行`);
  }

  private column(reader: XmlReader, row: number, previous: number): number {
    const written = reader.attribute('r');
    if (written === undefined) return previous + 1;
    const [at] = rangesOf(written);
    if (at?.top !== row) throw this.unequal(`${written}`);
    return at.left;
  }

  /** The same formula, naming the same cells; ranges may have grown over new rows. */
  private follows(before: string, after: string): boolean {
    if (before === after && !this.namesGrown(before)) return true;
    const [old, now] = [formulaReferences(before), formulaReferences(after)];
    if (old.length !== now.length) return false;
    let [a, b] = [0, 0];
    for (const [i, reference] of old.entries()) {
      const twin = now[i] as (typeof now)[number];
      if (before.slice(a, reference.addressStart) !== after.slice(b, twin.addressStart)) return false;
      const written = before.slice(reference.addressStart, reference.end);
      if (written.replace(/\d+/g, '#') !== after.slice(twin.addressStart, twin.end).replace(/\d+/g, '#')) return false;
      const shift = this.sheets.find((one) => one.key === sheetKey(reference.sheet ?? this.name))?.shift;
      if (!isSameCells(reference.range, twin.range, shift, written.includes(':'))) return false;
      a = reference.end;
      b = twin.end;
    }
    return before.slice(a) === after.slice(b);
  }

  private namesGrown(formula: string): boolean {
    return formulaReferences(formula).some((one) =>
      this.sheets.some((sheet) => sheet.key === sheetKey(one.sheet ?? this.name)),
    );
  }

  private compareMerges(): void {
    const { before, after, own } = this;
    compareTags(before, after, ['count']);
    for (;;) {
      const more = before.nextChild(2);
      if (more) {
        if (!after.nextChild(2)) throw this.unequal('合并区');
        this.compareElement();
        continue;
      }
      while (after.nextChild(2)) {
        const [range] = rangesOf(after.attribute('ref') ?? '');
        const isNew = range && own && range.top === range.bottom && newRowSource(own, range.top) !== undefined;
        if (!isNew) throw this.unequal('合并区');
      }
      return;
    }
  }

  /** An element around the rows: the same but for addresses, and these as the insertion says. */
  private compareElement(): void {
    const { before, after } = this;
    const depth = before.depth;
    for (;;) {
      if (before.kind !== after.kind || before.name !== after.name) throw this.unequal(before.local);
      if (before.kind === 'open') this.compareAttributes();
      else if (before.kind === 'text' && !this.isMovedText(before.value(), after.value()))
        throw this.unequal('表外设置');
      if ((before.kind === 'open' && before.selfClosing && before.depth === depth) || before.closes(depth)) {
        if (after.kind !== before.kind || after.depth !== depth) throw this.unequal('表外设置');
        return;
      }
      if (before.next() !== after.next()) throw this.unequal('表外设置');
    }
  }

  private compareAttributes(): void {
    const { before, after, own } = this;
    if (before.attributeCount !== after.attributeCount) throw this.unequal(before.local);
    for (let i = 0; i < before.attributeCount; i++) {
      const name = before.attributeName(i);
      const [old, now] = [before.attributeValue(i), after.attributeValue(i)];
      if (name !== after.attributeName(i)) throw this.unequal(before.local);
      const isAddress = own !== undefined && (name === 'ref' || name === 'sqref');
      if (isAddress ? !isMovedList(old, now, own.shift) : !this.isMovedText(old, now)) throw this.unequal(before.local);
    }
  }

  private isMovedText(before: string, after: string): boolean {
    if (before === after) return true;
    if (this.own && isMovedList(before, after, this.own.shift)) return true;
    const [a, b] = [before.split(/(\d+)/), after.split(/(\d+)/)];
    return (
      a.length === b.length &&
      a.every((piece, i) => piece === b[i] || (i % 2 === 1 && this.steps.has(Number(b[i]) - Number(piece))))
    );
  }

  private unequal(where: string): Error {
    return difference(`${this.name} 的${where}`);
  }
}

/** Where a row of the template stands now; told from the insertions alone. */
function movedRow(shift: RowShift, row: number): number {
  return shift.insertions.reduce((at, one) => (one.row <= row ? at + one.count : at), row);
}

/** The template row that a row of the output copies; undefined when it is a row of the template. */
function newRowSource(sheet: GrownSheet, row: number): number | undefined {
  for (const one of sheet.shift.insertions) {
    const end = movedRow(sheet.shift, one.row);
    if (row < end && row >= end - one.count) return one.pattern;
  }
  return undefined;
}

interface Rows {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function isSameCells(before: Rows, after: Rows, shift: RowShift | undefined, mayGrow: boolean): boolean {
  if (before.left !== after.left || before.right !== after.right) return false;
  if (shift === undefined || before.bottom - before.top + 1 >= MAX_ROW)
    return before.top === after.top && before.bottom === after.bottom;
  const top = movedRow(shift, before.top);
  const bottom = before.bottom >= MAX_ROW ? before.bottom : movedRow(shift, before.bottom);
  const above = shift.insertions.find((one) => one.row === before.top && one.pattern === before.top);
  const below = shift.insertions.find((one) => one.row === before.bottom + 1 && one.pattern === before.bottom);
  const isTop = after.top === top || (mayGrow && above !== undefined && after.top === top - above.count);
  return (
    isTop && (after.bottom === bottom || (mayGrow && below !== undefined && after.bottom === bottom + below.count))
  );
}

function isMovedList(before: string, after: string, shift: RowShift): boolean {
  const [old, now] = [before.split(/\s+/), after.split(/\s+/)];
  if (old.length !== now.length) return false;
  return old.every((item, i) => {
    const [a] = rangesOf(item);
    const [b] = rangesOf(now[i] ?? '');
    return a !== undefined && b !== undefined && isSameCells(a, b, shift, true);
  });
}
