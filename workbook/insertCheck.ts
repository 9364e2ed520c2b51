// Is the grown template the template with new rows, and nothing else? Asked of the finished package, by rules of its own:
// nothing here uses the code that moved anything. Law 4: a single difference means no file.
import { MAX_ROW } from '../core/ref';
import { type GrownSheet, GrownSheetComparison } from './insertCompare';
import type { PlacedFormula } from './insertRows';
import type { Package } from './package';
import type { WorkbookParts } from './parts';
import { difference } from './xmlCompare';
import { equal } from './zipDirectory';

/** Throws `workbook.selfCheck` naming the first difference that the insertion does not explain. */
export function checkInsertion(
  template: Package,
  grown: Package,
  parts: WorkbookParts,
  sheets: readonly GrownSheet[],
  formulas: readonly PlacedFormula[],
  changed: ReadonlySet<string>,
): void {
  compareEntries(template, grown, parts, changed);
  const steps = stepsOf(sheets);
  for (const part of changed) {
    if (!grown.has(part) || part.endsWith('.rels') || part === '[Content_Types].xml') continue;
    const sheet = parts.sheets.find((one) => one.part === part && one.kind === 'worksheet');
    if (sheet) {
      const own = sheets.find((one) => one.part === part);
      new GrownSheetComparison(template.xml(part), grown.xml(part), sheet.name, own, sheets, formulas, steps).run();
      continue;
    }
    const [before, after] = [template.text(part), grown.text(part)];
    const isWorkbook = part === parts.workbook;
    const withoutCalculation = (text: string) => (isWorkbook ? text.replace(/<(?:[\w.-]+:)?calcPr\b[^>]*>/, '') : text);
    if (!differsInRowsOnly(withoutCalculation(before), withoutCalculation(after), steps))
      throw difference(`部件“${part}”`);
  }
}

/** Every part that was not moved keeps its packed bytes; only the calculation chain may go. */
function compareEntries(template: Package, grown: Package, parts: WorkbookParts, changed: ReadonlySet<string>): void {
  for (const entry of template.directory.entries) {
    const twin = grown.directory.entries.find((one) => one.name === entry.name);
    if (changed.has(entry.name)) {
      if (twin === undefined && entry.name !== parts.calcChain) throw difference(`部件“${entry.name}”`);
    } else if (twin === undefined || twin.crc !== entry.crc || !equal(twin.packed, entry.packed))
      throw difference(`部件“${entry.name}”`);
  }
  if (grown.directory.entries.length > template.directory.entries.length) throw difference('部件数目');
}

/** The distances by which a row may move: all new rows of a sheet above it. */
function stepsOf(sheets: readonly GrownSheet[]): ReadonlySet<number> {
  const steps = new Set([0]);
  for (const { shift } of sheets) {
    let sum = 0;
    for (const { count } of shift.insertions) {
      sum += count;
      steps.add(sum);
      steps.add(count);
    }
  }
  return steps;
}

/** The same text but for whole numbers that grew by one of the distances. */
function differsInRowsOnly(before: string, after: string, steps: ReadonlySet<number>): boolean {
  if (before === after) return true;
  const [a, b] = [before.split(/(\d+)/), after.split(/(\d+)/)];
  return (
    a.length === b.length &&
    a.every((piece, i) => {
      const twin = b[i] as string;
      if (piece === twin) return true;
      const distance = Number(twin) - Number(piece);
      return i % 2 === 1 && steps.has(distance) && Number(twin) <= MAX_ROW;
    })
  );
}
