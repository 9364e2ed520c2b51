// Syntax tree → the text handed to the engine, with what the engine does otherwise than Excel put right: dates before
// March 1900 and of the 1904 system, rounding, signs, TEXT. Law: the template's own text is never touched.
import type { CellAt, Range } from '../core/ref';
import { columnName } from '../core/ref';
import { type FormulaNode, isExclusion, lastMatch } from './formulaSyntax';
import type { NameResolver } from './formulaTrust';

/** A call that the program answers itself: its arguments as engine text. */
export interface Probe {
  readonly kind: 'text' | 'numberString';
  readonly value: string;
  readonly format: string;
}

export interface ShimContext {
  /** Place of the formula, for ROW() and COLUMN(). */
  readonly at: CellAt;
  readonly date1904: boolean;
  /** Sheet prefix with its exclamation mark; undefined for a sheet that is not there. */
  prefixOf(sheet: string | undefined): string | undefined;
  readonly resolve: NameResolver;
  /** Takes up a probe and answers the reference that will hold its result. */
  probe(probe: Probe): string;
}

/** Thrown for what cannot be put into words the engine reads rightly. */
export class NoShim extends Error {}

/** Excel's limit for a formula; shims must not blow one up beyond it. */
const MAX_LENGTH = 8_192;
/** Rows of a look-up whose places are listed one by one. */
const MAX_LISTED = 300;
/** Excel rounds what it shows with 15 digits; binary noise below that must not decide a rounding. */
const NUDGE_UP = '1.00000000000001';
const NUDGE_DOWN = '0.99999999999999';
/** A call the engine does not know: its error is never trusted. */
export const UNDECIDED = 'UNDECIDED()';

/** Functions that count up to their arguments, or make as large an array as they are told, in the engine's hands. */
const ENDLESS = new Set([
  ...['COMBIN', 'COMBINA', 'PERMUT', 'PERMUTATIONA', 'MULTINOMIAL', 'FACTDOUBLE', 'BASE', 'VDB', 'DB', 'DDB'],
  ...['SEQUENCE', 'RANDARRAY', 'MAKEARRAY', 'MUNIT', 'EXPAND', 'LAMBDA', 'REDUCE', 'SCAN', 'MAP', 'BYROW', 'BYCOL'],
]);
/** A replacement may be so long: 32,767 times as much is still a few megabytes. */
const MAX_REPLACEMENT = 255;

/** The formula as engine text. Throws `NoShim`. */
export function engineFormula(node: FormulaNode, context: ShimContext): string {
  const text = new Shim(context).write(node, false, 0);
  if (text.length > MAX_LENGTH) throw new NoShim();
  return text;
}

class Shim {
  constructor(private readonly context: ShimContext) {}

  /** `isArray`: the value is used element by element, so that no probe can answer it. */
  write(node: FormulaNode, isArray: boolean, level: number): string {
    if (level > 100) throw new NoShim();
    const inner = (one: FormulaNode) => this.write(one, isArray, level + 1);
    switch (node.kind) {
      case 'number':
        return String(Number(node.text));
      case 'text':
        return quoted(node.text);
      case 'boolean':
        return node.value ? 'TRUE' : 'FALSE';
      case 'error':
        if (node.text === '#GETTING_DATA') throw new NoShim();
        return node.text;
      case 'array':
        return node.text;
      case 'reference':
        return this.reference(node.sheet, node.address);
      case 'name': {
        const meant = this.context.resolve(node.name, node.sheet);
        if (!meant) throw new NoShim();
        return inner(meant);
      }
      case 'binary': {
        const [left, right] = [inner(node.left), inner(node.right)];
        return node.operator === '^' ? `POWER(${left},${right})` : `(${left}${node.operator}${right})`;
      }
      case 'sign':
        if (node.operator === '@') throw new NoShim();
        return node.operator === '-' ? negative(node.of, inner(node.of)) : inner(node.of);
      case 'percent':
        return `(${inner(node.of)}/100)`;
      case 'union':
        throw new NoShim();
      case 'call':
        return this.call(node, isArray, level);
    }
  }

  private reference(sheet: string | undefined, address: string): string {
    const prefix = this.context.prefixOf(sheet);
    return prefix === undefined ? '#REF!' : prefix + address;
  }

  private call(node: FormulaNode & { kind: 'call' }, isArray: boolean, level: number): string {
    const { name } = node;
    if (ENDLESS.has(name)) throw new NoShim();
    const last = isArray ? undefined : lastMatch(node);
    if (last) return this.lastMatching(last.condition, last.range, level);
    const rest = this.exclusion(node, level);
    if (rest !== undefined) return rest;
    const isInArray = isArray || name === 'SUMPRODUCT';
    // (A1:A3,C1) in the place of ranges is the same as several arguments
    const args = node.args.flatMap((arg): (FormulaNode | undefined)[] =>
      arg?.kind === 'union' ? [...arg.parts] : [arg],
    );
    if (args.length > node.args.length && !/^(SUM|COUNT|COUNTA|AVERAGE|MAX|MIN|PRODUCT)$/.test(name))
      throw new NoShim();
    if (name === 'SUM' || name === 'SUMPRODUCT') {
      const spread = args.flatMap((arg) => this.spread(arg) ?? [arg]);
      if (spread.length > args.length && (name === 'SUM' || args.length === 1))
        return `SUM(${spread.map((arg) => (arg ? this.write(arg, isInArray, level + 1) : '')).join(',')})`;
    }
    const written = (name === 'SUMIF' || name === 'AVERAGEIF' ? sameShape(args) : args).map((arg) =>
      arg ? this.write(arg, isInArray, level + 1) : '',
    );
    if (isArray && (name === 'TEXT' || name === 'NUMBERSTRING')) throw new NoShim();
    return this.known(name, written, args) ?? `${name}(${written.join(',')})`;
  }

  /** Calls that are written otherwise for the engine; undefined for all others. */
  private known(name: string, [x = '', y = '', z]: string[], args: readonly (FormulaNode | undefined)[]) {
    const { at, date1904 } = this.context;
    const date = (text: string) => (date1904 ? `(${text}+1462)` : text);
    const serial = (text: string) => (date1904 ? `(${text}-1462)` : text);
    switch (name) {
      case 'ROW':
        return args.length === 0 ? String(at.row) : undefined;
      case 'COLUMN':
        return args.length === 0 ? String(at.col) : undefined;
      case 'HYPERLINK':
        return args.length > 1 ? `(${y})` : `(${x})`;
      case 'TEXT':
        return this.context.probe({ kind: 'text', value: x, format: y });
      case 'NUMBERSTRING':
        return this.context.probe({ kind: 'numberString', value: x, format: y });
      case 'SUBSTITUTE':
        return args.length === 3 ? this.growing(args, x, y, z ?? '""') : undefined;
      case 'VALUE':
        return `IF(ISNUMBER(FIND(":",${x})),TIMEVALUE(${x}),VALUE(${x}))`;
      case 'ROUND':
        return `ROUND((${x}*${NUDGE_UP}),${y})`;
      case 'INT':
        return stable((one) => `INT(${one})`, x, NUDGE_UP);
      case 'TRUNC':
      case 'ROUNDDOWN':
        return stable((one) => `${name}(${one},${y === '' ? '0' : y})`, x, NUDGE_UP);
      case 'ROUNDUP':
        return stable((one) => `ROUNDUP(${one},${y === '' ? '0' : y})`, x, NUDGE_DOWN);
      case 'CEILING':
        return stable((one) => `CEILING(${one},${y})`, x, NUDGE_DOWN);
      case 'FLOOR':
        return stable((one) => `FLOOR(${one},${y})`, x, NUDGE_UP);
      case 'DATE': {
        // years below 1900 count from 1900 in the 1900 system
        const year = args[0]?.kind === 'number' && Number(x) >= 1900 ? x : `(${x}+IF(${x}<1900,1900,0))`;
        return serial(`DATE(${date1904 ? x : year},${y},${z ?? '0'})`);
      }
      case 'YEAR':
        return date1904 ? `YEAR(${date(x)})` : early(x, '1900', `YEAR(${x})`);
      case 'MONTH':
        return date1904 ? `MONTH(${date(x)})` : early(x, `IF(${x}<32,1,2)`, `MONTH(${x})`);
      case 'DAY':
        return date1904 ? `DAY(${date(x)})` : early(x, `(INT(${x})-IF(${x}<32,0,31))`, `DAY(${x})`);
      case 'WEEKDAY': {
        // a week later is the same weekday, and a day that the engine knows
        const later = date1904 ? date(x) : `(${x}+IF(${x}<61,IF(${x}<0,0,70),0))`;
        return args.length > 1 ? `WEEKDAY(${later},${y})` : `WEEKDAY(${later})`;
      }
      case 'EDATE':
      case 'EOMONTH':
        // the engine stops for good beyond its calendar
        return `IF(ABS(${y})>120000,#NUM!,${serial(`${name}(${date(x)},${y})`)})`;
      case 'DATEDIF':
        return `DATEDIF(${date(x)},${date(y)},${z ?? ''})`;
      case 'HOUR':
      case 'MINUTE':
        // a minute is no exact fraction of a day: a tenth of a second keeps 8:20 from being 8:19
        return `${name}((${x}+0.000001))`;
      default:
        return undefined;
    }
  }

  /** SUBSTITUTE that makes its text longer: the engine knows no end of texts, Excel's is 32,767. Undefined = as it is. */
  private growing([text, old, by]: readonly (FormulaNode | undefined)[], x: string, y: string, z: string) {
    if (!replacesLonger(old, by)) return undefined;
    if (mayGrow(text, 0)) throw new NoShim();
    if (by?.kind === 'text' && by.text.length <= MAX_REPLACEMENT) return undefined;
    return `IF(LEN(${z})>${MAX_REPLACEMENT},${UNDECIDED},SUBSTITUTE(${x},${y},${z}))`;
  }

  /** The last row in which a condition holds: the engine's own search takes another where several hold. */
  private lastMatching(condition: FormulaNode, range: FormulaNode & { kind: 'reference' }, level: number): string {
    const { top, bottom } = range.range;
    if (bottom - top >= MAX_LISTED) throw new NoShim();
    const places = Array.from({ length: bottom - top + 1 }, (_, i) => i + 1).join(';');
    const last = `MAX((${this.write(condition, true, level + 1)}*{${places}}))`;
    return `IF(${last}=0,#N/A,INDEX(${this.reference(range.sheet, range.address)},${last}))`;
  }

  /** COUNTIF(range,"<>x") counts blank cells too: all cells but those that are x. */
  private exclusion({ name, args }: FormulaNode & { kind: 'call' }, level: number): string | undefined {
    const [tested, criterion, added = tested] = args;
    if (!/^(COUNTIF|SUMIF)$/.test(name) || tested?.kind !== 'reference' || criterion?.kind !== 'text') return undefined;
    if (!isExclusion(criterion)) return undefined;
    const inner: FormulaNode = { kind: 'text', text: criterion.text.slice(2) };
    const [shaped] = sameShape([tested, inner, added]).slice(2);
    const range = this.reference(tested.sheet, tested.address);
    if (name === 'COUNTIF') return `(ROWS(${range})*COLUMNS(${range})-COUNTIF(${range},${quoted(inner.text)}))`;
    if (shaped === undefined) return undefined;
    const sum = this.write(shaped, false, level + 1);
    return `(SUM(${sum})-SUMIF(${range},${quoted(inner.text)},${sum}))`;
  }

  /** COUNTIF(range,{"a","b"}) as the list of its single calls; undefined for anything else. */
  private spread(node: FormulaNode | undefined): FormulaNode[] | undefined {
    if (node?.kind !== 'call' || !/^(COUNTIF|SUMIF|COUNTIFS|SUMIFS)$/.test(node.name)) return undefined;
    const arrays = node.args.flatMap((arg, i) => (arg?.kind === 'array' ? [{ i, text: arg.text }] : []));
    const [array] = arrays;
    if (!array || arrays.length > 1) return undefined;
    const elements = arrayElements(array.text);
    return elements?.map((element) => ({ ...node, args: node.args.map((arg, i) => (i === array.i ? element : arg)) }));
  }
}

function replacesLonger(old: FormulaNode | undefined, by: FormulaNode | undefined): boolean {
  const most = by === undefined ? 0 : by.kind === 'text' ? by.text.length : Number.POSITIVE_INFINITY;
  return most > (old?.kind === 'text' ? Math.max(1, old.text.length) : 1);
}

/** A text may have been made longer in there, beyond what a cell holds. */
function mayGrow(node: FormulaNode | undefined, level: number): boolean {
  if (node === undefined || level > 100) return false;
  if (node.kind === 'binary') return mayGrow(node.left, level + 1) || mayGrow(node.right, level + 1);
  if (node.kind === 'name') return true;
  if (node.kind !== 'call') return false;
  const [, old, by] = node.args;
  return (node.name === 'SUBSTITUTE' && replacesLonger(old, by)) || node.args.some((arg) => mayGrow(arg, level + 1));
}

/** The value itself where it stands clear of a step; undecided where the last binary digits would decide. */
function stable(call: (x: string) => string, x: string, nudge: string): string {
  const [plain, nudged] = [call(x), call(`(${x}*${nudge})`)];
  return `IF(${plain}=${nudged},${plain},${UNDECIDED})`;
}

/** Serial numbers below 61 are days of Excel's own calendar, which has a 29 February 1900. */
function early(x: string, before: string, otherwise: string): string {
  return `IF(${x}<61,IF(${x}<0,#NUM!,${before}),${otherwise})`;
}

/** The engine gives a text back for two signs before a text of digits. */
function negative(of: FormulaNode, text: string): string {
  return of.kind === 'number' ? `(-${text})` : `(0-${text})`;
}

/** The range to add takes the shape of the range to test (SUMIF of Excel). */
function sameShape(args: readonly (FormulaNode | undefined)[]): readonly (FormulaNode | undefined)[] {
  const [tested, criterion, added] = args;
  if (tested?.kind !== 'reference' || added?.kind !== 'reference') return args;
  const range: Range = {
    top: added.range.top,
    left: added.range.left,
    bottom: added.range.top + tested.range.bottom - tested.range.top,
    right: added.range.left + tested.range.right - tested.range.left,
  };
  if (JSON.stringify(range) === JSON.stringify(added.range)) return args;
  const address = `${columnName(range.left)}${range.top}:${columnName(range.right)}${range.bottom}`;
  return [tested, criterion, { ...added, range, address }];
}

/** Elements of an array constant of one row or column; undefined for two dimensions. */
function arrayElements(text: string): FormulaNode[] | undefined {
  const elements: FormulaNode[] = [];
  const inside = text.slice(1, -1);
  const piece = /\s*(?:"((?:[^"]|"")*)"|(-?[0-9.]+(?:[eE][+-]?[0-9]+)?)|(TRUE|FALSE))\s*([,;]|$)/giy;
  const separators = new Set<string>();
  while (piece.lastIndex < inside.length) {
    const match = piece.exec(inside);
    if (!match) return undefined;
    const [, quotedText, number, truth, separator] = match;
    if (quotedText !== undefined) elements.push({ kind: 'text', text: quotedText.replaceAll('""', '"') });
    else if (number !== undefined) elements.push({ kind: 'number', text: number });
    else elements.push({ kind: 'boolean', value: /^true$/i.test(truth ?? '') });
    if (separator) separators.add(separator);
  }
  return separators.size > 1 || elements.length === 0 ? undefined : elements;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
