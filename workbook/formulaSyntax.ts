// Formula text → syntax tree (ECMA-376 part 1, 18.17): operators with Excel's ranks, references, names, calls.
// Law: what is not fully understood (tables, other workbooks, 3-D references) has no tree; nothing is guessed.
import { parseRange, type Range } from '../core/ref';

export type FormulaNode =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  /** `{1,2;3,4}` as written. */
  | { readonly kind: 'array'; readonly text: string }
  | { readonly kind: 'reference'; readonly sheet?: string; readonly range: Range; readonly address: string }
  | { readonly kind: 'name'; readonly sheet?: string; readonly name: string }
  /** Name in capitals, without the prefixes of later functions; a missing argument is undefined. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (FormulaNode | undefined)[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: 'sign'; readonly operator: string; readonly of: FormulaNode }
  | { readonly kind: 'percent'; readonly of: FormulaNode }
  | { readonly kind: 'union'; readonly parts: readonly FormulaNode[] };

/** Nesting that is followed; Excel itself allows 64 levels of calls. */
const MAX_DEPTH = 64;

/** Arguments and operators one formula may hold; 8,192 characters cannot hold more. */
const MAX_LENGTH = 8_192;

const WORD = '\\p{L}\\p{N}_.\\\\?';
/** Text, error, sheet prefix, address, bracketed part, array constant, number, word, operator, blank, anything else. */
const PIECE = new RegExp(
  [
    '("(?:[^"]|"")*")',
    '(#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA))',
    `('(?:[^']|'')*'!|[${WORD}]+!)`,
    `((?:\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}(?::\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7})?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?[0-9]{1,7}:\\$?[0-9]{1,7})(?![${WORD}(\\[!]))`,
    '(\\{[^{}]*\\})',
    '((?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\\p{L}_\\\\?]))',
    `([\\p{L}_\\\\][${WORD}]*)`,
    '(<=|>=|<>|[-+*/^&=<>%(),:@])',
    '(\\s+)',
    '([^])',
  ].join('|'),
  'gu',
);

type Token =
  | { readonly kind: 'text' | 'error' | 'sheet' | 'address' | 'array' | 'number' | 'word'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'blank' | 'end'; readonly text: '' };

const KINDS = ['text', 'error', 'sheet', 'address', 'array', 'number', 'word', 'operator'] as const;
const END: Token = { kind: 'end', text: '' };

/** The tree of a formula (without its equals sign); undefined when it holds anything this file does not know. */
export function parseFormula(formula: string): FormulaNode | undefined {
  if (formula.length > MAX_LENGTH) return undefined;
  try {
    const tokens = tokensOf(formula);
    const parser = new Parser(tokens);
    return parser.whole();
  } catch (thrown) {
    if (thrown instanceof NotUnderstood) return undefined;
    throw thrown;
  }
}

class NotUnderstood extends Error {}

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  for (const match of formula.matchAll(PIECE)) {
    const kind = KINDS.find((_, i) => match[i + 1] !== undefined);
    if (kind !== undefined) tokens.push({ kind, text: match[0] });
    else if (match[KINDS.length + 1] !== undefined) tokens.push({ kind: 'blank', text: '' });
    else throw new NotUnderstood();
  }
  return tokens;
}

/** Operators of two sides from the loosest to the tightest (18.17.2.2); `^` too goes from left to right. */
const RANKS: readonly (readonly string[])[] = [['=', '<', '>', '<=', '>=', '<>'], ['&'], ['+', '-'], ['*', '/'], ['^']];

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): FormulaNode {
    const node = this.expression(0);
    this.skipBlanks();
    if (this.peek() !== END) throw new NotUnderstood();
    return node;
  }

  private expression(rank: number): FormulaNode {
    const operators = RANKS[rank];
    if (!operators) return this.percent();
    let left = this.expression(rank + 1);
    for (let operator = this.takeOperator(operators); operator !== undefined; operator = this.takeOperator(operators))
      left = { kind: 'binary', operator, left, right: this.expression(rank + 1) };
    return left;
  }

  private percent(): FormulaNode {
    let node = this.signed();
    while (this.takeOperator(['%']) !== undefined) node = { kind: 'percent', of: node };
    return node;
  }

  private signed(): FormulaNode {
    const operator = this.takeOperator(['-', '+', '@']);
    if (operator === undefined) return this.operand();
    this.enter();
    const of = this.signed();
    this.depth--;
    return { kind: 'sign', operator, of };
  }

  private operand(): FormulaNode {
    this.skipBlanks();
    const token = this.peek();
    this.at++;
    switch (token.kind) {
      case 'number':
        return this.closed({ kind: 'number', text: token.text });
      case 'text':
        return { kind: 'text', text: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'error':
        return { kind: 'error', text: token.text };
      case 'array':
        return { kind: 'array', text: token.text };
      case 'address':
        return this.closed(reference(token.text));
      case 'sheet':
        return this.onSheet(token.text);
      case 'word':
        return this.word(token.text);
      case 'operator':
        if (token.text === '(') return this.group();
    }
    throw new NotUnderstood();
  }

  private onSheet(prefix: string): FormulaNode {
    const bare = prefix.slice(0, -1);
    const sheet = bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
    // '[1]Sheet' is another workbook
    if (sheet.includes('[')) throw new NotUnderstood();
    const token = this.peek();
    this.at++;
    if (token.kind === 'word' && !this.isOperator('(')) return this.closed({ kind: 'name', sheet, name: token.text });
    if (token.kind === 'error') return { kind: 'error', text: token.text };
    if (token.kind !== 'address') throw new NotUnderstood();
    const first = reference(token.text, sheet);
    // Sheet1!A1:Sheet1!B9 is Sheet1!A1:B9
    if (!this.isOperator(':')) return first;
    this.at++;
    const again = this.peek();
    const last = this.tokens[this.at + 1];
    if (again.kind !== 'sheet' || again.text !== prefix || last?.kind !== 'address') throw new NotUnderstood();
    this.at += 2;
    return this.closed(reference(`${token.text}:${last.text}`, sheet));
  }

  private word(text: string): FormulaNode {
    if (this.isOperator('(')) {
      this.at++;
      return this.closed({ kind: 'call', name: functionName(text), args: this.args() });
    }
    if (/^(true|false)$/i.test(text)) return { kind: 'boolean', value: /^true$/i.test(text) };
    return this.closed({ kind: 'name', name: text });
  }

  private args(): (FormulaNode | undefined)[] {
    this.enter();
    const args: (FormulaNode | undefined)[] = [];
    for (;;) {
      this.skipBlanks();
      const isMissing = this.isOperator(',') || this.isOperator(')');
      args.push(isMissing ? undefined : this.expression(0));
      if (this.takeOperator([',']) !== undefined) continue;
      if (this.takeOperator([')']) === undefined) throw new NotUnderstood();
      break;
    }
    this.depth--;
    return args.length === 1 && args[0] === undefined ? [] : args;
  }

  private group(): FormulaNode {
    this.enter();
    const parts = [this.expression(0)];
    while (this.takeOperator([',']) !== undefined) parts.push(this.expression(0));
    if (this.takeOperator([')']) === undefined) throw new NotUnderstood();
    this.depth--;
    const [only] = parts;
    return this.closed(parts.length === 1 && only ? only : { kind: 'union', parts });
  }

  /** A range or an intersection made of more than addresses is not followed. */
  private closed(node: FormulaNode): FormulaNode {
    if (this.isOperator(':')) throw new NotUnderstood();
    return node;
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) throw new NotUnderstood();
  }

  private takeOperator(operators: readonly string[]): string | undefined {
    this.skipBlanks();
    const token = this.peek();
    if (token.kind !== 'operator' || !operators.includes(token.text)) return undefined;
    this.at++;
    return token.text;
  }

  private isOperator(text: string): boolean {
    const token = this.peek();
    return token.kind === 'operator' && token.text === text;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? END;
  }

  private skipBlanks(): void {
    while (this.peek().kind === 'blank') this.at++;
  }
}

function reference(address: string, sheet?: string): FormulaNode {
  const range = parseRange(address);
  // beyond the last column or row it would be a name
  if (!range) throw new NotUnderstood();
  return { kind: 'reference', range, address, ...(sheet === undefined ? {} : { sheet }) };
}

function functionName(written: string): string {
  return written.replace(/^(?:_xlfn\.)?(?:_xlws\.)?/i, '').toUpperCase();
}

/** LOOKUP(2,1/(condition),range), the customary way to ask for the last match; undefined for any other call. */
export function lastMatch(
  node: FormulaNode & { kind: 'call' },
): { readonly condition: FormulaNode; readonly range: FormulaNode & { kind: 'reference' } } | undefined {
  const [wanted, vector, range] = node.args;
  if (node.name !== 'LOOKUP' || node.args.length !== 3 || range?.kind !== 'reference') return undefined;
  if (wanted?.kind !== 'number' || vector?.kind !== 'binary' || vector.operator !== '/') return undefined;
  const { left, right } = vector;
  if (left.kind !== 'number' || !(Number(wanted.text) > Number(left.text) || left.text === wanted.text))
    return undefined;
  return range.range.left === range.range.right ? { condition: right, range } : undefined;
}

/** A criterion that asks for everything but one value: "<>甲", "<>"&A1; "<>" alone asks for what is not blank. */
export function isExclusion(node: FormulaNode | undefined): boolean {
  if (node?.kind === 'text') return node.text.startsWith('<>') && node.text.length > 2;
  return node?.kind === 'binary' && node.operator === '&' && startsWithExclusion(node.left);
}

function startsWithExclusion(node: FormulaNode): boolean {
  if (node.kind === 'text') return node.text.startsWith('<>');
  return node.kind === 'binary' && node.operator === '&' && startsWithExclusion(node.left);
}
