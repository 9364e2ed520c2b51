// How a sheet prints: page set-up elements and the print names of the workbook → one PageSetup in millimetres.
// Law: what the file does not say takes Excel's own default; names that are no plain ranges are left out, never guessed.
import type { Range } from '../core/ref';
import type { DefinedName, PageSetup } from '../core/sheet';
import { plainReferences } from './formulaText';
import { childOf, childrenOf, flag, number, text, type XmlElement } from './tree';
import { decodeXstring } from './xmlText';

const MM_PER_INCH = 25.4;
/** Inches; Excel's «normal» margins, used where `<pageMargins>` is absent. */
const NORMAL_MARGINS = { top: 0.75, right: 0.7, bottom: 0.75, left: 0.7, header: 0.3, footer: 0.3 } as const;

/** Reads the print elements among the children of `<worksheet>` (ECMA-376 part 1, 18.3.1.46, .62, .63, .70, .74). */
export function readPageSetup(sheet: XmlElement, names: readonly DefinedName[], sheetIndex: number): PageSetup {
  const setup = childOf(sheet, 'pageSetup');
  const options = childOf(sheet, 'printOptions');
  const fitToPage = flag(childOf(childOf(sheet, 'sheetPr'), 'pageSetUpPr'), 'fitToPage');
  const paper = number(setup, 'paperSize');
  const paperMm = customPaper(setup);
  const titles = printTitles(names, sheetIndex);
  const firstPage = flag(setup, 'useFirstPageNumber') ? number(setup, 'firstPageNumber') : undefined;
  const scale = number(setup, 'scale') ?? 100;
  return {
    ...(paper === undefined || paper <= 0 ? {} : { paper }),
    ...(paperMm === undefined ? {} : { paperMm }),
    landscape: text(setup, 'orientation') === 'landscape',
    margins: readMargins(childOf(sheet, 'pageMargins')),
    scale: scale >= 10 && scale <= 400 ? scale : 100,
    ...(fitToPage ? { fit: { wide: pageCount(setup, 'fitToWidth'), tall: pageCount(setup, 'fitToHeight') } } : {}),
    centerHorizontally: flag(options, 'horizontalCentered'),
    centerVertically: flag(options, 'verticalCentered'),
    printGridLines: flag(options, 'gridLines'),
    printHeadings: flag(options, 'headings'),
    overThenDown: text(setup, 'pageOrder') === 'overThenDown',
    blackAndWhite: flag(setup, 'blackAndWhite'),
    ...(firstPage === undefined ? {} : { firstPage }),
    areas: printAreas(names, sheetIndex),
    ...titles,
    rowBreaks: readBreaks(childOf(sheet, 'rowBreaks')),
    colBreaks: readBreaks(childOf(sheet, 'colBreaks')),
    ...readHeaderFooter(childOf(sheet, 'headerFooter')),
  };
}

function readMargins(element: XmlElement | undefined): PageSetup['margins'] {
  const mm = (side: keyof typeof NORMAL_MARGINS) => {
    const inches = number(element, side) ?? NORMAL_MARGINS[side];
    return Math.round(Math.max(0, Math.min(inches, 50)) * MM_PER_INCH * 1000) / 1000;
  };
  return {
    top: mm('top'),
    right: mm('right'),
    bottom: mm('bottom'),
    left: mm('left'),
    header: mm('header'),
    footer: mm('footer'),
  };
}

/** fitToWidth, fitToHeight: absent means one page, 0 as many as needed. */
function pageCount(setup: XmlElement | undefined, name: string): number {
  return Math.max(0, Math.trunc(number(setup, name) ?? 1));
}

/** paperWidth and paperHeight are written with their unit: `210mm`, `8.5in`. */
function customPaper(setup: XmlElement | undefined): PageSetup['paperMm'] {
  const width = lengthMm(text(setup, 'paperWidth'));
  const height = lengthMm(text(setup, 'paperHeight'));
  return width !== undefined && height !== undefined ? { width, height } : undefined;
}

const UNITS: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, pc: 25.4 / 6, pi: 25.4 / 6 };

function lengthMm(written: string | undefined): number | undefined {
  const match = /^([0-9]+(?:\.[0-9]+)?)(mm|cm|in|pt|pc|pi)$/.exec(written ?? '');
  const mm = match ? Number(match[1]) * (UNITS[match[2] as string] as number) : 0;
  return mm >= 10 && mm <= 5000 ? mm : undefined;
}

/** A break stands after row or column `id`; those without `man` come from the printer of the day and do not bind. */
function readBreaks(element: XmlElement | undefined): readonly number[] {
  const ids = childrenOf(element, 'brk')
    .filter((brk) => flag(brk, 'man', true))
    .map((brk) => number(brk, 'id') ?? 0)
    .filter((id) => id > 0);
  return [...new Set(ids)].sort((a, b) => a - b);
}

function readHeaderFooter(element: XmlElement | undefined) {
  const part = (local: string) => {
    const found = childOf(element, local);
    return found && decodeXstring(found.text);
  };
  const header = part('oddHeader') ?? '';
  const footer = part('oddFooter') ?? '';
  const even = flag(element, 'differentOddEven')
    ? { evenHeader: part('evenHeader') ?? '', evenFooter: part('evenFooter') ?? '' }
    : {};
  const first = flag(element, 'differentFirst')
    ? { firstHeader: part('firstHeader') ?? '', firstFooter: part('firstFooter') ?? '' }
    : {};
  return { header, footer, ...even, ...first };
}

function printAreas(names: readonly DefinedName[], sheetIndex: number): readonly Range[] {
  return printName(names, sheetIndex, '_xlnm.Print_Area').map((reference) => reference.range);
}

function printTitles(names: readonly DefinedName[], sheetIndex: number): Pick<PageSetup, 'titleRows' | 'titleCols'> {
  const found: { titleRows?: { from: number; to: number }; titleCols?: { from: number; to: number } } = {};
  for (const { range, text: address } of printName(names, sheetIndex, '_xlnm.Print_Titles')) {
    if (/^\$?[0-9]+:/.test(address)) found.titleRows = { from: range.top, to: range.bottom };
    else if (/^\$?[A-Za-z]+:/.test(address)) found.titleCols = { from: range.left, to: range.right };
  }
  return found;
}

function printName(names: readonly DefinedName[], sheetIndex: number, name: string): { range: Range; text: string }[] {
  const defined = names.find((one) => one.sheet === sheetIndex && one.name.toLowerCase() === name.toLowerCase());
  if (!defined) return [];
  const body = defined.text.replace(/^=/, '');
  return (plainReferences(body) ?? []).map(({ range, addressStart, end }) => ({
    range,
    text: body.slice(addressStart, end),
  }));
}
