// The tests of conditional formats that hold for a cell or do not: comparisons, texts, blanks, ranks, averages,
// duplicates, times (18.18.12). Law: a blank cell counts as nought in comparisons, as in
// Excel, and is no value for ranks, averages and duplicates.
import type { CellOperator, ConditionalTest, TimePeriod } from './conditionalModel';
import { type ConditionScope, type ConditionValue, compareValues, errorOf, isTruth, textOf } from './conditionValue';
import { partsOfSerial, weekdayOfSerial } from './serialDate';
import type { StoredValue } from './sheet';

/** What a test may ask of its range; each is worked out at most once. */
export interface CellFacts {
  /** Values of all cells that hold something. */
  values(): readonly StoredValue[];
  /** Ascending. */
  numbers(): readonly number[];
  /** The formula's value for a cell; undefined when the formula is not understood. */
  formula(text: string): ((row: number, col: number) => ConditionValue) | undefined;
  readonly scope: ConditionScope;
}

export type CellTest = (row: number, col: number, value: StoredValue | undefined) => boolean;

const never: CellTest = () => false;

/** The test as a question asked of many cells. Tests that cannot be asked hold for no cell. */
export function cellTest(test: ConditionalTest, facts: CellFacts): CellTest {
  switch (test.kind) {
    case 'cellIs':
      return comparison(test.operator, test.formulas, facts);
    case 'expression': {
      const formula = facts.formula(test.formula);
      return formula ? (row, col) => isTruth(formula(row, col)) : never;
    }
    case 'text':
      return textTest(test.how, test.text.toLowerCase());
    case 'blanks':
      return (_row, _col, value) => (value === undefined || textOf(value).trim() === '') !== test.negated;
    case 'errors':
      return (_row, _col, value) => (errorOf(value) !== undefined) !== test.negated;
    case 'top':
      return rankTest(test, facts);
    case 'average':
      return averageTest(test, facts);
    case 'duplicates': {
      let counts: ReadonlyMap<string, number> | undefined;
      return (_row, _col, value) => {
        if (value === undefined || value === '') return false;
        counts ??= countsOf(facts.values());
        return (counts.get(sameKey(value)) ?? 0) > 1 !== test.unique;
      };
    }
    case 'period':
      return (_row, _col, value) => typeof value === 'number' && inPeriod(value, test.period, facts.scope);
    default:
      return never;
  }
}

function comparison(operator: CellOperator, formulas: readonly string[], facts: CellFacts): CellTest {
  const [first, second] = formulas.map(facts.formula);
  const between = operator === 'between' || operator === 'notBetween';
  if (!first || (between && !second)) return never;
  return (row, col, value) => {
    const bounds = [first(row, col), ...(between ? [second?.(row, col)] : [])];
    // An error is neither more nor less than anything.
    if ([value, ...bounds].some((one) => errorOf(one) !== undefined)) return false;
    const [low, high] = bounds;
    const order = compareValues(value, low);
    switch (operator) {
      case 'equal':
        return order === 0;
      case 'notEqual':
        return order !== 0;
      case 'lessThan':
        return order < 0;
      case 'lessThanOrEqual':
        return order <= 0;
      case 'greaterThan':
        return order > 0;
      case 'greaterThanOrEqual':
        return order >= 0;
      default: {
        const [least, most] = compareValues(low, high) <= 0 ? [low, high] : [high, low];
        const isInside = compareValues(value, least) >= 0 && compareValues(value, most) <= 0;
        return isInside === (operator === 'between');
      }
    }
  };
}

function textTest(how: 'contains' | 'notContains' | 'begins' | 'ends', wanted: string): CellTest {
  return (_row, _col, value) => {
    if (errorOf(value)) return how === 'notContains';
    const text = textOf(value).toLowerCase();
    switch (how) {
      case 'contains':
        return wanted !== '' && text.includes(wanted);
      case 'notContains':
        return !text.includes(wanted);
      case 'begins':
        return wanted !== '' && text.startsWith(wanted);
      case 'ends':
        return wanted !== '' && text.endsWith(wanted);
    }
  };
}

function rankTest(test: Extract<ConditionalTest, { kind: 'top' }>, facts: CellFacts): CellTest {
  let bound: number | undefined;
  return (_row, _col, value) => {
    if (typeof value !== 'number') return false;
    const numbers = facts.numbers();
    if (bound === undefined) {
      const count = test.percent ? Math.max(1, Math.floor((numbers.length * test.rank) / 100)) : test.rank;
      const place = Math.min(numbers.length, count);
      bound = test.bottom ? numbers[place - 1] : numbers[numbers.length - place];
    }
    return bound !== undefined && (test.bottom ? value <= bound : value >= bound);
  };
}

function averageTest(test: Extract<ConditionalTest, { kind: 'average' }>, facts: CellFacts): CellTest {
  let bound: number | undefined;
  return (_row, _col, value) => {
    if (typeof value !== 'number') return false;
    if (bound === undefined) {
      const numbers = facts.numbers();
      const mean = numbers.reduce((sum, number) => sum + number / numbers.length, 0);
      const spread = Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2 / numbers.length, 0));
      bound = mean + (test.above ? 1 : -1) * test.deviations * spread;
    }
    if (test.orEqual && value === bound) return true;
    return test.above ? value > bound : value < bound;
  };
}

function countsOf(values: readonly StoredValue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(sameKey(value), (counts.get(sameKey(value)) ?? 0) + 1);
  return counts;
}

function sameKey(value: StoredValue): string {
  return `${typeof value} ${textOf(value).toLowerCase()}`;
}

/** Weeks begin on Sunday, as Excel's own rules have it. */
function inPeriod(serial: number, period: TimePeriod, { today, date1904 }: ConditionScope): boolean {
  const day = Math.floor(serial);
  const weekStart = today - weekdayOfSerial(today, date1904);
  const isIn = (from: number, days: number) => day >= from && day < from + days;
  switch (period) {
    case 'today':
      return day === today;
    case 'yesterday':
      return day === today - 1;
    case 'tomorrow':
      return day === today + 1;
    case 'last7Days':
      return isIn(today - 6, 7);
    case 'thisWeek':
      return isIn(weekStart, 7);
    case 'lastWeek':
      return isIn(weekStart - 7, 7);
    case 'nextWeek':
      return isIn(weekStart + 7, 7);
    default: {
      const [here, now] = [partsOfSerial(day, date1904), partsOfSerial(today, date1904)];
      if (!here || !now) return false;
      const months = here.year * 12 + here.month - now.year * 12 - now.month;
      return months === (period === 'thisMonth' ? 0 : period === 'lastMonth' ? -1 : 1);
    }
  }
}
