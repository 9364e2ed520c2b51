// Package → sheet model: the workbook's head, and each sheet with its cells, complete enough to draw, print and understand.
// Law: reading never changes anything and never guesses; what is too large or makes no sense is a problem with words.
import type { LookChange } from '../core/conditionalModel';
import { formatValue } from '../core/format';
import { MAX_COL } from '../core/ref';
import type { CellModel, ColumnModel, DefinedName, SheetHead, WorkbookHead, WorkbookNotice } from '../core/sheet';
import { type CellText, readSharedStrings } from './cellText';
import { readConditionals } from './conditionals';
import { digitWidthOf, printDigitWidthOf } from './digitWidth';
import { MAX_CONDITIONAL_RULES } from './limits';
import { readLookChanges } from './lookChanges';
import { readOverCells } from './overCells';
import type { Package } from './package';
import { readPageSetup } from './pageSetup';
import { readParts, relationships, type WorkbookParts } from './parts';
import { withPrintedDrawings } from './printedReach';
import { type ReadCells, readCells } from './sheetCells';
import { firstFromRow } from './sheetFormulas';
import { readColumns, readHyperlinks, readMerges, readSizes, readView } from './sheetFrame';
import { readStyles, type StyleTable } from './styles';
import { type Palette, paletteOf } from './theme';
import { childOf, childrenOf, flag, number, readTree, text, type XmlElement } from './tree';
import { isVisible, usedPart } from './usedPart';
import { readValidations, type TextsOf } from './validations';

export interface SheetReading {
  readonly head: SheetHead;
  /** Ascending by row, then column; blank cells that look as if they were not there are left out. */
  readonly cells: readonly CellModel[];
  /** Parts of the images, by the number that drawings of the head name. */
  readonly pictures: readonly string[];
}

/** What all sheets of one package share; made once, found again by the package itself. */
interface Shared {
  readonly parts: WorkbookParts;
  readonly palette: Palette;
  readonly table: StyleTable;
  readonly changes: readonly LookChange[];
  readonly head: WorkbookHead;
  strings?: readonly CellText[];
}
const shared = new WeakMap<Package, Shared>();

/**
 * The workbook without its cells: sheets, styles, names, notices. Throws `workbook.notWorkbook`, `.noSheets` and what
 * opening its parts throws (`.unreadableXml`, `.damaged`, `.hostile`, `.tooLarge`).
 */
export function readWorkbook(pkg: Package): WorkbookHead {
  return sharedOf(pkg).head;
}

/**
 * One worksheet by its number in `head.sheets`. A chart, dialog or broken sheet gives an empty one. Throws
 * `workbook.tooManyCells` beyond 2,000,000 cells, and what opening its part throws.
 */
export function readSheet(pkg: Package, head: WorkbookHead, index: number): SheetReading {
  const common = sharedOf(pkg);
  const name = head.sheets[index]?.name ?? '';
  const part = worksheetPart(common, index);
  const { frame, columns, read, passedOver } = part === undefined ? blankSheet() : readPart(pkg, common, part, name);
  const merges = readMerges(frame);
  const last = usedPart(read.cells, merges, head.styles);
  const isUsed = (cell: CellModel) => cell.row <= last.row && cell.col <= last.col;
  const cells = read.cells.every(isUsed) ? read.cells : read.cells.filter(isUsed);
  const isLinked = childOf(frame, 'hyperlinks') !== undefined && part !== undefined;
  const { palette, changes, parts } = common;
  const conditionals = readConditionals(frame, changes, palette, last);
  const over = readOverCells({ pkg, workbook: parts.workbook, part, frame, palette, cells, merges });
  const sheet: SheetHead = {
    name,
    lastRow: last.row,
    lastCol: last.col,
    printedRow: last.printedRow,
    printedCol: last.printedCol,
    ...readSizes(frame, common.table.normalFont, head.digitWidth),
    columns,
    rows: read.rows,
    merges,
    ...readView(frame),
    isProtected: flag(childOf(frame, 'sheetProtection'), 'sheet'),
    page: readPageSetup(frame, head.names, index),
    validations: readValidations(frame, head.names, index, textsFrom(pkg, common, index, cells)),
    hyperlinks: isLinked ? readHyperlinks(frame, relationships(pkg, part)) : [],
    conditionals: conditionals.rules,
    drawings: over.drawings,
    comments: over.comments,
    tables: over.tables,
    notShown: { ...over.notShown, rules: conditionals.notShown + passedOver },
  };
  return { cells, pictures: over.pictures, head: withPrintedDrawings(sheet, head.digitWidth) };
}

function sharedOf(pkg: Package): Shared {
  const known = shared.get(pkg);
  if (known) return known;
  const parts = readParts(pkg);
  const root = (part: string | undefined) => (part === undefined ? undefined : readTree(pkg.xml(part).toRoot()));
  const styleRoot = root(parts.styles);
  const palette = paletteOf(root(parts.theme), styleRoot);
  const table = readStyles(styleRoot, palette);
  const notices: WorkbookNotice[] = [];
  if (parts.hasMacros) notices.push('macros');
  if (parts.hasExternalLinks) notices.push('externalLinks');
  if (parts.isSigned) notices.push('signature');
  if (parts.isProtected) notices.push('workbookProtection');
  const head: WorkbookHead = {
    sheets: parts.sheets.map(({ index, name, state, kind }) => ({ index, name, state, kind })),
    date1904: parts.date1904,
    names: readNames(root(parts.workbook)),
    styles: table.styles,
    digitWidth: digitWidthOf(table.normalFont),
    printDigitWidth: printDigitWidthOf(table.normalFont),
    notices,
  };
  const made: Shared = { parts, palette, table, changes: readLookChanges(styleRoot, palette), head };
  shared.set(pkg, made);
  return made;
}

/** `<definedNames>`; sheets count as the workbook lists them (ECMA-376 part 1, 18.2.5). */
export function readNames(workbook: XmlElement | undefined): readonly DefinedName[] {
  return childrenOf(childOf(workbook, 'definedNames'), 'definedName').map((element) => {
    const sheet = number(element, 'localSheetId');
    return {
      name: text(element, 'name') ?? '',
      text: element.text.trim(),
      ...(sheet === undefined ? {} : { sheet }),
      hidden: flag(element, 'hidden'),
    };
  });
}

interface PartReading {
  readonly frame: XmlElement;
  readonly columns: readonly ColumnModel[];
  readonly read: ReadCells;
  /** Conditional formats beyond the budget. */
  readonly passedOver: number;
}

function blankSheet(): PartReading {
  const frame: XmlElement = { local: 'worksheet', attributes: new Map(), children: [], text: '' };
  return { frame, columns: [], read: { cells: [], rows: [] }, passedOver: 0 };
}

function worksheetPart(common: Shared, index: number): string | undefined {
  const sheet = common.parts.sheets[index];
  return sheet?.kind === 'worksheet' ? sheet.part : undefined;
}

/** Elements read as trees; all others (controls, embedded objects, sorting …) are passed over. */
const FRAME = new Set([
  'sheetPr',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetProtection',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'extLst',
]);

function readPart(pkg: Package, common: Shared, part: string, sheetName: string): PartReading {
  // Strings first: their bytes are gone again before those of the sheet come.
  const sharedStrings = stringsOf(pkg, common);
  const reader = pkg.xml(part).toRoot();
  const children: XmlElement[] = [];
  const local = reader.local;
  const { styles } = common.table;
  let columns: readonly ColumnModel[] = [];
  let read: ReadCells = { cells: [], rows: [] };
  const styleCount = styles.length;
  let formats = 0;
  while (reader.nextChild(1)) {
    if (reader.opens('sheetData')) {
      const columnStyle = columnStyles(columns);
      read = readCells(reader, {
        sheetName,
        date1904: common.head.date1904,
        palette: common.palette,
        sharedStrings,
        styleCount,
        isPlain: (style, rowStyle, col) => style === (rowStyle ?? columnStyle(col)) && !isVisible(styles[style]),
      });
    } else if (reader.opens('conditionalFormatting') && ++formats > MAX_CONDITIONAL_RULES) {
      reader.skip();
    } else if (FRAME.has(reader.local)) {
      const element = readTree(reader);
      children.push(element);
      if (element.local === 'cols')
        columns = readColumns({ local, attributes: new Map(), children, text: '' }, styleCount);
    } else reader.skip();
  }
  const frame: XmlElement = { local, attributes: new Map(), children, text: '' };
  return { frame, columns, read, passedOver: Math.max(0, formats - MAX_CONDITIONAL_RULES) };
}

function stringsOf(pkg: Package, common: Shared): readonly CellText[] {
  const { sharedStrings } = common.parts;
  common.strings ??= sharedStrings === undefined ? [] : readSharedStrings(pkg.xml(sharedStrings), common.palette);
  return common.strings;
}

/** Style of a column by its number; 0 where none is set. */
function columnStyles(columns: readonly ColumnModel[]): (col: number) => number {
  const styles = new Int32Array(MAX_COL + 1);
  for (const column of columns) if (column.style) styles.fill(column.style, column.from, column.to + 1);
  return (col) => styles[col] ?? 0;
}

/** Texts for drop-down lists, from this sheet's cells or from another sheet, which is then read once. */
function textsFrom(pkg: Package, common: Shared, index: number, own: readonly CellModel[]): TextsOf {
  const others = new Map<number, readonly CellModel[]>();
  const cellsOf = (sheet: number): readonly CellModel[] => {
    if (sheet === index) return own;
    const known = others.get(sheet);
    if (known) return known;
    const part = worksheetPart(common, sheet);
    const cells =
      part === undefined ? [] : readPart(pkg, common, part, common.parts.sheets[sheet]?.name ?? '').read.cells;
    others.set(sheet, cells);
    return cells;
  };
  return (sheetName, range) => {
    const named = sheetName?.toLowerCase();
    const sheet =
      named === undefined ? index : common.parts.sheets.findIndex((one) => one.name.toLowerCase() === named);
    if (sheet < 0) return [];
    const cells = cellsOf(sheet);
    const texts: string[] = [];
    for (let i = firstFromRow(cells, range.top); i < cells.length; i++) {
      const cell = cells[i] as CellModel;
      if (cell.row > range.bottom) break;
      if (cell.col < range.left || cell.col > range.right || cell.value === undefined) continue;
      const format = common.table.styles[cell.style]?.format ?? 'General';
      const shown = formatValue(cell.value, format, common.head.date1904).text;
      if (shown !== '') texts.push(shown);
    }
    return texts;
  };
}
