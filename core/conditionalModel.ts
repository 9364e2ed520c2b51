// Conditional formats as a workbook states them, free of files and screens: which cells, which test, which look.
// Law: only rules that can be shown stand here; all others are counted in SheetHead.notShown, never dropped unsaid.
import type { Range } from './ref';
import type { BorderLine, FillModel, FontModel } from './sheet';

/** What a rule or a table style changes of a cell's own look; absent parts stay as they are. */
export interface LookChange {
  readonly font?: Partial<Pick<FontModel, 'color' | 'bold' | 'italic' | 'strike' | 'underline'>>;
  readonly fill?: FillModel;
  readonly top?: BorderLine;
  readonly right?: BorderLine;
  readonly bottom?: BorderLine;
  readonly left?: BorderLine;
  readonly format?: string;
}

export interface ConditionalRule {
  /** Formulas are written for the top left corner of all ranges together. */
  readonly ranges: readonly Range[];
  /** 1 goes first. */
  readonly priority: number;
  /** Where it holds, rules behind it are not looked at. */
  readonly stopIfTrue: boolean;
  readonly test: ConditionalTest;
  readonly look?: LookChange;
}

export const CELL_OPERATORS = [
  'lessThan',
  'lessThanOrEqual',
  'equal',
  'notEqual',
  'greaterThanOrEqual',
  'greaterThan',
  'between',
  'notBetween',
] as const;
export type CellOperator = (typeof CELL_OPERATORS)[number];

export const TIME_PERIODS = [
  'today',
  'yesterday',
  'tomorrow',
  'last7Days',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
] as const;
export type TimePeriod = (typeof TIME_PERIODS)[number];

/** A rule of the file format (ECMA-376 part 1, 18.18.12), as data. */
export type ConditionalTest =
  | { readonly kind: 'cellIs'; readonly operator: CellOperator; readonly formulas: readonly string[] }
  | { readonly kind: 'text'; readonly how: 'contains' | 'notContains' | 'begins' | 'ends'; readonly text: string }
  | { readonly kind: 'blanks'; readonly negated: boolean }
  | { readonly kind: 'errors'; readonly negated: boolean }
  | { readonly kind: 'top'; readonly rank: number; readonly percent: boolean; readonly bottom: boolean }
  | { readonly kind: 'average'; readonly above: boolean; readonly orEqual: boolean; readonly deviations: number }
  | { readonly kind: 'duplicates'; readonly unique: boolean }
  | { readonly kind: 'period'; readonly period: TimePeriod }
  | { readonly kind: 'expression'; readonly formula: string }
  | ColorScaleTest
  | DataBarTest
  | IconSetTest;

export interface ColorScaleTest {
  readonly kind: 'colorScale';
  /** Two or three, ascending. */
  readonly stops: readonly { readonly at: Threshold; readonly color: string }[];
}

export interface DataBarTest {
  readonly kind: 'dataBar';
  readonly min: Threshold;
  readonly max: Threshold;
  readonly color: string;
  readonly negativeColor?: string;
  readonly border?: string;
  readonly gradient: boolean;
  readonly showValue: boolean;
  /** Shortest and longest bar, per cent of the cell. */
  readonly shortest: number;
  readonly longest: number;
  /** Negative bars leave from an axis; without one the least value has the shortest bar. */
  readonly axis: 'automatic' | 'middle' | 'none';
}

export interface IconSetTest {
  readonly kind: 'iconSet';
  /** Where each sign begins, ascending; as many as signs. */
  readonly thresholds: readonly Threshold[];
  readonly icons: readonly Icon[];
  readonly showValue: boolean;
}

/** A sign of a set by its place, the lowest first; set `NoIcons` shows nothing. */
export interface Icon {
  readonly set: string;
  readonly index: number;
}

/** A bound of a scale, bar or icon set (18.18.13). */
export interface Threshold {
  readonly kind: 'min' | 'max' | 'autoMin' | 'autoMax' | 'number' | 'percent' | 'percentile' | 'formula';
  readonly value: string;
  /** For icons: the bound itself belongs to the sign. */
  readonly orEqual: boolean;
}
