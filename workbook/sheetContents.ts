// The contents of a workbook without its looks: values, formulas and names of all sheets, for computing. Law: read by
// the same reader as for the screen, so that both see the same values; styles, drawings and rules are passed over.
import type { CellModel, DefinedName } from '../core/sheet';
import { readSharedStrings } from './cellText';
import type { Package } from './package';
import { readParts } from './parts';
import { readNames } from './sheet';
import { readCells } from './sheetCells';
import { paletteOf } from './theme';
import { readTree } from './tree';

export interface WorkbookContents {
  /** As the workbook lists them; charts and broken sheets have no cells. */
  readonly sheets: readonly { readonly name: string; readonly cells: readonly CellModel[] }[];
  readonly names: readonly DefinedName[];
  readonly date1904: boolean;
}

/** Reads all cells that hold something. Throws what `readWorkbook` and `readSheet` throw for cells and texts. */
export function readContents(pkg: Package): WorkbookContents {
  const { workbook, sheets, date1904, sharedStrings } = readParts(pkg);
  const palette = paletteOf(undefined, undefined);
  const strings = sharedStrings === undefined ? [] : readSharedStrings(pkg.xml(sharedStrings), palette);
  const cellsOf = (part: string, sheetName: string): readonly CellModel[] => {
    const reader = pkg.xml(part).toRoot();
    while (reader.nextChild(1)) {
      if (!reader.opens('sheetData')) reader.skip();
      else {
        const context = { sheetName, date1904, palette, sharedStrings: strings, styleCount: 0, isPlain: () => true };
        return readCells(reader, context).cells;
      }
    }
    return [];
  };
  return {
    sheets: sheets.map(({ name, kind, part }) => ({
      name,
      cells: kind === 'worksheet' && part !== undefined ? cellsOf(part, name) : [],
    })),
    names: readNames(readTree(pkg.xml(workbook).toRoot())),
    date1904,
  };
}
