// Builder for tests: an empty A4 sheet with Excel's own defaults, to be changed where a test cares.
// Not for the product: a real head comes from workbook/sheet.
import type { PageSetup, SheetHead } from './sheet';

export const PLAIN_PAGE: PageSetup = {
  paper: 9,
  landscape: false,
  margins: { top: 19.05, right: 17.78, bottom: 19.05, left: 17.78, header: 7.62, footer: 7.62 },
  scale: 100,
  centerHorizontally: false,
  centerVertically: false,
  printGridLines: false,
  printHeadings: false,
  overThenDown: false,
  blackAndWhite: false,
  areas: [],
  rowBreaks: [],
  colBreaks: [],
  header: '',
  footer: '',
};

export function aSheetHead(changes: Partial<SheetHead> = {}): SheetHead {
  return {
    name: 'Sheet1',
    lastRow: 0,
    lastCol: 0,
    printedRow: changes.lastRow ?? 0,
    printedCol: changes.lastCol ?? 0,
    defaultRowHeight: 15,
    defaultColWidth: 9.140625,
    rowsHiddenByDefault: false,
    columns: [],
    rows: [],
    merges: [],
    showGridLines: true,
    hideZeros: false,
    rightToLeft: false,
    zoom: 100,
    isProtected: false,
    page: PLAIN_PAGE,
    validations: [],
    hyperlinks: [],
    conditionals: [],
    drawings: [],
    comments: [],
    tables: [],
    notShown: { rules: 0, drawings: 0, comments: 0 },
    ...changes,
  };
}
