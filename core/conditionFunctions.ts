// The functions that formulas of conditional formats may call, each as Excel computes it for single values.
// Law: only what is exactly Excel's; a function that is not listed makes its rule one that is not shown.
import { type ConditionScope, type ConditionValue, errorOf, isTruth, numberOf, textOf } from './conditionValue';
import { partsOfSerial, weekdayOfSerial } from './serialDate';

export interface ConditionFunction {
  readonly least: number;
  readonly most: number;
  /** Asks where a cell stands instead of what it holds. */
  readonly place?: 'row' | 'col';
  call(values: readonly ConditionValue[], scope: ConditionScope): ConditionValue;
}

type Call = ConditionFunction['call'];

const VALUE_ERROR = { error: '#VALUE!' } as const;

/** Errors of any argument come through. */
const whole =
  (call: Call): Call =>
  (values, scope) =>
    values.map(errorOf).find((error) => error !== undefined) ?? call(values, scope);

/** All arguments as numbers. */
const numeric = (call: (numbers: readonly number[], scope: ConditionScope) => ConditionValue): Call =>
  whole((values, scope) => {
    const numbers: number[] = [];
    for (const value of values) {
      const number = numberOf(value);
      if (typeof number !== 'number') return number;
      numbers.push(number);
    }
    return call(numbers, scope);
  });

const is = (test: (value: ConditionValue) => boolean): ConditionFunction => ({
  least: 1,
  most: 1,
  call: ([value]) => test(value),
});

const datePart = (part: 'year' | 'month' | 'day'): ConditionFunction => ({
  least: 1,
  most: 1,
  call: numeric(([serial = 0], { date1904 }) => partsOfSerial(serial, date1904)?.[part] ?? { error: '#NUM!' }),
});

/** SEARCH knows no case and takes wildcards, which are not understood here; FIND takes letters as they are. */
const finding = (fold: (text: string) => string, wildcards: boolean): ConditionFunction => ({
  least: 2,
  most: 2,
  call: whole(([wanted, within]) => {
    const what = fold(textOf(wanted));
    if (wildcards && /[*?~]/.test(what)) return VALUE_ERROR;
    const at = fold(textOf(within)).indexOf(what);
    return at < 0 ? VALUE_ERROR : at + 1;
  }),
});

const truths = (combine: (truths: readonly boolean[]) => boolean): ConditionFunction => ({
  least: 1,
  most: 30,
  call: whole((values) => {
    // Texts and blanks of cells are passed over.
    const known = values.filter((value) => typeof value === 'boolean' || typeof value === 'number');
    return known.length === 0 ? VALUE_ERROR : combine(known.map(isTruth));
  }),
});

const text = (most: number, call: (text: string, numbers: readonly number[]) => ConditionValue): ConditionFunction => ({
  least: 1,
  most,
  call: whole(([value, ...rest]) => {
    const numbers = rest.map(numberOf).filter((number) => typeof number === 'number');
    return numbers.length === rest.length && numbers.every((number) => number >= 0)
      ? call(textOf(value), numbers)
      : VALUE_ERROR;
  }),
});

export const FUNCTIONS: ReadonlyMap<string, ConditionFunction> = new Map<string, ConditionFunction>([
  ['AND', truths((all) => all.every(Boolean))],
  ['OR', truths((all) => all.some(Boolean))],
  ['NOT', { least: 1, most: 1, call: numeric(([value]) => value === 0) }],
  [
    'IF',
    {
      least: 2,
      most: 3,
      call: ([test, yes, no = false]) => errorOf(test) ?? (isTruth(test) ? (yes ?? 0) : no),
    },
  ],
  ['ISBLANK', is((value) => value === undefined)],
  ['ISERROR', is((value) => typeof value === 'object')],
  ['ISNUMBER', is((value) => typeof value === 'number')],
  ['ISTEXT', is((value) => typeof value === 'string')],
  ['ISLOGICAL', is((value) => typeof value === 'boolean')],
  ['ROW', { least: 0, most: 1, place: 'row', call: () => undefined }],
  ['COLUMN', { least: 0, most: 1, place: 'col', call: () => undefined }],
  [
    'MOD',
    {
      least: 2,
      most: 2,
      call: numeric(([n = 0, by = 0]) => (by === 0 ? { error: '#DIV/0!' } : n - by * Math.floor(n / by))),
    },
  ],
  ['INT', { least: 1, most: 1, call: numeric(([n = 0]) => Math.floor(n)) }],
  ['ABS', { least: 1, most: 1, call: numeric(([n = 0]) => Math.abs(n)) }],
  ['TODAY', { least: 0, most: 0, call: (_values, { today }) => today }],
  ['YEAR', datePart('year')],
  ['MONTH', datePart('month')],
  ['DAY', datePart('day')],
  [
    'WEEKDAY',
    {
      least: 1,
      most: 2,
      call: numeric(([serial = 0, type = 1], { date1904 }) => {
        const sunday = weekdayOfSerial(serial, date1904);
        if (type === 1) return sunday + 1;
        if (type === 2) return sunday === 0 ? 7 : sunday;
        return type === 3 ? (sunday + 6) % 7 : { error: '#NUM!' };
      }),
    },
  ],
  ['LEN', text(1, (all) => all.length)],
  ['TRIM', text(1, (all) => all.trim().replace(/ +/g, ' '))],
  ['LEFT', text(2, (all, [count = 1]) => all.slice(0, Math.floor(count)))],
  ['RIGHT', text(2, (all, [count = 1]) => (count < 1 ? '' : all.slice(-Math.floor(count))))],
  ['EXACT', { least: 2, most: 2, call: whole(([a, b]) => textOf(a) === textOf(b)) }],
  ['SEARCH', finding((all) => all.toLowerCase(), true)],
  ['FIND', finding((all) => all, false)],
]);
