// What the program understands of one sheet of a blank form, and what a clerk corrects in it. Law: every conclusion
// carries its reason and how sure it is; a correction is one more input of the next inference, never an edit of its result.
import type { CellAt, Range } from './ref';

/** How a block is built: heads on two sides, rows that repeat, or label beside value. Source: domain facts §4. */
export const SHEET_KINDS = ['matrix', 'list', 'field'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export const INPUT_TYPES = ['number', 'text', 'date', 'checkbox', 'signature'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** What a cell of the head or foot of a form states. Source: domain facts §4 (head, foot), forms of construction records. */
export const META_ROLES = [
  'form_no',
  'issuer',
  'approver',
  'approval_no',
  'valid_until',
  'fill_unit',
  'org',
  'org_code',
  'fill_dept',
  'period',
  'period_from',
  'period_to',
  'fill_date',
  'sign_date',
  'filler',
  'reviewer',
  'leader',
  'finance_leader',
  'contact',
  'contact_phone',
  'unit',
  'scope',
  'version',
  'attachment_no',
  'serial',
  'contractor',
  'supervisor',
  'section_no',
  'person',
  'person_id',
  'file_no',
] as const;
export type MetaRole = (typeof META_ROLES)[number];

/** Why something was concluded; the window says it in Chinese (renderer/words/understanding.ts), the command line as it is. */
export const REASONS = [
  // inputs
  'headsOnTwoSides',
  'headAbove',
  'labelBeside',
  'labelInCell',
  'mask',
  'token',
  'checkbox',
  'valueInBody',
  'inList',
  // left out
  'grey',
  'legendColour',
  'locked',
  'hidden',
  'sectionRow',
  'noLabel',
  'notApplicable',
  'headCorner',
  'calculated',
  // meta, title, totals, lists, units
  'roleWord',
  'largestLetters',
  'fileName',
  'endsLikeTitle',
  'sumFormula',
  'totalWord',
  'sumOfNeighbours',
  'blankRows',
  'rowTokens',
  'unitColumn',
  'unitInLabel',
  'unitOfSheet',
  'unitByWord',
  'numberFormat',
  'validation',
  'typeWord',
  // corrections
  'corrected',
] as const;
export type Reason = (typeof REASONS)[number];

/** `confidence` 0..1: at least `SURE` is shown as sure, at least `LOOK` as "please look", less is left out. */
export interface Concluded {
  readonly confidence: number;
  readonly reason: Reason;
}
export const SURE = 0.8;
export const LOOK = 0.5;

export interface InputField extends Concluded, CellAt {
  /** Texts of section, row heads and column heads, outermost first; inner blanks and a trailing colon removed. */
  readonly path: readonly string[];
  readonly unit?: string;
  readonly type: InputType;
  /** Number of the block it stands in. */
  readonly block: number;
  /** Line number or code printed in the row (行次, 代码), letter or number of the column (甲, 1, A). */
  readonly rowNo?: string;
  readonly colCode?: string;
  /** Item above it in the tree that numbering, indent or 其中： draws; not part of the path. */
  readonly parent?: string;
  /** A total by meaning without a formula: the program fills it, a clerk may. */
  readonly total?: true;
  /** Label and value share the cell ("填表人：" and the name behind it). */
  readonly inline?: true;
  /** Text printed in the cell that filling replaces: a mask, a token, a zero, a value of a filled form. */
  readonly printed?: string;
  /** Choices of a list validation, or of boxes to tick. */
  readonly choices?: readonly string[];
}

export interface MetaField extends Concluded {
  /** The cell that takes the value, and the cell with its label (the same when `inline`). */
  readonly at: CellAt;
  readonly labelAt: CellAt;
  readonly role: MetaRole;
  readonly label: string;
  readonly inline: boolean;
  /** What is printed behind the label already. */
  readonly value?: string;
}

export interface TotalCell extends Concluded, CellAt {
  readonly formula: boolean;
}

export interface ListColumn {
  readonly col: number;
  readonly label: string;
  readonly path: readonly string[];
  readonly unit?: string;
  readonly type: InputType;
  readonly choices?: readonly string[];
  /** Counts the rows (序号). */
  readonly rowNumber?: true;
  /** Holds formulas. */
  readonly calculated?: true;
}

/** Rows that repeat: one record a row. */
export interface ListRegion extends Concluded {
  readonly block: number;
  readonly headRows: { readonly from: number; readonly to: number };
  readonly firstRow: number;
  /** Absent = open end. */
  readonly lastRow?: number;
  readonly totalRow?: number;
  readonly growable: boolean;
  readonly section: readonly string[];
  readonly columns: readonly ListColumn[];
  /** Columns with printed row heads (then its cells are among the inputs too). */
  readonly rowHeads?: readonly number[];
}

/** A table on the sheet with one band of heads, or a run of label–value rows. */
export interface Block {
  readonly number: number;
  readonly kind: SheetKind;
  readonly range: Range;
  readonly headRows?: { readonly from: number; readonly to: number };
  /** Columns whose printed texts name the rows. */
  readonly headCols: readonly number[];
  readonly section: readonly string[];
}

/** A blank or coloured cell inside a table that is not to be filled, and why. */
export interface LeftOut extends Concluded, CellAt {}

/** A sentence of the remarks (说明, 注). `rule`: a relation between lines such as "01≥02+03", as printed. */
export interface Remark extends CellAt {
  readonly text: string;
  readonly rule?: string;
}

/** What keeps a sheet from being understood, or what to know of it. */
export const SHEET_REMARKS = [
  'empty',
  'noTable',
  'noInputs',
  'allFilled',
  'hiddenCells',
  'tooLarge',
  'onlyPictures',
  'oneMerge',
  'allLocked',
] as const;
export type SheetRemark = (typeof SHEET_REMARKS)[number];

export interface Understanding {
  readonly kind: readonly SheetKind[];
  readonly title?: Concluded & { readonly text: string; readonly at?: CellAt };
  readonly blocks: readonly Block[];
  readonly meta: readonly MetaField[];
  /** In reading order: block by block, row by row. */
  readonly inputs: readonly InputField[];
  readonly totals: readonly TotalCell[];
  readonly lists: readonly ListRegion[];
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  /** Unit of the whole sheet. */
  readonly unit?: string;
  readonly said: readonly SheetRemark[];
}

/**
 * One correction by the clerk. Corrections are kept in order with the form and given to every inference of it; a later one
 * about the same cells wins. Cells are named by position in the sheet the correction was made on.
 */
export type Correction =
  /** These cells are inputs, or are none. */
  | { readonly does: 'input'; readonly range: Range; readonly on: boolean }
  /** Rows of the range are the head band of the table that stands in and below them. */
  | { readonly does: 'headRows'; readonly range: Range }
  /** Columns of the range name the rows of the table they stand in; no other columns of it do. */
  | { readonly does: 'headCols'; readonly range: Range }
  /** The cell states this of the form; null: it states nothing. */
  | { readonly does: 'meta'; readonly at: CellAt; readonly role: MetaRole | null }
  /** The input is called so. */
  | { readonly does: 'path'; readonly at: CellAt; readonly path: readonly string[] }
  /** Unit of the inputs of the range; null: none. */
  | { readonly does: 'unit'; readonly range: Range; readonly unit: string | null }
  | { readonly does: 'type'; readonly range: Range; readonly type: InputType }
  | { readonly does: 'total'; readonly range: Range; readonly on: boolean }
  /** The rows of the range repeat (on), or are single rows (off). */
  | { readonly does: 'list'; readonly range: Range; readonly on: boolean }
  | { readonly does: 'title'; readonly at: CellAt };

/** What inference is given of a sheet besides its cells. */
export interface SheetNames {
  readonly sheet: string;
  readonly file: string;
  /** The only sheet of the workbook that holds anything. */
  readonly alone: boolean;
}
