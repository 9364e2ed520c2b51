// Which attributes and texts of workbook parts name cells (ECMA-376 part 1, 18.3 worksheets, 18.5 tables, 18.7 comments,
// 20.5 drawings; [MS-XLSX] 2.6 for the x14 elements). Law: what names cells and is not listed here is not moved blindly.

import type { Growth } from './rowShift';

export type ReferenceKind =
  /** Ranges; how they grow is told in rowShift.ts. */
  | Growth
  | 'formula'
  /** Number of the row above a page break. */
  | 'break'
  /** Target of a link inside the workbook. */
  | 'location';

/** By element, then by attribute, both without prefix. */
export const REFERENCE_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, ReferenceKind>>>> = {
  dimension: { ref: 'first' },
  selection: { activeCell: 'none', sqref: 'none' },
  protectedRange: { sqref: 'copies' },
  scenarios: { sqref: 'first' },
  inputCells: { r: 'none' },
  autoFilter: { ref: 'first' },
  sortState: { ref: 'first' },
  sortCondition: { ref: 'first' },
  mergeCell: { ref: 'none' },
  conditionalFormatting: { sqref: 'copies' },
  cfvo: { val: 'formula' },
  dataValidation: { sqref: 'copies' },
  hyperlink: { ref: 'none', location: 'location' },
  brk: { id: 'break' },
  cellWatch: { r: 'none' },
  ignoredError: { sqref: 'copies' },
  cellSmartTags: { r: 'none' },
  webPublishItem: { sourceRef: 'first' },
  table: { ref: 'first' },
  comment: { ref: 'none' },
  threadedComment: { ref: 'none' },
  controlPr: { linkedCell: 'formula', listFillRange: 'formula' },
  formControlPr: { fmlaLink: 'formula', fmlaRange: 'formula', fmlaGroup: 'formula', fmlaTxbx: 'formula' },
  sp: { textlink: 'formula' },
};

export const REFERENCE_TEXTS: Readonly<Record<string, 'cells' | 'formula'>> = {
  f: 'formula',
  formula: 'formula',
  formula1: 'formula',
  formula2: 'formula',
  calculatedColumnFormula: 'formula',
  totalsRowFormula: 'formula',
  sqref: 'cells',
};

/** Children of `<worksheet>` that are understood (CT_Worksheet). */
export const SHEET_CHILDREN: ReadonlySet<string> = new Set([
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection'],
  ...['protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'customSheetViews', 'mergeCells', 'phoneticPr'],
  ...['conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup'],
  ...['headerFooter', 'rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags'],
  ...['drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls'],
  ...['webPublishItems', 'tableParts', 'extLst', 'AlternateContent'],
]);

/** Extensions of a sheet that are understood, by their uri in upper case. */
export const SHEET_EXTENSIONS: ReadonlySet<string> = new Set([
  '{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}', // validations
  '{78C0D931-6437-407D-A8EE-F0AAD7539E65}', // conditional formats
  '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}', // id of a conditional format
  '{05C60535-1F16-4FD2-B633-F4F36F0B64E0}', // sparklines
  '{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}', // slicers
  '{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}', // slicers of tables
  '{7E03D99C-DC04-49D9-9315-930204A7B6E9}', // timelines
  '{FC87AEE6-9EDD-4A0A-B7FB-166176984837}', // protected ranges
  '{01252117-D84E-4E92-8308-4BE1C098FCBB}', // ignored errors
  '{64002731-A6B0-56B0-2670-7721B7C09600}', // page layout of Excel for Mac
]);

/** True for a piece of XML in which a value looks like the address of a cell. */
export function looksLikeAddresses(xml: string): boolean {
  return /(?:["'>!\s,(:])\$?[A-Z]{1,3}\$?[0-9]{1,7}(?=["'<\s,):])/.test(xml);
}
