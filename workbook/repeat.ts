// List forms: n records into a list whose template offers some blank rows; more are put in before the last one, so that
// totals take them in. Law 4: everything below moves along, or nothing is written and the reason is said.
import { ProblemError, problem } from '../core/problem';
import { columnNumber, MAX_ROW, parseRef, refOf } from '../core/ref';
import type { CellValue } from '../core/value';
import type { FilledCell, FilledType } from './cellContent';
import { type Filling, type FillOptions, fillPackage } from './fill';
import { type Insertion, insertRows, type PlacedFormula, type SheetInsertion } from './insertRows';
import { type GrowingList, refuseList } from './listObstacles';
import { openPackage, type Package } from './package';
import { readParts, type WorkbookParts } from './parts';
import { RowShift, sheetKey } from './rowShift';

/** One column of a list: the values of its records from the first on; `undefined` leaves the template's cell. */
export interface ListColumn {
  /** Letters of the column. */
  readonly col: string;
  readonly values: readonly (CellValue | undefined)[];
  readonly type?: FilledType;
}

/** A list of a template and what goes into it. Rows are the template's; all from first to last are offered. */
export interface ListFilling {
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly ListColumn[];
}

/** How a list takes its records. */
export interface ListPlan {
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly records: number;
  /** Rows that the template offers: records of one file when no rows can be put in. */
  readonly rows: number;
  readonly way:
    | { readonly kind: 'fits' }
    | { readonly kind: 'inserts'; readonly before: number; readonly count: number }
    /** Rows cannot be put in, for this reason; so many files of `rows` records hold all. */
    | { readonly kind: 'parts'; readonly parts: number; readonly why: string };
}

export interface ListsFilled extends Filling {
  /** Rows put in, as the template counts them. */
  readonly inserted: readonly { readonly sheet: string; readonly row: number; readonly count: number }[];
  /** Formulas in new rows, and those of the lists that go on across them, in rows of the output. */
  readonly formulas: readonly PlacedFormula[];
}

/**
 * Fills lists and single cells (`values`, in cells of the template) of a workbook. Problems: those of `fillWorkbook`,
 * `workbook.badList`, and `workbook.listTooLong` when rows are wanted and cannot be put in. Formats: ECMA-376 part 1, 18.3.
 */
export function fillLists(
  bytes: Uint8Array,
  fileName: string,
  lists: readonly ListFilling[],
  values: readonly FilledCell[] = [],
  options: FillOptions = {},
): ListsFilled {
  const pkg = openPackage(bytes, fileName);
  const parts = readParts(pkg);
  lists.forEach(checkList);
  refuseOverlaps(lists);
  const growing = lists.filter((list) => recordsOf(list) > rowsOf(list));
  const insertion = growing.length === 0 ? undefined : insertForLists(pkg, parts, growing);
  const shiftOf = (sheet: string) => insertion?.shifts.get(sheetKey(sheet)) ?? new RowShift([]);
  const cells = values.map((value) => movedValue(value, shiftOf(value.sheet)));
  for (const list of lists) addCells(list, shiftOf(list.sheet), cells);
  const filling = fillPackage(insertion?.pkg ?? pkg, cells, options);
  return { ...filling, inserted: growing.map(insertionOf), formulas: insertion?.formulas ?? [] };
}

/**
 * Puts rows into sheets as they stand, then fills cells given in cells of the *output*. Without a known list formulas
 * only follow their cells, as Excel does it. Problems: those of `fillWorkbook` and `workbook.cannotInsert`.
 */
export function fillWithRows(
  bytes: Uint8Array,
  fileName: string,
  insertions: readonly SheetInsertion[],
  values: readonly FilledCell[],
  options: FillOptions = {},
): ListsFilled {
  const pkg = openPackage(bytes, fileName);
  const parts = readParts(pkg);
  const { pkg: grown, formulas } = insertRows(pkg, parts, insertions);
  const filling = fillPackage(grown, values, options);
  const isSaid = !parts.isSigned || filling.warnings.some((one) => one.kind === 'signature');
  const warnings = isSaid ? filling.warnings : [...filling.warnings, { kind: 'signature' } as const];
  return { ...filling, warnings, inserted: insertions, formulas };
}

/** How each list would take its records, without filling anything. Throws `workbook.badList` and what opening throws. */
export function planLists(bytes: Uint8Array, fileName: string, lists: readonly ListFilling[]): readonly ListPlan[] {
  const pkg = openPackage(bytes, fileName);
  const parts = readParts(pkg);
  lists.forEach(checkList);
  refuseOverlaps(lists);
  return lists.map((list) => {
    const { sheet, firstRow, lastRow } = list;
    const [records, rows] = [recordsOf(list), rowsOf(list)];
    const plan = { sheet, firstRow, lastRow, records, rows };
    if (records <= rows) return { ...plan, way: { kind: 'fits' } };
    try {
      insertForLists(pkg, parts, [list]);
      return { ...plan, way: { kind: 'inserts', before: lastRow, count: records - rows } };
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.problem.code !== 'workbook.listTooLong') throw thrown;
      const why = thrown.problem.details.why ?? '';
      return { ...plan, way: { kind: 'parts', parts: Math.ceil(records / rows), why } };
    }
  });
}

function insertForLists(pkg: Package, parts: WorkbookParts, lists: readonly ListFilling[]): Insertion {
  for (const list of lists) grow(list, () => refuseList(pkg, parts, growingList(list)));
  // one at a time only to say which list cannot grow
  const [only, ...more] = lists;
  if (only !== undefined && more.length === 0) return grow(only, () => insertRows(pkg, parts, [insertionOf(only)]));
  for (const list of lists) grow(list, () => insertRows(pkg, parts, [insertionOf(list)]));
  return insertRows(pkg, parts, lists.map(insertionOf));
}

/** Tells a refusal in words for the list. */
function grow<T>(list: ListFilling, act: () => T): T {
  try {
    return act();
  } catch (thrown) {
    if (!(thrown instanceof ProblemError) || thrown.problem.code !== 'workbook.cannotInsert') throw thrown;
    const [records, rows] = [recordsOf(list), rowsOf(list)];
    const { why = '' } = thrown.problem.details;
    const details = { sheet: list.sheet, records, rows, parts: Math.ceil(records / rows), why };
    throw problem('workbook.listTooLong', details, thrown);
  }
}

function growingList(list: ListFilling): GrowingList {
  const cols = list.columns.map((one) => columnNumber(one.col) ?? 0);
  return { sheet: list.sheet, first: list.firstRow, last: list.lastRow, cols };
}

function insertionOf(list: ListFilling): SheetInsertion {
  const { sheet, firstRow, lastRow } = list;
  return { sheet, row: lastRow, count: recordsOf(list) - rowsOf(list), list: { first: firstRow, last: lastRow } };
}

function recordsOf(list: ListFilling): number {
  return list.columns.reduce((most, column) => Math.max(most, column.values.length), 0);
}

function rowsOf(list: ListFilling): number {
  return list.lastRow - list.firstRow + 1;
}

function movedValue(value: FilledCell, shift: RowShift): FilledCell {
  const at = parseRef(value.ref);
  return at === undefined ? value : { ...value, ref: refOf({ ...at, row: shift.row(at.row) }) };
}

/** The records' cells row by row, so that they come in the order of the file. */
function addCells(list: ListFilling, shift: RowShift, cells: FilledCell[]): void {
  const { sheet, firstRow, lastRow } = list;
  const before = new RowShift(shift.insertions.filter((one) => one.row !== lastRow));
  const first = before.row(firstRow);
  const records = recordsOf(list);
  for (let i = 0; i < records; i++)
    for (const { col, values, type } of list.columns) {
      const value = values[i];
      if (value === undefined) continue;
      cells.push({ sheet, ref: `${col.toUpperCase()}${first + i}`, value, ...(type === undefined ? {} : { type }) });
    }
}

function checkList(list: ListFilling): void {
  const { sheet, firstRow, lastRow, columns } = list;
  const bad = (why: string) => problem('workbook.badList', { sheet, first: firstRow, last: lastRow, why });
  if (!(Number.isInteger(firstRow) && Number.isInteger(lastRow) && firstRow >= 1 && lastRow <= MAX_ROW))
    throw bad('行号不在工作表内');
  if (firstRow > lastRow) throw bad('止行在起行之前');
  const letters = columns.map((one) => one.col.toUpperCase());
  const unknown = letters.find((one) => columnNumber(one) === undefined);
  if (unknown !== undefined) throw bad(`“${unknown}”不是列号`);
  if (new Set(letters).size < letters.length) throw bad('同一列给了两次');
}

function refuseOverlaps(lists: readonly ListFilling[]): void {
  for (const [i, list] of lists.entries())
    for (const other of lists.slice(i + 1)) {
      const isApart = list.sheet !== other.sheet || list.lastRow < other.firstRow || other.lastRow < list.firstRow;
      if (isApart) continue;
      const { sheet, firstRow: first, lastRow: last } = other;
      throw problem('workbook.badList', { sheet, first, last, why: '与另一个明细区域重叠' });
    }
}
