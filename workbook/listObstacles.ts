// What forbids a list to grow although its sheet could take rows: records of several rows, rows that are computed
// unlike, totals that would leave the new rows out. Law: a total that looks right and is not is the worst outcome.

import { repeatedFormula } from './formulaShift';
import { formulaReferences } from './formulaText';
import { cannotInsert } from './insertProblem';
import { type CellFormulaAt, readFormulas } from './movedFormulas';
import type { Package } from './package';
import type { WorkbookParts } from './parts';
import { rangesOf } from './rangeList';
import { sheetKey } from './rowShift';
import type { XmlReader } from './xml';

export interface GrowingList {
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
  /** Columns that records fill. */
  readonly cols: readonly number[];
}

/** Throws `workbook.cannotInsert` with the reason for which the list cannot grow. */
export function refuseList(pkg: Package, parts: WorkbookParts, list: GrowingList): void {
  for (const sheet of parts.sheets) {
    if (sheet.kind !== 'worksheet' || sheet.part === undefined) continue;
    const isOwn = sheet.name === list.sheet;
    const text = pkg.text(sheet.part);
    if (!isOwn && !text.includes('!')) continue;
    const formulas = readFormulas(pkg.xml(sheet.part));
    for (const one of formulas) {
      const isInside = isOwn && one.row >= list.first && one.row <= list.last;
      if (!isInside) refusePartial(one, sheet.name, list);
    }
    if (!isOwn) continue;
    refuseUnlike(formulas, list);
    refuseTallRecords(pkg.xml(sheet.part), list);
  }
}

/** A formula elsewhere must take in the new rows with the old ones, or none of the list. */
function refusePartial(one: CellFormulaAt, sheet: string, list: GrowingList): void {
  for (const { sheet: named = sheet, range, addressStart, end } of formulaReferences(one.formula)) {
    if (sheetKey(named) !== sheetKey(list.sheet)) continue;
    if (range.bottom < list.first || range.top > list.last) continue;
    const isRange = one.formula.slice(addressStart, end).includes(':');
    const takesIn = range.top < list.last && range.bottom >= list.last;
    const isWholeList = list.first === list.last && isRange && range.top <= list.first;
    if (takesIn || isWholeList) continue;
    const where = sheet === list.sheet ? '' : `工作表“${sheet}”`;
    throw cannotInsert(list.sheet, list.last, `${where}第 ${one.row} 行的公式只取用明细中的个别行，新行算不进去`);
  }
}

/** The last two rows of the list must be computed alike: the new rows between them are, too. */
function refuseUnlike(formulas: readonly CellFormulaAt[], list: GrowingList): void {
  const key = sheetKey(list.sheet);
  const at = (row: number) => new Map(formulas.filter((one) => one.row === row).map((one) => [one.col, one.formula]));
  const lasts = at(list.last);
  if (list.first === list.last) {
    for (const formula of lasts.values()) {
      const coversItself = formulaReferences(formula).some(
        ({ sheet, range, addressStart, end }) =>
          sheetKey(sheet ?? list.sheet) === key &&
          range.top <= list.last &&
          range.bottom >= list.last &&
          /\$\d/.test(formula.slice(addressStart, end)),
      );
      if (coversItself) throw cannotInsert(list.sheet, list.last, '明细只有一行，而它的公式取用整个明细');
    }
    return;
  }
  const patterns = at(list.last - 1);
  for (const col of new Set([...lasts.keys(), ...patterns.keys()])) {
    const pattern = patterns.get(col);
    if (pattern === undefined || repeatedFormula(pattern, new Map(), key, list.last - 1, list.last) !== lasts.get(col))
      throw cannotInsert(list.sheet, list.last, `明细第 ${list.last - 1} 行与第 ${list.last} 行的公式不一样`);
  }
}

function refuseTallRecords(reader: XmlReader, list: GrowingList): void {
  reader.toRoot();
  while (reader.nextChild(1)) {
    if (!reader.opens('mergeCells')) {
      reader.skip(!reader.opens('sheetData'));
      continue;
    }
    while (reader.nextChild(2))
      for (const range of rangesOf(reader.attribute('ref') ?? '')) {
        const isTall = range.top < range.bottom && range.top <= list.last && range.bottom >= list.first;
        if (isTall && list.cols.some((col) => col >= range.left && col <= range.right))
          throw cannotInsert(list.sheet, list.last, '明细的一条记录占了几行，不能按行插入');
      }
  }
}
