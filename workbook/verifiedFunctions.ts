// The functions whose results the tests beside this file hold against Excel's known values, with what each argument
// takes. Law: a cell without a cached value is trusted only if it uses nothing but these; a new line needs its test cases.

/**
 * What an argument takes, one letter each; a group in brackets repeats for all further arguments.
 * `v` one value · `r` a range, or values · `a` evaluated as an array · `b` a branch: what stands in the call's own place.
 */
export const VERIFIED_FUNCTIONS: Readonly<Record<string, string>> = {
  // counting and adding
  SUM: '(r)',
  AVERAGE: '(r)',
  MAX: '(r)',
  MIN: '(r)',
  COUNT: '(r)',
  COUNTA: '(r)',
  COUNTBLANK: 'r',
  PRODUCT: '(r)',
  MEDIAN: '(r)',
  LARGE: 'rv',
  SMALL: 'rv',
  RANK: 'vrv',
  COUNTIF: 'rv',
  SUMIF: 'rvr',
  AVERAGEIF: 'rvr',
  COUNTIFS: '(rv)',
  SUMIFS: 'r(rv)',
  AVERAGEIFS: 'r(rv)',
  MAXIFS: 'r(rv)',
  MINIFS: 'r(rv)',
  SUMPRODUCT: '(a)',
  SUBTOTAL: 'v(r)',
  STDEV: '(r)',
  // arithmetic
  ABS: 'v',
  ROUND: 'vv',
  ROUNDUP: 'vv',
  ROUNDDOWN: 'vv',
  INT: 'v',
  TRUNC: 'vv',
  MOD: 'vv',
  POWER: 'vv',
  SQRT: 'v',
  SIGN: 'v',
  CEILING: 'vv',
  FLOOR: 'vv',
  PI: '',
  // logic
  IF: 'vbb',
  IFERROR: 'bb',
  IFNA: 'bb',
  IFS: '(vb)',
  CHOOSE: 'v(b)',
  AND: '(r)',
  OR: '(r)',
  NOT: 'v',
  TRUE: '',
  FALSE: '',
  NA: '',
  ISNUMBER: 'v',
  ISTEXT: 'v',
  ISBLANK: 'v',
  ISERROR: 'v',
  ISERR: 'v',
  ISNA: 'v',
  N: 'v',
  T: 'v',
  // look-up
  VLOOKUP: 'vrvv',
  HLOOKUP: 'vrvv',
  XLOOKUP: 'vrrb',
  LOOKUP: 'vrr',
  MATCH: 'vrv',
  INDEX: 'rvv',
  ROW: 'v',
  COLUMN: 'v',
  ROWS: 'r',
  COLUMNS: 'r',
  INDIRECT: 'v',
  OFFSET: 'rvvvv',
  // text
  LEFT: 'vv',
  RIGHT: 'vv',
  MID: 'vvv',
  LEN: 'v',
  FIND: 'vvv',
  SEARCH: 'vvv',
  SUBSTITUTE: 'vvvv',
  REPLACE: 'vvvv',
  CONCATENATE: '(v)',
  CONCAT: '(r)',
  TEXTJOIN: 'vv(r)',
  TEXT: 'vv',
  VALUE: 'v',
  TRIM: 'v',
  UPPER: 'v',
  LOWER: 'v',
  REPT: 'vv',
  EXACT: 'vv',
  NUMBERSTRING: 'vv',
  HYPERLINK: 'vv',
  // dates
  DATE: 'vvv',
  YEAR: 'v',
  MONTH: 'v',
  DAY: 'v',
  WEEKDAY: 'vv',
  EDATE: 'vv',
  EOMONTH: 'vv',
  DATEDIF: 'vvv',
  DAYS: 'vv',
  HOUR: 'v',
  MINUTE: 'v',
  TIME: 'vvv',
};

/** Functions that give one value for each element when an argument is an array inside SUMPRODUCT. */
export const LIFTED_FUNCTIONS: ReadonlySet<string> = new Set(['ABS', 'YEAR', 'MONTH', 'DAY', 'LEFT', 'RIGHT', 'MID']);

export type ArgumentKind = 'v' | 'r' | 'a' | 'b';

/** What the i-th argument of a verified function takes; undefined when it may not have so many. */
export function argumentKind(signature: string, index: number): ArgumentKind | undefined {
  const [head = '', group = ''] = signature.replace(')', '').split('(');
  const kind = index < head.length ? head[index] : group[(index - head.length) % group.length];
  return kind as ArgumentKind | undefined;
}
