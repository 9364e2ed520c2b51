// The small part of Excel's formula language that conditional formats mostly use, read once and evaluated per cell:
// references to single cells, constants, comparisons, arithmetic and a few functions. Law: never guesses; anything else
// (ranges, names, other sheets, other functions) is not read at all, and the rule is then said not to be shown.
import { type ConditionFunction, FUNCTIONS } from './conditionFunctions';
import { type ConditionScope, type ConditionValue, compareValues, errorOf, numberOf, textOf } from './conditionValue';
import { MAX_COL, MAX_ROW, parseRef } from './ref';

/** Evaluated for a cell that lies `down` and `right` of the one the formula was written for. */
export type ConditionFormula = (scope: ConditionScope, at: Shifted) => ConditionValue;

/** The cell in question, and how far it lies from the one the formula was written for. */
export interface Shifted {
  readonly row: number;
  readonly col: number;
  readonly down: number;
  readonly right: number;
}

/** Longer formulas and deeper ones are not read. */
const MAX_CHARS = 1000;
const MAX_DEPTH = 40;

const TOKEN =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])|"((?:[^"]|"")*)"|(\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\w.(!:])|([A-Za-z][A-Za-z0-9.]*)\s*(\()?|(<=|>=|<>|[-+*/^&=<>(),%]))/y;

type Token =
  | { readonly kind: 'value'; readonly value: number | string }
  | { readonly kind: 'cell'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'call'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'end' };

/** Reads a formula without its equals sign; undefined when it needs more than is understood here. */
export function conditionFormula(text: string): ConditionFormula | undefined {
  const tokens = text.length > MAX_CHARS ? undefined : tokensOf(text.replace(/^\s*=/, ''));
  if (!tokens) return undefined;
  const reader = new FormulaReader(tokens);
  const formula = reader.comparison(0);
  return formula && reader.isAtEnd() ? formula : undefined;
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const bare = text.trimEnd();
  let at = 0;
  while (at < bare.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(bare);
    if (!match) return undefined;
    at = TOKEN.lastIndex;
    const [, number, string, cell, word, open, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'value', value: Number(number) });
    else if (string !== undefined) tokens.push({ kind: 'value', value: string.replaceAll('""', '"') });
    else if (cell !== undefined) tokens.push({ kind: 'cell', text: cell });
    else if (word !== undefined) tokens.push({ kind: open ? 'call' : 'word', text: word.toUpperCase() });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  tokens.push({ kind: 'end' });
  return tokens;
}

type Operator = (left: ConditionValue, right: ConditionValue) => ConditionValue;

class FormulaReader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.#now().kind === 'end';
  }

  comparison(depth: number): ConditionFormula | undefined {
    return this.#chain(depth, ['=', '<>', '<', '>', '<=', '>='], (sign) => comparing(sign), this.#joined);
  }

  readonly #joined = (depth: number) => this.#chain(depth, ['&'], () => joining, this.#sum);
  readonly #sum = (depth: number) => this.#chain(depth, ['+', '-'], calculating, this.#product);
  readonly #product = (depth: number) => this.#chain(depth, ['*', '/'], calculating, this.#power);
  readonly #power = (depth: number) => this.#chain(depth, ['^'], calculating, this.#signed);

  #chain(
    depth: number,
    signs: readonly string[],
    operatorOf: (sign: string) => Operator,
    part: (depth: number) => ConditionFormula | undefined,
  ): ConditionFormula | undefined {
    if (depth > MAX_DEPTH) return undefined;
    let left = part(depth + 1);
    for (let sign = this.#sign(signs); left && sign !== undefined; sign = this.#sign(signs)) {
      const operator = operatorOf(sign);
      const [first, second] = [left, part(depth + 1)];
      left = second && ((scope, at) => operator(first(scope, at), second(scope, at)));
    }
    return left;
  }

  readonly #signed = (depth: number): ConditionFormula | undefined => {
    if (depth > MAX_DEPTH) return undefined;
    const sign = this.#sign(['-', '+']);
    if (sign !== undefined) {
      const value = this.#signed(depth + 1);
      return value && (sign === '+' ? value : (scope, at) => calculating('-')(0, value(scope, at)));
    }
    let value = this.#primary(depth + 1);
    while (value && this.#sign(['%']) !== undefined) {
      const whole = value;
      value = (scope, at) => calculating('/')(whole(scope, at), 100);
    }
    return value;
  };

  #primary(depth: number): ConditionFormula | undefined {
    const token = this.#now();
    this.#at++;
    switch (token.kind) {
      case 'value':
        return () => token.value;
      case 'cell':
        return reference(token.text);
      case 'word':
        return token.text === 'TRUE' ? () => true : token.text === 'FALSE' ? () => false : undefined;
      case 'call':
        return this.#call(token.text, depth);
      case 'sign': {
        if (token.text !== '(') return undefined;
        const inner = this.comparison(depth + 1);
        return inner && this.#sign([')']) !== undefined ? inner : undefined;
      }
      case 'end':
        return undefined;
    }
  }

  #call(name: string, depth: number): ConditionFormula | undefined {
    const known: ConditionFunction | undefined = FUNCTIONS.get(name);
    if (!known) return undefined;
    const given: ConditionFormula[] = [];
    const places: ({ row: number; col: number; text: string } | undefined)[] = [];
    if (this.#sign([')']) === undefined)
      do {
        const token = this.#now();
        const cell = token.kind === 'cell' ? parseRef(token.text) : undefined;
        places.push(cell && token.kind === 'cell' ? { ...cell, text: token.text } : undefined);
        const one = this.comparison(depth + 1);
        if (!one) return undefined;
        given.push(one);
      } while (this.#sign([',']) !== undefined || (this.#sign([')']) === undefined && this.#fail()));
    if (given.length < known.least || given.length > known.most) return undefined;
    // ROW and COLUMN ask for a place, not for a value.
    if (known.place !== undefined) {
      const part = known.place;
      if (given.length === 0) return (_scope, at) => at[part];
      const place = places[0];
      if (!place) return undefined;
      const moved = movedCell(place.text);
      return moved && ((_scope, at) => moved(at)?.[part] ?? { error: '#REF!' });
    }
    const { call } = known;
    return (scope, at) =>
      call(
        given.map((one) => one(scope, at)),
        scope,
      );
  }

  /** Ends the list of arguments: whatever follows makes the formula unreadable. */
  #fail(): boolean {
    this.#at = this.tokens.length;
    return false;
  }

  #now(): Token {
    return this.tokens[this.#at] ?? { kind: 'sign', text: '' };
  }

  #sign(signs: readonly string[]): string | undefined {
    const token = this.#now();
    if (token.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    this.#at++;
    return token.text;
  }
}

function reference(text: string): ConditionFormula | undefined {
  const moved = movedCell(text);
  return (
    moved &&
    ((scope, at) => {
      const cell = moved(at);
      return cell ? scope.valueAt(cell.row, cell.col) : { error: '#REF!' };
    })
  );
}

function movedCell(text: string): ((at: Shifted) => { row: number; col: number } | undefined) | undefined {
  const written = parseRef(text);
  if (!written) return undefined;
  const colStays = text.startsWith('$');
  const rowStays = text.lastIndexOf('$') > 0;
  return ({ down, right }) => {
    const row = written.row + (rowStays ? 0 : down);
    const col = written.col + (colStays ? 0 : right);
    return row >= 1 && row <= MAX_ROW && col >= 1 && col <= MAX_COL ? { row, col } : undefined;
  };
}

function comparing(sign: string): Operator {
  return (left, right) => {
    const failed = errorOf(left) ?? errorOf(right);
    if (failed) return failed;
    const order = compareValues(left, right);
    switch (sign) {
      case '=':
        return order === 0;
      case '<>':
        return order !== 0;
      case '<':
        return order < 0;
      case '>':
        return order > 0;
      case '<=':
        return order <= 0;
      default:
        return order >= 0;
    }
  };
}

const joining: Operator = (left, right) => errorOf(left) ?? errorOf(right) ?? textOf(left) + textOf(right);

function calculating(sign: string): Operator {
  return (left, right) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (typeof a !== 'number') return a;
    if (typeof b !== 'number') return b;
    const result = sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : sign === '/' ? a / b : a ** b;
    if (sign === '/' && b === 0) return { error: '#DIV/0!' };
    return Number.isFinite(result) ? result : { error: '#NUM!' };
  };
}
