// What the parts related to a sheet add to it: drawings, controls, pivots, comments, tables. Law: such a part that cannot
// be read never keeps a form from opening: it is counted as not shown; only a hostile one refuses the file.
import type { CommentModel, DrawingModel, NotShown, TableModel } from '../core/drawingModel';
import { ProblemError } from '../core/problem';
import { contains, parseRange, type Range } from '../core/ref';
import type { CellModel } from '../core/sheet';
import { anchorOfRange } from './anchors';
import { readCellPictures } from './cellPictures';
import { readComments, readPersons } from './comments';
import { DrawingList, readDrawings } from './drawings';
import type { Package } from './package';
import { type Relationship, relationships } from './parts';
import { readTables } from './tables';
import type { Palette } from './theme';
import { childOf, number, readTree, text, type XmlElement } from './tree';
import { readControls } from './vmlControls';

export interface OverCells {
  readonly drawings: readonly DrawingModel[];
  /** Parts of the images, by the number that drawings name. */
  readonly pictures: readonly string[];
  readonly comments: readonly CommentModel[];
  readonly tables: readonly TableModel[];
  readonly notShown: Omit<NotShown, 'rules'>;
}

export interface SheetPlace {
  readonly pkg: Package;
  /** Name of the workbook part, and of the sheet's own; absent for a sheet that is not there. */
  readonly workbook: string;
  readonly part: string | undefined;
  readonly frame: XmlElement;
  readonly palette: Palette;
  readonly cells: readonly CellModel[];
  readonly merges: readonly Range[];
}

/** Reads everything that lies over the cells of a sheet. Throws `workbook.hostile` for parts that were tampered with. */
export function readOverCells(place: SheetPlace): OverCells {
  const { pkg, part, frame, palette } = place;
  if (part === undefined)
    return { drawings: [], pictures: [], comments: [], tables: [], notShown: { drawings: 0, comments: 0 } };
  const relations = relationships(pkg, part);
  const list = new DrawingList();
  const related = (local: string) => {
    const id = text(childOf(frame, local), 'r:id');
    return id === undefined ? undefined : relations.find((one) => one.id === id)?.part;
  };
  const orCount = (read: () => void) => {
    const done = attempt(() => {
      read();
      return true;
    });
    if (!done) list.notShown++;
  };
  const [drawing, old] = [related('drawing'), related('legacyDrawing')];
  if (drawing !== undefined) orCount(() => readDrawings(pkg, drawing, palette, list));
  if (old !== undefined)
    orCount(() => {
      for (const control of readControls(pkg.text(old)))
        if (control) list.add(control);
        else list.notShown++;
    });
  for (const pivot of pivotRanges(pkg, relations))
    if (pivot) list.add({ kind: 'pivot', anchor: anchorOfRange(pivot), name: '', printed: false });
    else list.notShown++;
  orCount(() => readCellPictures(pkg, place.workbook, place.cells, spanOf(place.merges), list));
  const persons = attempt(() => readPersons(pkg, relationships(pkg, place.workbook))) ?? new Map<string, string>();
  const comments = attempt(() => readComments(pkg, relations, persons)) ?? { comments: [], notShown: 1 };
  return {
    drawings: list.drawings,
    pictures: list.pictures,
    comments: comments.comments,
    tables: attempt(() => readTables(pkg, relations, palette)) ?? [],
    notShown: { drawings: list.notShown, comments: comments.notShown },
  };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.problem.code !== 'workbook.hostile') return undefined;
    throw thrown;
  }
}

/** Where pivot tables stand (18.10.1.49); undefined for one that cannot be read. */
function pivotRanges(pkg: Package, relations: readonly Relationship[]): readonly (Range | undefined)[] {
  return relations
    .filter((one) => one.type === 'pivotTable')
    .map(({ part }) =>
      attempt(() => {
        if (part === undefined) return undefined;
        const reader = pkg.xml(part).toRoot();
        while (reader.nextChild(1)) {
          if (!reader.opens('location')) continue;
          const location = readTree(reader);
          const range = parseRange(text(location, 'ref') ?? '');
          // Filters stand above the table, with a blank row between.
          const filters = number(location, 'rowPageCount') ?? 0;
          return range && { ...range, top: Math.max(1, range.top - (filters > 0 ? filters + 1 : 0)) };
        }
        return undefined;
      }),
    );
}

function spanOf(merges: readonly Range[]): (row: number, col: number) => Range {
  return (row, col) =>
    merges.find((merge) => contains(merge, { row, col })) ?? { top: row, left: col, bottom: row, right: col };
}
