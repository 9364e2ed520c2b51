// What forbids putting rows into a sheet: charts, pivots and anything unknown that names the rows that would move.
// Law: better refused with the reason than a file that silently shows other cells.
import { parseRange } from '../core/ref';
import { isBeyondFollowing, namesMoved } from './formulaShift';
import { cannotInsert } from './insertProblem';
import type { Package } from './package';
import { relationships, type SheetPart, type WorkbookParts } from './parts';
import { type RowShift, type Shifts, sheetKey } from './rowShift';
import type { XmlReader } from './xml';

/** A part that hangs on a sheet, however far down. */
export interface SheetBelonging {
  readonly part: string;
  /** Last step of the relationship's type. */
  readonly type: string;
  readonly sheet: SheetPart;
}

/** Parts that can be moved, by the type of their relationship. */
export const MOVABLE: ReadonlySet<string> = new Set([
  ...['drawing', 'vmlDrawing', 'comments', 'threadedComment', 'table', 'ctrlProp'],
]);

/** Parts that name no cells of the sheet, or only through the parts above. */
const NEUTRAL = new Set([
  ...['printerSettings', 'hyperlink', 'image', 'hdphoto', 'customProperty', 'oleObject', 'package', 'control'],
  ...['activeXControlBinary', 'queryTable', 'slicer', 'timeline', 'person', 'chartStyle', 'chartColorStyle'],
  ...['themeOverride', 'diagramData', 'diagramLayout', 'diagramQuickStyle', 'diagramColors', 'diagramDrawing'],
  ...['pivotCacheDefinition', 'pivotCacheRecords', 'media', 'video', 'audio', 'slide'],
]);

/** Parts with formulas that are read only to see whether they name moved rows. */
const WATCHED = new Set(['chart', 'chartEx', 'chartUserShapes']);

/** Everything that hangs on the sheets, each part once. */
export function sheetBelongings(pkg: Package, parts: WorkbookParts): readonly SheetBelonging[] {
  const found: SheetBelonging[] = [];
  const seen = new Set(parts.sheets.map((sheet) => sheet.part));
  for (const sheet of parts.sheets) {
    const todo = sheet.part === undefined ? [] : [sheet.part];
    for (let at = todo.pop(); at !== undefined; at = todo.pop())
      for (const { type, part } of relationships(pkg, at)) {
        if (part === undefined || seen.has(part)) continue;
        seen.add(part);
        found.push({ part, type, sheet });
        todo.push(part);
      }
  }
  return found;
}

/** Throws `workbook.cannotInsert` for the first thing that names moved rows and cannot be moved. */
export function refuseObstacles(
  pkg: Package,
  parts: WorkbookParts,
  belongings: readonly SheetBelonging[],
  shifts: Shifts,
): void {
  const [firstKey = ''] = shifts.keys();
  const named = (key: string) => parts.sheets.find((sheet) => sheetKey(sheet.name) === key)?.name ?? key;
  const refuse = (why: string, key = firstKey) => cannotInsert(named(key), shifts.get(key)?.first ?? 1, why);
  for (const { part, type, sheet } of belongings) {
    const own = shifts.get(sheetKey(sheet.name));
    const key = own ? sheetKey(sheet.name) : firstKey;
    if (WATCHED.has(type)) {
      if (namesMovedCells(pkg.xml(part), shifts, sheetKey(sheet.name)))
        throw refuse(`工作表“${sheet.name}”上的图表取用了要移动的行`);
    } else if (type === 'pivotTable') {
      if (own && reaches(pkg.xml(part), 'location', own)) throw refuse('表上有数据透视表', key);
    } else if (own && !MOVABLE.has(type) && !NEUTRAL.has(type)) throw refuse(`表上有不认识的内容（${type}）`, key);
  }
  for (const { type, part } of relationships(pkg, parts.workbook)) {
    if (part === undefined) continue;
    if (type === 'pivotCacheDefinition' && pivotReads(pkg.xml(part), shifts))
      throw refuse('数据透视表取用了要移动的行');
    if (type === 'connections' && namesMovedCells(pkg.xml(part), shifts, ''))
      throw refuse('外部数据连接取用了要移动的行');
    if (type === 'xlMacrosheet' || type === 'xlIntlMacrosheet') throw refuse('工作簿带有宏表，无法判断它取用哪些行');
  }
}

function namesMovedCells(reader: XmlReader, shifts: Shifts, sheet: string): boolean {
  const moves = (formula: string) => namesMoved(formula, shifts, sheet) || isBeyondFollowing(formula, shifts);
  while (reader.next()) {
    if (reader.kind !== 'open') continue;
    const written = reader.opens('parameter') ? reader.attribute('cell') : reader.attribute('textlink');
    if (written !== undefined && moves(written)) return true;
    if ((reader.opens('f') || reader.opens('sqref')) && moves(reader.readText())) return true;
  }
  return false;
}

function pivotReads(reader: XmlReader, shifts: Shifts): boolean {
  while (reader.next()) {
    if (!reader.opens('worksheetSource') && !reader.opens('rangeSet')) continue;
    const shift = shifts.get(sheetKey(reader.attribute('sheet') ?? ''));
    const range = parseRange(reader.attribute('ref') ?? '');
    if (shift && (range === undefined || shift.touches(range.top, range.bottom))) return true;
  }
  return false;
}

function reaches(reader: XmlReader, element: string, shift: RowShift): boolean {
  while (reader.next()) {
    if (!reader.opens(element)) continue;
    const range = parseRange(reader.attribute('ref') ?? '');
    if (range === undefined || shift.touches(range.top, range.bottom)) return true;
  }
  return false;
}
