// All formulas of a workbook and what they depend on: which cells must be computed anew when some are filled.
// Law: a dependant is never missed; a formula that reaches cells its text does not name depends on everything.
import { MAX_COL, type Range } from '../core/ref';
import type { CellModel, StoredValue } from '../core/sheet';
import { type FormulaNode, parseFormula } from './formulaSyntax';
import { formulaReferences } from './formulaText';
import { type FormulaJudgement, judgeFormula } from './formulaTrust';
import { MAX_FORMULAS } from './limits';
import type { Package } from './package';
import { readContents } from './sheetContents';
import { firstFromRow } from './sheetFormulas';

export interface SheetRange {
  readonly sheet: number;
  readonly range: Range;
}

export interface FormulaCell {
  readonly key: number;
  readonly sheet: number;
  readonly row: number;
  readonly col: number;
  /** Absent when the formula is not understood. */
  readonly node?: FormulaNode;
  readonly judgement: FormulaJudgement;
  readonly reads: readonly SheetRange[];
  /** The result the template holds. */
  readonly cached?: StoredValue;
}

const ROWS_PER_BUCKET = 64;
/** Ranges over more buckets are kept in a list instead. */
const MAX_BUCKETS = 64;
/** Large ranges of more columns are kept by sheet. */
const MAX_LISTED_COLUMNS = 8;
const SHEET_CELLS = 2 ** 35;

/** One number for a cell of the workbook; ascending by sheet, row, column. */
export function cellKey(sheet: number, row: number, col: number): number {
  return sheet * SHEET_CELLS + row * (MAX_COL + 1) + col;
}

interface LargeRead {
  readonly read: SheetRange;
  readonly formula: FormulaCell;
}

const graphs = new WeakMap<Package, FormulaGraph>();

export class FormulaGraph {
  /** Ascending by sheet, row and column, as the engine computes. */
  readonly formulas = new Map<number, FormulaCell>();
  /** Whether the engine gives the template's own value, as far as it was tried. */
  readonly reproduced = new Map<number, boolean>();
  /** More formulas than are followed; then `formulas` is empty. */
  readonly isTooLarge: boolean = false;
  readonly sheetNames: readonly string[];
  readonly date1904: boolean;
  /** Some text holds characters beyond the basic plane (rare Chinese characters, emoji). */
  hasWideCharacters = false;
  private readonly cells: (readonly CellModel[])[] = [];
  private readonly bySheetName = new Map<string, number>();
  private readonly names = new Map<string, { readonly text: string; node?: FormulaNode | null }>();
  private readonly buckets = new Map<number, FormulaCell[]>();
  /** By sheet and column for ranges of few columns, else by sheet alone. */
  private readonly large = new Map<number, LargeRead[]>();
  private readonly wild: FormulaCell[] = [];
  /** Formulas that ask for the clock or for chance: the result they hold is always an old one. */
  readonly volatile: FormulaCell[] = [];
  private readonly bySheet: FormulaCell[][] = [];

  /** The graph of a package, made once. Throws what reading its sheets throws. */
  static of(pkg: Package): FormulaGraph {
    const known = graphs.get(pkg);
    if (known) return known;
    const made = new FormulaGraph(pkg);
    graphs.set(pkg, made);
    return made;
  }

  private constructor(pkg: Package) {
    const contents = readContents(pkg);
    this.sheetNames = contents.sheets.map((sheet) => sheet.name);
    this.date1904 = contents.date1904;
    for (const [index, name] of this.sheetNames.entries()) this.bySheetName.set(name.toLowerCase(), index);
    for (const { name, text, sheet } of contents.names) this.names.set(nameKey(name, sheet), { text });
    let count = 0;
    for (const { cells } of contents.sheets) {
      this.cells.push(cells);
      for (const cell of cells) {
        if (cell.formula !== undefined) count++;
        if (typeof cell.value === 'string' && /[\ud800-\udbff]/.test(cell.value)) this.hasWideCharacters = true;
      }
    }
    if (count > MAX_FORMULAS) this.isTooLarge = true;
    else for (const [sheet, cells] of this.cells.entries()) this.addFormulas(sheet, cells);
  }

  sheetIndex(name: string): number | undefined {
    return this.bySheetName.get(name.toLowerCase());
  }

  /** Cells with a content inside a range, ascending. */
  cellsIn({ sheet, range }: SheetRange, visit: (cell: CellModel) => void): void {
    const cells = this.cells[sheet] ?? [];
    for (let i = firstFromRow(cells, range.top); i < cells.length; i++) {
      const cell = cells[i] as CellModel;
      if (cell.row > range.bottom) return;
      if (cell.col >= range.left && cell.col <= range.right) visit(cell);
    }
  }

  /** All cells of the workbook with their sheet. */
  everyCell(visit: (sheet: number, cell: CellModel, key: number) => void): void {
    for (const [sheet, cells] of this.cells.entries())
      for (const cell of cells) visit(sheet, cell, cellKey(sheet, cell.row, cell.col));
  }

  /** Sheets that hold formulas or are read by some, ascending; all of them where a formula may reach any. */
  usedSheets(): readonly number[] {
    if (this.wild.length > 0) return this.sheetNames.map((_, i) => i);
    const used = new Set<number>();
    for (const { sheet, reads } of this.formulas.values()) {
      used.add(sheet);
      for (const read of reads) used.add(read.sheet);
    }
    return [...used].sort((a, b) => a - b);
  }

  /** The formula as the template has it, shared ones written out. */
  textOf({ sheet, row, col }: FormulaCell): string {
    let text = '';
    this.cellsIn({ sheet, range: { top: row, bottom: row, left: col, right: col } }, (cell) => {
      text = cell.formula ?? '';
    });
    return text;
  }

  /** Formulas inside a range, ascending. */
  formulasIn({ sheet, range }: SheetRange, visit: (formula: FormulaCell) => void): void {
    const formulas = this.bySheet[sheet] ?? [];
    let low = 0;
    let high = formulas.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((formulas[middle] as FormulaCell).row < range.top) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < formulas.length; i++) {
      const formula = formulas[i] as FormulaCell;
      if (formula.row > range.bottom) return;
      if (formula.col >= range.left && formula.col <= range.right) visit(formula);
    }
  }

  /** Every formula that depends on one of the cells, at any distance. */
  dependants(cells: readonly { readonly sheet: number; readonly row: number; readonly col: number }[]): FormulaCell[] {
    const found = new Set<FormulaCell>(cells.length > 0 ? this.wild : []);
    const queue = [...cells, ...found];
    // whole columns are read by thousands of formulas: those that were found are not looked at again
    const open = new Map<number, readonly LargeRead[]>();
    const stillOpen = (key: number, sheet: number, row: number, col: number, take: (formula: FormulaCell) => void) => {
      const list = open.get(key) ?? this.large.get(key) ?? [];
      let isFewer = false;
      for (const { read, formula } of list) {
        if (!found.has(formula) && covers(read, sheet, row, col)) take(formula);
        isFewer ||= found.has(formula);
      }
      if (isFewer)
        open.set(
          key,
          list.filter(({ formula }) => !found.has(formula)),
        );
    };
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { sheet, row, col } = next;
      const take = (formula: FormulaCell) => {
        if (found.has(formula)) return;
        found.add(formula);
        queue.push(formula);
      };
      for (const formula of this.buckets.get(bucketKey(sheet, row, col)) ?? [])
        if (!found.has(formula) && formula.reads.some((read) => covers(read, sheet, row, col))) take(formula);
      stillOpen(columnKey(sheet, col), sheet, row, col, take);
      stillOpen(columnKey(sheet, 0), sheet, row, col, take);
    }
    return [...found].sort((a, b) => a.key - b.key);
  }

  /** The tree of a defined name as seen from a sheet; undefined for one that is not there or moves with its cell. */
  resolverFor(sheet: number): (name: string, onSheet?: string) => FormulaNode | undefined {
    return (name, onSheet) => {
      const scope = onSheet === undefined ? sheet : this.sheetIndex(onSheet);
      const known = this.names.get(nameKey(name, scope)) ?? this.names.get(nameKey(name, undefined));
      if (!known) return undefined;
      known.node ??= absolute(parseFormula(known.text.replace(/^=/, ''))) ?? null;
      return known.node ?? undefined;
    };
  }

  private addFormulas(sheet: number, cells: readonly CellModel[]): void {
    const own: FormulaCell[] = [];
    this.bySheet[sheet] = own;
    for (const cell of cells) {
      if (cell.formula === undefined) continue;
      const made = this.formulaOf(sheet, cell, cell.formula);
      own.push(made);
      this.formulas.set(made.key, made);
      if (made.judgement.isWild) this.wild.push(made);
      if (made.judgement.constant === 'volatile') this.volatile.push(made);
      for (const read of made.reads) this.index(read, made);
    }
  }

  private formulaOf(sheet: number, cell: CellModel, formula: string): FormulaCell {
    const { row, col } = cell;
    const node = cell.isArray ? undefined : parseFormula(formula);
    const resolve = this.resolverFor(sheet);
    const reads = node ? this.readsOf(node, sheet, resolve) : this.readsOfText(formula, sheet);
    const judgement: FormulaJudgement = node
      ? judgeFormula(node, resolve)
      : {
          constant: cell.isArray ? 'arrayFormula' : formula.includes('[') ? 'external' : 'notUnderstood',
          isVerified: false,
          isWild: false,
          countsPositions: false,
          depth: 0,
        };
    return {
      key: cellKey(sheet, row, col),
      sheet,
      row,
      col,
      ...(node ? { node } : {}),
      judgement,
      reads,
      ...(cell.value === undefined ? {} : { cached: cell.value }),
    };
  }

  private readsOf(node: FormulaNode, sheet: number, resolve: ReturnType<FormulaGraph['resolverFor']>): SheetRange[] {
    const reads: SheetRange[] = [];
    const visit = (one: FormulaNode | undefined, level: number) => {
      if (one === undefined || level > 200) return;
      switch (one.kind) {
        case 'reference': {
          const on = one.sheet === undefined ? sheet : this.sheetIndex(one.sheet);
          if (on !== undefined) reads.push({ sheet: on, range: one.range });
          return;
        }
        case 'name':
          visit(resolve(one.name, one.sheet), level + 1);
          return;
        case 'binary':
          visit(one.left, level + 1);
          visit(one.right, level + 1);
          return;
        case 'sign':
        case 'percent':
          visit(one.of, level + 1);
          return;
        case 'union':
          for (const part of one.parts) visit(part, level + 1);
          return;
        case 'call': {
          for (const arg of one.args) visit(arg, level + 1);
          // the range to add may reach beyond what is written
          const [tested, , added] = one.args;
          if (/^(SUMIF|AVERAGEIF)$/.test(one.name) && tested?.kind === 'reference' && added?.kind === 'reference') {
            const on = added.sheet === undefined ? sheet : this.sheetIndex(added.sheet);
            const { top, left } = added.range;
            const [rows, cols] = [tested.range.bottom - tested.range.top, tested.range.right - tested.range.left];
            if (on !== undefined)
              reads.push({ sheet: on, range: { top, left, bottom: top + rows, right: left + cols } });
          }
        }
      }
    };
    visit(node, 0);
    return reads;
  }

  private readsOfText(formula: string, sheet: number): SheetRange[] {
    return formulaReferences(formula).flatMap((reference) => {
      const on = reference.sheet === undefined ? sheet : this.sheetIndex(reference.sheet);
      return on === undefined ? [] : [{ sheet: on, range: reference.range }];
    });
  }

  private index(read: SheetRange, formula: FormulaCell): void {
    const { top, bottom, left, right } = read.range;
    const [from, to] = [Math.floor(top / ROWS_PER_BUCKET), Math.floor(bottom / ROWS_PER_BUCKET)];
    if ((to - from + 1) * (right - left + 1) > MAX_BUCKETS) {
      const isNarrow = right - left < MAX_LISTED_COLUMNS;
      for (let col = isNarrow ? left : 0; col <= (isNarrow ? right : 0); col++) {
        const list = this.large.get(columnKey(read.sheet, col));
        if (list) list.push({ read, formula });
        else this.large.set(columnKey(read.sheet, col), [{ read, formula }]);
      }
      return;
    }
    for (let col = left; col <= right; col++)
      for (let bucket = from; bucket <= to; bucket++) {
        const key = bucketKey(read.sheet, bucket * ROWS_PER_BUCKET, col);
        const list = this.buckets.get(key);
        if (!list) this.buckets.set(key, [formula]);
        else if (list.at(-1) !== formula) list.push(formula);
      }
  }
}

function columnKey(sheet: number, col: number): number {
  return cellKey(sheet, 0, col);
}

function bucketKey(sheet: number, row: number, col: number): number {
  return cellKey(sheet, Math.floor(row / ROWS_PER_BUCKET), col);
}

function covers({ sheet, range }: SheetRange, onSheet: number, row: number, col: number): boolean {
  return sheet === onSheet && row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
}

function nameKey(name: string, sheet: number | undefined): string {
  return `${sheet ?? ''}!${name.toLowerCase()}`;
}

/** A name's tree, if all its references stay where they are whichever cell asks. */
function absolute(node: FormulaNode | undefined): FormulaNode | undefined {
  const stays = (one: FormulaNode | undefined): boolean => {
    switch (one?.kind) {
      case 'reference':
        return (
          one.sheet !== undefined &&
          one.address.split(':').every((corner) => /^\$[A-Za-z]+\$[0-9]+$|^\$[A-Za-z]+$|^\$[0-9]+$/.test(corner))
        );
      // names of names are not followed: they may go in circles
      case 'name':
        return false;
      case 'binary':
        return stays(one.left) && stays(one.right);
      case 'sign':
      case 'percent':
        return stays(one.of);
      case 'union':
        return one.parts.every(stays);
      case 'call':
        return one.name !== 'ROW' && one.name !== 'COLUMN' && one.args.every(stays);
      default:
        return true;
    }
  };
  return node && stays(node) ? node : undefined;
}
