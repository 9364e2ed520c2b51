// Does the file that was just made hold the template and the listed values, and nothing else? Asked of the finished
// bytes, opened anew. Law 4: a single difference means no file.
import type { CellContent } from './cellContent';
import { readItem } from './itemText';
import { openPackage, type Package } from './package';
import type { WorkbookParts } from './parts';
import { type AppendedTexts, compareSheets } from './sheetCompare';
import type { SheetTargets } from './targets';
import { XmlReader } from './xml';
import { compareTags, difference, sourceOf } from './xmlCompare';
import { equal, type ZipEntry } from './zipDirectory';

export interface ChangedSheet {
  readonly part: string;
  /** The sheet's text before. */
  readonly template: string;
  readonly targets: SheetTargets;
  readonly content: (target: number) => CellContent;
}

/** Throws `workbook.selfCheck` naming the first difference that was not asked for. */
export function checkFilling(
  template: Package,
  parts: WorkbookParts,
  output: Uint8Array,
  sheets: readonly ChangedSheet[],
  changed: ReadonlySet<string>,
): void {
  const filled = openPackage(output, template.fileName);
  compareEntries(template, filled, changed);
  const texts = changed.has(parts.sharedStrings ?? '')
    ? compareStrings(template.xml(parts.sharedStrings ?? ''), filled.xml(parts.sharedStrings ?? ''))
    : new Map<number, string>();
  if (changed.has(parts.workbook)) compareWorkbooks(template.xml(parts.workbook), filled.xml(parts.workbook));
  for (const { part, template: before, targets, content } of sheets)
    compareSheets(new XmlReader(before, part, template.fileName), filled.xml(part), targets, content, texts);
}

/** Untouched entries: the same names in the same order, the same packed bytes, checksums and sizes. */
function compareEntries(template: Package, filled: Package, changed: ReadonlySet<string>): void {
  const before = template.directory.entries;
  const after = filled.directory.entries;
  if (before.length !== after.length) throw difference('部件数目');
  for (const [i, entry] of before.entries()) {
    const twin = after[i] as ZipEntry;
    if (twin.name !== entry.name) throw difference(`部件“${entry.name}”的位置`);
    if (changed.has(entry.name)) continue;
    const isSame = twin.crc === entry.crc && twin.size === entry.size && twin.method === entry.method;
    if (!isSame || !equal(twin.packed, entry.packed)) throw difference(`部件“${entry.name}”`);
  }
}

/** The old texts must stand untouched at their places; what follows them are the new ones. */
function compareStrings(before: XmlReader, after: XmlReader): AppendedTexts {
  compareTags(before.toRoot(), after.toRoot(), ['count', 'uniqueCount']);
  const [from, to] = insideOf(before);
  const start = after.end;
  if (after.selfClosing || after.text.slice(start, start + to - from) !== before.text.slice(from, to))
    throw difference('共享文字表');
  const texts = new Map<number, string>();
  let index = 0;
  while (after.nextChild(1)) {
    const isOld = after.start < start + to - from;
    if (!after.opens('si')) after.skip();
    else if (isOld) {
      index++;
      after.skip(false);
    } else texts.set(index++, readItem(after).text);
  }
  return texts;
}

/** Offsets between the root's opening and closing tag. */
function insideOf(reader: XmlReader): [number, number] {
  const from = reader.end;
  if (reader.selfClosing) return [from, from];
  reader.skip();
  return [from, reader.start];
}

/** The workbook part may differ in calcPr only. */
function compareWorkbooks(before: XmlReader, after: XmlReader): void {
  compareTags(before.toRoot(), after.toRoot(), []);
  const next = (reader: XmlReader) => {
    const more = reader.nextChild(1);
    return more ? reader.local : '';
  };
  for (let a = next(before), b = next(after); a !== '' || b !== ''; b = next(after)) {
    if (b === 'calcPr' && a !== 'calcPr') continue;
    if (a !== b) throw difference('工作簿部件');
    if (a === 'calcPr') compareTags(before, after, ['fullCalcOnLoad']);
    if (sourceOf(before) !== sourceOf(after) && a !== 'calcPr') throw difference(`工作簿部件中的 ${a}`);
    a = next(before);
  }
}
