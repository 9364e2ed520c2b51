// The sheet model: what a template looks like and says, free of files and screens. Written by workbook/sheet,
// read by drawing, printing and understanding. Law 4 lives elsewhere: nothing is ever written back from this model.
import type { ConditionalRule } from './conditionalModel';
import type { CommentModel, DrawingModel, NotShown, TableModel } from './drawingModel';
import type { CellAt, Range } from './ref';

/** A whole workbook as opened, without its cells. */
export interface WorkbookHead {
  readonly sheets: readonly SheetSummary[];
  /** Serial dates count from 1904 instead of 1900. */
  readonly date1904: boolean;
  readonly names: readonly DefinedName[];
  /** Workbook-wide table; `CellModel.style` and the defaults of rows and columns point into it. */
  readonly styles: readonly CellStyle[];
  /** Width in pixels of the widest digit of the Normal font at 96 dpi; unit of column widths. */
  readonly digitWidth: number;
  /** The same on paper, not rounded to pixels: what printing lays columns out with. */
  readonly printDigitWidth: number;
  /** What the file holds that a clerk should know of before filling it. */
  readonly notices: readonly WorkbookNotice[];
}

export type WorkbookNotice = 'macros' | 'externalLinks' | 'signature' | 'workbookProtection';

export interface SheetSummary {
  readonly index: number;
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** Only worksheets have cells; chart, dialog and macro sheets are listed and kept. */
  readonly kind: 'worksheet' | 'other';
}

export interface DefinedName {
  readonly name: string;
  readonly text: string;
  /** Index of the sheet it belongs to; absent for the whole workbook. */
  readonly sheet?: number;
  readonly hidden: boolean;
}

/** One sheet without its cells. Rows and columns count from 1; heights in points, widths in characters. */
export interface SheetHead {
  readonly name: string;
  /** Last row and column that hold a value, a style of their own or a merge; 0 for an empty sheet. */
  readonly lastRow: number;
  readonly lastCol: number;
  /** Last row and column that leave a trace on paper: as above without blank merges. */
  readonly printedRow: number;
  readonly printedCol: number;
  readonly defaultRowHeight: number;
  readonly defaultColWidth: number;
  /** Rows not listed in `rows` are hidden (sheetFormatPr@zeroHeight). */
  readonly rowsHiddenByDefault: boolean;
  readonly columns: readonly ColumnModel[];
  /** Only rows that differ from the default, ascending. */
  readonly rows: readonly RowModel[];
  readonly merges: readonly Range[];
  readonly freeze?: { readonly rows: number; readonly cols: number };
  readonly showGridLines: boolean;
  /** Zero values are shown as blank (sheetView@showZeros = 0). */
  readonly hideZeros: boolean;
  readonly rightToLeft: boolean;
  readonly zoom: number;
  readonly isProtected: boolean;
  readonly page: PageSetup;
  readonly validations: readonly ValidationModel[];
  readonly hyperlinks: readonly { readonly range: Range; readonly text: string }[];
  /** Ascending by priority. */
  readonly conditionals: readonly ConditionalRule[];
  /** In the order in which they lie over one another. */
  readonly drawings: readonly DrawingModel[];
  /** Ascending by row, then column; one a cell. */
  readonly comments: readonly CommentModel[];
  readonly tables: readonly TableModel[];
  readonly notShown: NotShown;
}

/** Columns `from`..`to` inclusive share these. `width` in characters of the Normal font; absent = default. */
export interface ColumnModel {
  readonly from: number;
  readonly to: number;
  readonly width?: number;
  readonly hidden: boolean;
  readonly style?: number;
  /** Level of the outline, 1–7; absent outside any group. */
  readonly outline?: number;
}

export interface RowModel {
  readonly row: number;
  /** Points; absent = default height (grows with wrapped text when drawn). */
  readonly height?: number;
  /** The height was set by hand and does not grow. */
  readonly fixed: boolean;
  readonly hidden: boolean;
  readonly style?: number;
  /** Level of the outline, 1–7; absent outside any group. */
  readonly outline?: number;
}

export interface CellModel extends CellAt {
  readonly style: number;
  /** As stored; for a formula its cached result. Absent = blank. Dates are serial numbers with a date format. */
  readonly value?: StoredValue;
  /** Rich text runs whose texts concatenate to `value`. */
  readonly runs?: readonly TextRun[];
  /** Formula text without the equals sign, shared formulas expanded; array formulas marked. */
  readonly formula?: string;
  readonly isArray?: true;
}

export type StoredValue = number | string | boolean | { readonly error: string };

export interface TextRun {
  readonly text: string;
  /** Absent = the cell's own font. */
  readonly font?: FontModel;
}

export interface FontModel {
  readonly name: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline?: 'single' | 'double';
  readonly strike: boolean;
  /** `#rrggbb`, theme and tint already resolved; absent = automatic (black). */
  readonly color?: string;
  readonly script?: 'super' | 'sub';
}

export type FillModel =
  | { readonly kind: 'solid'; readonly color: string }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly color: string; readonly background: string }
  | {
      readonly kind: 'gradient';
      readonly degree: number;
      readonly stops: readonly { readonly at: number; readonly color: string }[];
    };

export const BORDER_STYLES = [
  'thin',
  'hair',
  'dotted',
  'dashed',
  'dashDot',
  'dashDotDot',
  'medium',
  'mediumDashed',
  'mediumDashDot',
  'mediumDashDotDot',
  'slantDashDot',
  'thick',
  'double',
] as const;
export type BorderStyle = (typeof BORDER_STYLES)[number];
export interface BorderLine {
  readonly style: BorderStyle;
  readonly color: string;
}

export interface CellStyle {
  readonly font: FontModel;
  readonly fill?: FillModel;
  readonly top?: BorderLine;
  readonly right?: BorderLine;
  readonly bottom?: BorderLine;
  readonly left?: BorderLine;
  readonly diagonalUp?: BorderLine;
  readonly diagonalDown?: BorderLine;
  readonly horizontal:
    | 'general'
    | 'left'
    | 'center'
    | 'right'
    | 'fill'
    | 'justify'
    | 'centerContinuous'
    | 'distributed';
  readonly vertical: 'top' | 'center' | 'bottom' | 'justify' | 'distributed';
  readonly wrap: boolean;
  readonly shrink: boolean;
  /** Levels of three blanks of the Normal font. */
  readonly indent: number;
  /** Degrees anti-clockwise -90..90, or letters stacked from top to bottom. */
  readonly rotation: number | 'stacked';
  /** Number format code, e.g. `0.00%`, `yyyy"年"m"月"`, `General`, `@`. */
  readonly format: string;
  readonly locked: boolean;
  readonly hideFormula: boolean;
}

/** Page set-up as the printer will obey it. Lengths in millimetres. */
export interface PageSetup {
  /** Code of the paper in the file format (9 = A4, 8 = A3 …); absent = the printer's own. */
  readonly paper?: number;
  /** Size said in millimetres, upright; goes before the code. */
  readonly paperMm?: { readonly width: number; readonly height: number };
  readonly landscape: boolean;
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    readonly header: number;
    readonly footer: number;
  };
  /** Per cent; ignored when `fit` is there. */
  readonly scale: number;
  /** Shrink onto so many pages; 0 = as many as needed. */
  readonly fit?: { readonly wide: number; readonly tall: number };
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly printGridLines: boolean;
  readonly printHeadings: boolean;
  readonly overThenDown: boolean;
  readonly blackAndWhite: boolean;
  readonly firstPage?: number;
  /** Ranges to print; empty = the used range. */
  readonly areas: readonly Range[];
  readonly titleRows?: { readonly from: number; readonly to: number };
  readonly titleCols?: { readonly from: number; readonly to: number };
  /** A break stands after this row or column. */
  readonly rowBreaks: readonly number[];
  readonly colBreaks: readonly number[];
  /** Raw texts with their & codes (ECMA-376 part 1, 18.3.1.46). */
  readonly header: string;
  readonly footer: string;
  readonly evenHeader?: string;
  readonly evenFooter?: string;
  readonly firstHeader?: string;
  readonly firstFooter?: string;
}

export interface ValidationModel {
  readonly ranges: readonly Range[];
  readonly kind: 'list' | 'whole' | 'decimal' | 'date' | 'time' | 'textLength' | 'custom' | 'any';
  /** Choices of a list that stands in the rule itself or in cells of this workbook. */
  readonly choices?: readonly string[];
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly allowBlank: boolean;
  readonly message?: string;
}

/** A band of rows as sent to the window: rows `from`..`to` inclusive, cells ascending by row, then column. */
export interface SheetRows {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly CellModel[];
}
