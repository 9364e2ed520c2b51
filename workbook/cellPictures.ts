// Pictures inside cells as WPS writes them: a DISPIMG formula names an entry of the part cellimages. Law: the picture is
// drawn over its cell; one that is not found still has its box there.
import type { CellModel } from '../core/sheet';
import { anchorOfRange } from './anchors';
import type { DrawingList } from './drawings';
import { MAX_DRAWINGS } from './limits';
import type { Package } from './package';
import { relationships } from './parts';
import { childOf, childrenOf, readTree, text, type XmlElement } from './tree';

const FORMULA = /DISPIMG\(\s*"([^"]{1,200})"/i;

/** Adds a drawing for each cell that shows such a picture. `workbook` is the workbook part's name. */
export function readCellPictures(
  pkg: Package,
  workbook: string,
  cells: readonly CellModel[],
  spanOf: (row: number, col: number) => { top: number; left: number; bottom: number; right: number },
  list: DrawingList,
): void {
  let parts: ReadonlyMap<string, string> | undefined;
  for (const cell of cells) {
    const id = cell.formula === undefined ? undefined : FORMULA.exec(cell.formula)?.[1];
    if (id === undefined) continue;
    if (list.drawings.length >= MAX_DRAWINGS) {
      list.notShown++;
      continue;
    }
    parts ??= partsById(pkg, workbook);
    list.add({
      kind: 'picture',
      anchor: anchorOfRange(spanOf(cell.row, cell.col)),
      name: '',
      printed: true,
      ...list.picture(pkg, parts.get(id)),
    });
  }
}

function partsById(pkg: Package, workbook: string): ReadonlyMap<string, string> {
  const part = relationships(pkg, workbook).find((one) => /^cellimages?$/i.test(one.type))?.part;
  if (part === undefined) return new Map();
  const relations = relationships(pkg, part);
  const found = new Map<string, string>();
  for (const image of childrenOf(readTree(pkg.xml(part).toRoot()), 'cellImage')) {
    const picture = childOf(image, 'pic');
    const id = nameOf(picture);
    const target = relations.find((one) => one.id === text(childOf(childOf(picture, 'blipFill'), 'blip'), 'r:embed'));
    if (id !== undefined && target?.part !== undefined) found.set(id, target.part);
  }
  return found;
}

function nameOf(picture: XmlElement | undefined): string | undefined {
  return text(childOf(childOf(picture, 'nvPicPr'), 'cNvPr'), 'name');
}
