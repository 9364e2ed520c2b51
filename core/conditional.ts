// Conditional formats evaluated for display: the values of a sheet and its rules → what each cell looks like (ECMA-376
// part 1, 18.3.1.10). Laws: the rule of the higher priority wins each property; nothing is written back; what a rule
// asks of a whole range is worked out once, however many cells ask.

import type { ConditionalRule, ConditionalTest, Icon, LookChange } from './conditionalModel';
import { barOf, boundOf, iconOf, type ShownBar, scaleColor } from './conditionalScale';
import { type CellFacts, cellTest } from './conditionalTest';
import { type ConditionFormula, conditionFormula } from './conditionFormula';
import type { ConditionScope } from './conditionValue';
import { contains, type Range } from './ref';
import { serialOfDate } from './serialDate';
import type { StoredValue } from './sheet';

/** The sheet as rules see it: typed values included, blank cells undefined. */
export interface ConditionalSheet {
  valueAt(row: number, col: number): StoredValue | undefined;
  readonly lastRow: number;
  readonly lastCol: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly date1904: boolean;
}

/** What the rules make of one cell. */
export interface ConditionalLook {
  readonly change?: LookChange;
  readonly bar?: ShownBar;
  readonly icon?: Icon;
  /** Only the bar or sign is shown, not the value. */
  readonly hidesValue?: true;
}

export interface ConditionalLooks {
  /** Looks of the cells of a row that have one, by column. */
  row(row: number): ReadonlyMap<number, ConditionalLook> | undefined;
}

/** Rules that can be evaluated: their formulas are within the part of Excel's language that is understood. */
export function isEvaluable({ test }: Pick<ConditionalRule, 'test'>): boolean {
  return formulasOf(test).every((formula) => conditionFormula(formula) !== undefined);
}

function formulasOf(test: ConditionalTest): readonly string[] {
  switch (test.kind) {
    case 'cellIs':
      return test.formulas;
    case 'expression':
      return [test.formula];
    case 'colorScale':
      return test.stops.flatMap(({ at }) => boundFormula(at.value));
    case 'dataBar':
      return [test.min, test.max].flatMap(({ value }) => boundFormula(value));
    case 'iconSet':
      return test.thresholds.flatMap(({ value }) => boundFormula(value));
    default:
      return [];
  }
}

function boundFormula(value: string): string[] {
  return value.trim() === '' || Number.isFinite(Number(value)) ? [] : [value];
}

/** Prepares the rules of a sheet for its present values. Rows are worked out when they are asked for, and kept. */
export function conditionalLooks(rules: readonly ConditionalRule[], sheet: ConditionalSheet): ConditionalLooks {
  const scope: ConditionScope = {
    valueAt: sheet.valueAt,
    today: serialOfDate(sheet.today, sheet.date1904) ?? 0,
    date1904: sheet.date1904,
  };
  const prepared = [...rules].sort((a, b) => a.priority - b.priority).map((rule) => prepare(rule, sheet, scope));
  const rows = new Map<number, ReadonlyMap<number, ConditionalLook> | undefined>();
  const rowLooks = (row: number) => {
    const here = prepared.filter((rule) => rule.ranges.some((range) => row >= range.top && row <= range.bottom));
    if (here.length === 0) return undefined;
    const looks = new Map<number, ConditionalLook>();
    for (const col of columnsOf(here, row, sheet.lastCol)) {
      const look = cellLook(here, row, col, sheet.valueAt(row, col));
      if (look) looks.set(col, look);
    }
    return looks.size > 0 ? looks : undefined;
  };
  return {
    row: (row) => {
      if (!rows.has(row)) rows.set(row, rowLooks(row));
      return rows.get(row);
    },
  };
}

interface PreparedRule {
  readonly ranges: readonly Range[];
  readonly stopIfTrue: boolean;
  judge(row: number, col: number, value: StoredValue | undefined): ConditionalLook | undefined;
}

function columnsOf(rules: readonly PreparedRule[], row: number, lastCol: number): readonly number[] {
  const cols = new Set<number>();
  for (const { ranges } of rules)
    for (const range of ranges)
      if (row >= range.top && row <= range.bottom)
        for (let col = range.left; col <= Math.min(range.right, lastCol); col++) cols.add(col);
  return [...cols].sort((a, b) => a - b);
}

function cellLook(
  rules: readonly PreparedRule[],
  row: number,
  col: number,
  value: StoredValue | undefined,
): ConditionalLook | undefined {
  let look: ConditionalLook | undefined;
  for (const rule of rules) {
    if (!rule.ranges.some((range) => contains(range, { row, col }))) continue;
    const judged = rule.judge(row, col, value);
    if (!judged) continue;
    look = look === undefined ? judged : over(look, judged);
    if (rule.stopIfTrue) break;
  }
  return look;
}

/** What went first stays; fonts are combined part by part. */
function over(first: ConditionalLook, second: ConditionalLook): ConditionalLook {
  const font = { ...second.change?.font, ...first.change?.font };
  return {
    ...second,
    ...first,
    ...(first.change || second.change ? { change: { ...second.change, ...first.change, font } } : {}),
  };
}

function prepare(rule: ConditionalRule, sheet: ConditionalSheet, scope: ConditionScope): PreparedRule {
  const { ranges, stopIfTrue, test } = rule;
  const origin = {
    row: Math.min(...ranges.map((range) => range.top)),
    col: Math.min(...ranges.map((range) => range.left)),
  };
  const evaluated = (formula: ConditionFormula, row: number, col: number) =>
    formula(scope, { row, col, down: row - origin.row, right: col - origin.col });
  const facts: CellFacts = {
    values: once(() => valuesIn(ranges, sheet)),
    numbers: once(() => {
      const numbers = valuesIn(ranges, sheet).filter((value) => typeof value === 'number');
      return Float64Array.from(numbers).sort() as unknown as readonly number[];
    }),
    formula: (text) => {
      const formula = conditionFormula(text);
      return formula && ((row, col) => evaluated(formula, row, col));
    },
    scope,
  };
  const shown = scaleTest(test, facts, origin);
  if (shown) return { ranges, stopIfTrue: false, judge: (_row, _col, value) => shown(value) };
  const holds = cellTest(test, facts);
  const look: ConditionalLook = rule.look ? { change: rule.look } : {};
  return { ranges, stopIfTrue, judge: (row, col, value) => (holds(row, col, value) ? look : undefined) };
}

/** Colour scales, bars and signs: a look from the value itself; undefined for tests that hold or do not. */
function scaleTest(
  test: ConditionalTest,
  facts: CellFacts,
  origin: { row: number; col: number },
): ((value: StoredValue | undefined) => ConditionalLook | undefined) | undefined {
  const computed = (text: string) => {
    const value = facts.formula(text)?.(origin.row, origin.col);
    return typeof value === 'number' ? value : undefined;
  };
  const onNumbers = (look: (value: number) => ConditionalLook | undefined) => (value: StoredValue | undefined) =>
    typeof value === 'number' ? look(value) : undefined;
  if (test.kind === 'colorScale') {
    const bounds = once(() => test.stops.map(({ at }) => boundOf(at, facts.numbers(), computed)));
    return onNumbers((value) => {
      const color = scaleColor(test, bounds(), value);
      return color === undefined ? undefined : { change: { fill: { kind: 'solid', color } } };
    });
  }
  if (test.kind === 'dataBar') {
    const bounds = once(() => [test.min, test.max].map((bound) => boundOf(bound, facts.numbers(), computed)));
    return onNumbers((value) => {
      const [low, high] = bounds();
      if (low === undefined || high === undefined) return undefined;
      const bar = barOf(test, low, high, value);
      return { ...(bar ? { bar } : {}), ...(test.showValue ? {} : { hidesValue: true }) };
    });
  }
  if (test.kind === 'iconSet') {
    const bounds = once(() => test.thresholds.map((bound) => boundOf(bound, facts.numbers(), computed)));
    return onNumbers((value) => {
      const icon = iconOf(test, bounds(), value);
      return icon && { icon, ...(test.showValue ? {} : { hidesValue: true }) };
    });
  }
  return undefined;
}

/** Values of all cells of the ranges that hold something, each once, as far as the sheet goes. */
function valuesIn(ranges: readonly Range[], sheet: ConditionalSheet): readonly StoredValue[] {
  const values: StoredValue[] = [];
  ranges.forEach((range, i) => {
    const earlier = ranges.slice(0, i);
    for (let row = range.top; row <= Math.min(range.bottom, sheet.lastRow); row++)
      for (let col = range.left; col <= Math.min(range.right, sheet.lastCol); col++) {
        const value = sheet.valueAt(row, col);
        if (value === undefined || value === '') continue;
        if (!earlier.some((one) => contains(one, { row, col }))) values.push(value);
      }
  });
  return values;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
