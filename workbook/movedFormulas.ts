// The formulas of one sheet's cells, and what each must read after rows were put in. Law: a shared formula stays shared
// only where every cell of the group still gets its own text from it; otherwise each cell gets its text written out.
import { MAX_ROW, parseRange, type Range } from '../core/ref';
import { isBeyondFollowing, namesMoved, shiftedFormula } from './formulaShift';
import { movableFormula, movedFormula } from './formulaText';
import { cannotInsert } from './insertProblem';
import type { RowShift, Shifts } from './rowShift';
import { SheetFormulas } from './sheetFormulas';
import { readRef } from './targets';
import type { XmlReader } from './xml';

/** A formula as the template has it, shared ones expanded. */
export interface CellFormulaAt {
  readonly row: number;
  readonly col: number;
  readonly formula: string;
  readonly type: string;
  readonly group?: string;
  readonly range?: Range;
  /** The element carries the text itself: not a follower of a shared group. */
  readonly isWritten: boolean;
}

/** What a cell's `<f>` becomes: other text in the same element, or a plain formula of its own. */
export interface FormulaChange {
  readonly formula: string;
  readonly isPlain: boolean;
}

export type FormulaChanges = ReadonlyMap<number, FormulaChange>;

export function placeOf(row: number, col: number): number {
  return row * 20_000 + col;
}

/** All formulas between the rows' opening and closing tags; `reader` stands before the root. */
export function readFormulas(reader: XmlReader): readonly CellFormulaAt[] {
  const found: CellFormulaAt[] = [];
  const texts = new SheetFormulas();
  reader.toRoot();
  while (reader.nextChild(1)) {
    if (!reader.opens('sheetData')) continue;
    let row = 0;
    while (reader.nextChild(2)) {
      row = Number(reader.attribute('r') ?? row + 1);
      if (!(Number.isInteger(row) && row >= 1 && row <= MAX_ROW)) throw reader.broken('a row number');
      let col = 0;
      while (reader.nextChild(3)) {
        if (!reader.opens('c')) continue;
        col = columnOf(reader) ?? col + 1;
        while (reader.nextChild(4)) {
          if (!reader.opens('f')) {
            reader.skip(false);
            continue;
          }
          const type = reader.attribute('t') ?? 'normal';
          const group = type === 'shared' ? reader.attribute('si') : undefined;
          const range = parseRange(reader.attribute('ref') ?? '');
          const from = reader.selfClosing ? -1 : reader.end;
          const formula = texts.read(reader, row, col)?.formula;
          const isWritten = from >= 0 && reader.start > from;
          if (formula === undefined) continue;
          const more = { ...(group === undefined ? {} : { group }), ...(range === undefined ? {} : { range }) };
          found.push({ row, col, formula, type, isWritten, ...more });
        }
      }
    }
    break;
  }
  return found;
}

/** Column of the cell whose opening tag is current, as its address says; undefined without one. */
export function columnOf(reader: XmlReader): number | undefined {
  const index = reader.attributeIndex('r');
  if (index < 0) return undefined;
  const [, , from, to] = reader.attributeSpan(index);
  return readRef(reader.text, from, to)?.col;
}

/**
 * The changes that the formulas of a sheet need; `own` = the sheet's own new rows, `continued` = formulas by place that
 * are to read otherwise than their cells' move. Throws `workbook.cannotInsert` for
 * array formulas of several cells and data tables that move or name moved cells, and for what cannot be followed.
 */
export function formulaChanges(
  formulas: readonly CellFormulaAt[],
  shifts: Shifts,
  sheet: { readonly key: string; readonly name: string },
  own: RowShift | undefined,
  continued: ReadonlyMap<number, string>,
): FormulaChanges {
  const wanted = (one: CellFormulaAt) =>
    continued.get(placeOf(one.row, one.col)) ?? shiftedFormula(one.formula, shifts, { sheet: sheet.key, row: one.row });
  const changes = new Map<number, FormulaChange>();
  const groups = new Map<string, CellFormulaAt[]>();
  for (const one of formulas) {
    refuse(one, shifts, sheet, own);
    if (one.group === undefined) {
      const formula = wanted(one);
      if (formula !== one.formula) changes.set(placeOf(one.row, one.col), { formula, isPlain: false });
      continue;
    }
    const group = groups.get(one.group);
    if (group) group.push(one);
    else groups.set(one.group, [one]);
  }
  for (const group of groups.values()) moveGroup(group, wanted, own, changes);
  return changes;
}

function moveGroup(
  group: readonly CellFormulaAt[],
  wanted: (one: CellFormulaAt) => string,
  own: RowShift | undefined,
  changes: Map<number, FormulaChange>,
): void {
  const texts = group.map(wanted);
  // a later cell may carry a text of its own and begin the group anew: those are written out
  const isOneMaster = group.every((one, i) => one.isWritten === (i === 0));
  const [master] = group;
  const [text] = texts;
  if (master === undefined || text === undefined) return;
  const row = (one: CellFormulaAt) => own?.row(one.row) ?? one.row;
  const movable = movableFormula(text);
  const stays =
    isOneMaster &&
    group.every((one, i) => texts[i] === movedFormula(movable, row(one) - row(master), one.col - master.col));
  for (const [i, one] of group.entries()) {
    const formula = texts[i] as string;
    if (!stays) changes.set(placeOf(one.row, one.col), { formula, isPlain: true });
    else if (i === 0 && formula !== one.formula) changes.set(placeOf(one.row, one.col), { formula, isPlain: false });
  }
}

function refuse(
  one: CellFormulaAt,
  shifts: Shifts,
  sheet: { readonly key: string; readonly name: string },
  own: RowShift | undefined,
): void {
  const first = Math.min(...[...shifts.values()].map((shift) => shift.first));
  if (isBeyondFollowing(one.formula, shifts))
    throw cannotInsert(sheet.name, own?.first ?? first, `第 ${one.row} 行的公式用文字或跨多张表指明格子，无法随行移动`);
  if (one.type !== 'array' && one.type !== 'dataTable') return;
  const range = one.range ?? { top: one.row, bottom: one.row, left: one.col, right: one.col };
  const isSingle = one.type === 'array' && range.top === range.bottom && range.left === range.right;
  if (isSingle) return;
  if (own?.touches(range.top, range.bottom) || namesMoved(one.formula, shifts, sheet.key))
    throw cannotInsert(
      sheet.name,
      own?.first ?? first,
      `第 ${one.row} 行有${one.type === 'array' ? '占多格的数组公式' : '模拟运算表'}，不能随行移动`,
    );
}
