// Rows put into the sheets of a template, with everything that hangs on what lies below (a package in, a package out).
// Law 4: the outcome is the template plus the new rows; it is checked against the template before anyone may fill it.
import { problem } from '../core/problem';
import { MAX_ROW } from '../core/ref';
import { withoutCalcChain } from './calcChain';
import { withCalcOnLoad } from './calcOnLoad';
import { repeatedFormula, shiftedFormula } from './formulaShift';
import { checkInsertion } from './insertCheck';
import { refuseObstacles, sheetBelongings } from './insertObstacles';
import { movedPart, movedWorkbook, namesSheets } from './insertParts';
import { cannotInsert } from './insertProblem';
import { MAX_FILLED_CELLS } from './limits';
import { type CellFormulaAt, formulaChanges, placeOf, readFormulas } from './movedFormulas';
import type { PatternRow } from './newRows';
import { openPackage, type Package } from './package';
import { writePackage } from './packageWriter';
import type { SheetPart, WorkbookParts } from './parts';
import { encodePart } from './partText';
import { RowShift, sheetKey } from './rowShift';
import { insertIntoSheet, readPatterns } from './sheetInsert';
import { XmlReader } from './xml';

/** Rows to put into one sheet, in rows of the template. */
export interface SheetInsertion {
  readonly sheet: string;
  /** The new rows come before this row. */
  readonly row: number;
  readonly count: number;
  /** The list that grows; its formulas then go on from row to row. Without it formulas only follow their cells. */
  readonly list?: { readonly first: number; readonly last: number };
}

/** A formula in a new row, or one of the list that goes on across the new rows. */
export interface PlacedFormula {
  readonly sheet: string;
  readonly row: number;
  readonly col: number;
  readonly formula: string;
}

export interface Insertion {
  readonly pkg: Package;
  readonly shifts: ReadonlyMap<string, RowShift>;
  /** Formulas that stand where the template has none, or another one than its own moved. */
  readonly formulas: readonly PlacedFormula[];
}

/**
 * Puts rows into sheets. New rows copy format, height, merges and formulas of the row above them, or of the row that
 * they push down when that one is the only blank one. Throws `workbook.sheetMissing`, `.cannotInsert`, `.tooLarge`,
 * `.unreadableXml`, `.selfCheck`.
 */
export function insertRows(pkg: Package, parts: WorkbookParts, wanted: readonly SheetInsertion[]): Insertion {
  return new Inserter(pkg, parts, wanted).run();
}

interface GrowingSheet {
  readonly part: string;
  readonly name: string;
  readonly key: string;
  readonly insertions: readonly SheetInsertion[];
  readonly shift: RowShift;
  readonly patterns: ReadonlyMap<number, PatternRow>;
}

class Inserter {
  private readonly changes = new Map<string, string>();
  private readonly formulas: PlacedFormula[] = [];
  private readonly growing: readonly GrowingSheet[];
  private readonly shifts: ReadonlyMap<string, RowShift>;
  private hasMovedFormulas = false;

  constructor(
    private readonly pkg: Package,
    private readonly parts: WorkbookParts,
    wanted: readonly SheetInsertion[],
  ) {
    const keys = [...new Set(wanted.map((one) => sheetKey(one.sheet)))];
    this.growing = keys.map((key) => this.prepare(wanted.filter((one) => sheetKey(one.sheet) === key)));
    this.shifts = new Map(this.growing.map((sheet) => [sheet.key, sheet.shift]));
  }

  run(): Insertion {
    const { pkg, parts, shifts } = this;
    const belongings = sheetBelongings(pkg, parts);
    refuseObstacles(pkg, parts, belongings, shifts);
    for (const sheet of parts.sheets)
      if (sheet.kind === 'worksheet' && sheet.part !== undefined) this.moveSheet(sheet, sheet.part);
    for (const { part, type, sheet } of belongings) {
      const key = sheetKey(sheet.name);
      const own = shifts.get(key);
      const moved = movedPart(pkg, part, type, { shifts, key, name: sheet.name, own }, this.growing);
      if (moved !== undefined) this.changes.set(part, moved);
    }
    this.moveWorkbook();
    const bytes = new Map<string, Uint8Array | null>();
    for (const [part, text] of this.changes) bytes.set(part, encodePart(text, pkg.part(part).encoding));
    if (this.hasMovedFormulas) for (const [part, change] of withoutCalcChain(pkg, parts)) bytes.set(part, change);
    const grown = openPackage(writePackage(pkg, bytes), pkg.fileName);
    checkInsertion(pkg, grown, parts, this.growing, this.formulas, new Set(bytes.keys()));
    return { pkg: grown, shifts, formulas: this.formulas };
  }

  private prepare(insertions: readonly SheetInsertion[]): GrowingSheet {
    const wantedName = insertions[0]?.sheet ?? '';
    const sheet = this.parts.sheets.find((one) => one.name === wantedName && one.kind === 'worksheet');
    if (!sheet) throw problem('workbook.sheetMissing', { sheet: wantedName });
    if (sheet.part === undefined) throw problem('workbook.damaged', { file: this.pkg.fileName, part: sheet.name });
    for (const { row, count } of insertions)
      if (!(Number.isInteger(row) && row >= 1 && Number.isInteger(count) && count >= 1 && row + count <= MAX_ROW))
        throw cannotInsert(sheet.name, row, '行号或行数超出工作表的范围');
    if (new Set(insertions.map((one) => one.row)).size < insertions.length)
      throw cannotInsert(sheet.name, insertions[0]?.row ?? 1, '同一行前只能插入一次');
    const nearby = new Set(insertions.flatMap(({ row }) => [row - 1, row]));
    const patterns = readPatterns(this.pkg.xml(sheet.part), nearby);
    const shift = new RowShift(
      insertions.map(({ row, count, list }) => ({ row, count, pattern: patternOf(row, list, patterns) })),
    );
    const cells = shift.insertions.reduce(
      (sum, { count, pattern }) => sum + count * (1 + (patterns.get(pattern)?.cells.length ?? 0)),
      0,
    );
    if (cells > MAX_FILLED_CELLS)
      throw problem('workbook.tooLarge', {
        file: this.pkg.fileName,
        what: '要插入的格子',
        limit: `${MAX_FILLED_CELLS} 个`,
      });
    return { part: sheet.part, name: sheet.name, key: sheetKey(sheet.name), insertions, shift, patterns };
  }

  private moveSheet(sheet: SheetPart, part: string): void {
    const { shifts } = this;
    const grown = this.growing.find((one) => one.part === part);
    const text = this.pkg.text(part);
    if (!grown && !namesSheets(text, this.growing)) return;
    const at = { key: sheetKey(sheet.name), name: sheet.name };
    const own = grown?.shift;
    const formulas = readFormulas(this.reader(text, part));
    const continued = grown ? this.continued(grown, formulas) : new Map<number, string>();
    const changes = formulaChanges(formulas, shifts, at, own, continued);
    if (own && formulas.some((one) => one.row >= own.first)) this.hasMovedFormulas = true;
    if (changes.size > 0) this.hasMovedFormulas = true;
    const patterns = grown?.patterns ?? new Map<number, PatternRow>();
    const newFormula = grown ? this.copier(grown, formulas) : () => undefined;
    const moved = insertIntoSheet(this.reader(text, part), { shifts, ...at, own, changes, newFormula, patterns });
    if (moved !== text) this.changes.set(part, moved);
  }

  /** Formulas for the new rows, noted as they are asked for. */
  private copier(sheet: GrowingSheet, formulas: readonly CellFormulaAt[]) {
    const rows = new Set(sheet.shift.insertions.map((one) => one.pattern));
    const patterns = new Map<number, CellFormulaAt>();
    for (const one of formulas) if (rows.has(one.row)) patterns.set(placeOf(one.row, one.col), one);
    return (pattern: number, col: number, row: number): string | undefined => {
      const one = patterns.get(placeOf(pattern, col));
      if (one === undefined) return undefined;
      if (one.type === 'array' || one.type === 'dataTable')
        throw cannotInsert(sheet.name, sheet.shift.first, `第 ${pattern} 行有数组公式，不能照抄到新行`);
      const formula = repeatedFormula(one.formula, this.shifts, sheet.key, pattern, row);
      this.formulas.push({ sheet: sheet.name, row, col, formula });
      return formula;
    };
  }

  /** Formulas of a list that name other rows of it: they go on across the new rows as they did before. */
  private continued(sheet: GrowingSheet, formulas: readonly CellFormulaAt[]): Map<number, string> {
    const found = new Map<number, string>();
    for (const { list, row } of sheet.insertions) {
      const insertion = sheet.shift.insertions.find((one) => one.row === row);
      if (!list || !insertion) continue;
      const { pattern } = insertion;
      const patterns = new Map(formulas.filter((one) => one.row === pattern).map((one) => [one.col, one.formula]));
      for (const one of formulas) {
        const model = patterns.get(one.col);
        if (model === undefined || one.row < list.first || one.row > list.last) continue;
        const to = sheet.shift.row(one.row);
        if (repeatedFormula(model, new Map(), sheet.key, pattern, one.row) !== one.formula) continue;
        const formula = repeatedFormula(model, this.shifts, sheet.key, pattern, to);
        if (formula === shiftedFormula(one.formula, this.shifts, { sheet: sheet.key, row: one.row })) continue;
        found.set(placeOf(one.row, one.col), formula);
        this.formulas.push({ sheet: sheet.name, row: to, col: one.col, formula });
      }
    }
    return found;
  }

  private moveWorkbook(): void {
    const { pkg, parts, shifts } = this;
    const text = pkg.text(parts.workbook);
    let moved = movedWorkbook(pkg, parts, text, shifts);
    if (this.hasMovedFormulas || this.formulas.length > 0)
      moved = withCalcOnLoad(this.reader(moved, parts.workbook)) ?? moved;
    if (moved !== text) this.changes.set(parts.workbook, moved);
  }

  private reader(text: string, part: string): XmlReader {
    return new XmlReader(text, part, this.pkg.fileName);
  }
}

/** The row above, unless it holds values where the pushed row is blank: then it is a head, and the list has one row. */
function patternOf(row: number, list: SheetInsertion['list'], patterns: ReadonlyMap<number, PatternRow>): number {
  if (list) return list.first === list.last ? row : row - 1;
  const values = (at: number) => patterns.get(at)?.cells.some((cell) => cell.hasValue) ?? false;
  return row === 1 || (values(row - 1) && !values(row)) ? row : row - 1;
}
