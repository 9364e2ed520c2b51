// Parts outside the sheets' own XML after rows were put in: defined names, drawings, tables, comments, controls.
// Law: a part that names none of the moved rows leaves as it came.
import { problem } from '../core/problem';
import { isBeyondFollowing, shiftedFormula } from './formulaShift';
import { MOVABLE } from './insertObstacles';
import type { Package } from './package';
import type { WorkbookParts } from './parts';
import { ReferenceEdit, type ReferenceOwner } from './referenceEdit';
import { type Shifts, sheetKey } from './rowShift';
import { TextEdit } from './textEdit';
import { insertIntoVml } from './vmlInsert';
import { XmlReader } from './xml';
import { escapedLike } from './xmlText';

/** A part that hangs on a sheet, moved; undefined when nothing in it changes. */
export function movedPart(
  pkg: Package,
  part: string,
  type: string,
  owner: ReferenceOwner,
  sheets: readonly { readonly name: string }[],
): string | undefined {
  if (!MOVABLE.has(type)) return undefined;
  const text = pkg.text(part);
  if (owner.own === undefined && !namesSheets(text, sheets)) return undefined;
  const moved = type === 'vmlDrawing' ? insertIntoVml(text, owner) : movedXml(pkg, part, text, owner);
  return moved === text ? undefined : moved;
}

function movedXml(pkg: Package, part: string, text: string, owner: ReferenceOwner): string {
  const reader = new XmlReader(text, part, pkg.fileName).toRoot();
  const edit = new TextEdit(text);
  new ReferenceEdit(reader, edit, owner).moveElement();
  return edit.result();
}

/** Defined names, print areas and titles (ECMA-376 part 1, 18.2.5). */
export function movedWorkbook(pkg: Package, parts: WorkbookParts, text: string, shifts: Shifts): string {
  const reader = new XmlReader(text, parts.workbook, pkg.fileName).toRoot();
  const edit = new TextEdit(text);
  while (reader.nextChild(1)) {
    if (!reader.opens('definedNames')) {
      reader.skip();
      continue;
    }
    while (reader.nextChild(2)) {
      const scope = reader.attribute('localSheetId');
      const name = reader.attribute('name') ?? '';
      const sheet = scope === undefined ? '' : sheetKey(parts.sheets[Number(scope)]?.name ?? '');
      const from = reader.end;
      const formula = reader.readText();
      if (isBeyondFollowing(formula, shifts)) throw beyond(parts, shifts, name);
      const moved = shiftedFormula(formula, shifts, { sheet }, name !== '_xlnm.Print_Titles');
      if (moved !== formula) edit.replace(from, reader.start, escapedLike(text.slice(from, reader.start), moved));
    }
  }
  return edit.result();
}

function beyond(parts: WorkbookParts, shifts: Shifts, name: string): Error {
  const [key = '', shift] = [...shifts][0] ?? [];
  const sheet = parts.sheets.find((one) => sheetKey(one.name) === key)?.name ?? key;
  return problem('workbook.cannotInsert', {
    sheet,
    row: shift?.first ?? 1,
    why: `名称“${name}”用文字或跨多张表指明格子，无法随行移动`,
  });
}

/** True when a part may name one of the sheets in a formula. */
export function namesSheets(text: string, sheets: readonly { readonly name: string }[]): boolean {
  if (!text.includes('!')) return false;
  const folded = text.toLowerCase();
  return sheets.some(({ name }) => /[&<>'"]/.test(name) || folded.includes(name.toLowerCase())) || /&#/.test(text);
}
