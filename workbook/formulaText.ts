// Formula text as text: which cells it names, and the same formula moved. Shared formulas are expanded with it.
// Law: strings, quoted sheet names, functions and table references are never touched; nothing is computed here.
import { columnName, columnNumber, MAX_COL, MAX_ROW, parseRange, type Range } from '../core/ref';

/** A reference inside a formula. `start` and `end` are offsets of the whole, sheet name included. */
export interface FormulaReference {
  readonly start: number;
  readonly end: number;
  /** Offset of the address behind the sheet name and its exclamation mark. */
  readonly addressStart: number;
  /** Sheet name as meant, quotes undone; absent for the formula's own sheet. */
  readonly sheet?: string;
  readonly range: Range;
}

const WORD = '\\p{L}\\p{N}_.\\\\?';
/**
 * One piece of a formula: text, sheet prefix, address, bracketed name, word (function, name, number) or a single sign.
 * Each alternative takes what it began, closed or not, so that the time stays in proportion to the length.
 */
const PIECE = new RegExp(
  [
    '("(?:[^"]|"")*"?)',
    `('(?:[^']|'')*'?!?|(?:\\[[^\\]]{0,260}\\])?[${WORD}]+(?::[${WORD}]+)?!)`,
    `((?:\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}(?::\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7})?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?[0-9]{1,7}:\\$?[0-9]{1,7})(?![${WORD}(\\[!]))`,
    '(\\[(?:[^\\[\\]]|\\[[^\\[\\]]*\\])*\\])',
    `([${WORD}$]+)`,
    '([^])',
  ].join('|'),
  'gu',
);

/** Every cell reference of a formula, in order; references into other workbooks are left out. */
export function formulaReferences(formula: string): readonly FormulaReference[] {
  const found: FormulaReference[] = [];
  let prefix: { readonly start: number; readonly end: number; readonly text: string } | undefined;
  for (const match of formula.matchAll(PIECE)) {
    const [, , sheet, address] = match;
    const end = match.index + match[0].length;
    if (sheet?.endsWith('!')) {
      prefix = { start: match.index, end, text: sheet.slice(0, -1) };
      continue;
    }
    const owner = prefix?.end === match.index ? prefix : undefined;
    prefix = undefined;
    const range = address === undefined ? undefined : parseRange(address);
    if (range === undefined || owner?.text.includes('[')) continue;
    const name = owner && sheetName(owner.text);
    found.push({
      start: owner?.start ?? match.index,
      end,
      addressStart: match.index,
      ...(name === undefined ? {} : { sheet: name }),
      range,
    });
  }
  return found;
}

/** A formula taken apart once, to be read at many places: plain pieces and the corners of addresses that move. */
export type MovableFormula = readonly (string | Corner)[];

interface Corner {
  /** Text when it stays, with its `$`; '' in an address of whole rows. */
  readonly col: string | number;
  /** Text when it stays; '' in an address of whole columns. */
  readonly row: string | number;
}

/** Takes a formula apart. */
export function movableFormula(formula: string): MovableFormula {
  const pieces: (string | Corner)[] = [];
  const say = (text: string) => {
    const last = pieces.at(-1);
    if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
    else pieces.push(text);
  };
  for (const match of formula.matchAll(PIECE)) {
    const address = match[3];
    if (address === undefined) {
      say(match[0]);
      continue;
    }
    address.split(':').forEach((written, i) => {
      if (i > 0) say(':');
      const corner = cornerOf(written);
      if (corner === undefined) say(written);
      else pieces.push(corner);
    });
  }
  return pieces;
}

/**
 * The formula as it reads `rows` further down and `cols` further right: relative parts move, `$` parts stay. Parts that
 * leave the sheet come in again at the other side, as in shared formulas of Excel (ECMA-376 part 1, 18.3.1.40).
 */
export function movedFormula(formula: MovableFormula, rows: number, cols: number): string {
  return formula
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const col = typeof piece.col === 'string' ? piece.col : columnName(wrapped(piece.col + cols, MAX_COL));
      return col + (typeof piece.row === 'string' ? piece.row : wrapped(piece.row + rows, MAX_ROW));
    })
    .join('');
}

/**
 * The ranges of a text that is nothing but references joined by commas (a defined name, a print area), with their sheet
 * names; undefined when it holds anything else, such as a function. Broken parts (`#REF!`) are left out.
 */
export function plainReferences(text: string): readonly FormulaReference[] | undefined {
  const bare = text.replace(/^=/, '');
  const references = formulaReferences(bare);
  let rest = '';
  let at = 0;
  for (const reference of references) {
    rest += bare.slice(at, reference.start);
    at = reference.end;
  }
  rest += bare.slice(at);
  const isPlain = /^[\s,()]*$/.test(rest.replace(/(?:'(?:[^']|'')*'!|[^\s,()'!]+!)?#REF!(?::?#REF!)?/g, ''));
  return isPlain ? references : undefined;
}

/** Undefined for what stays where it is. */
function cornerOf(written: string): Corner | undefined {
  const match = /^(\$?)([A-Za-z]*)(\$?)([0-9]*)$/.exec(written);
  if (!match) return undefined;
  const [, first = '', letters = '', second = '', digits = ''] = match;
  // In a whole-row address the only `$` belongs to the row.
  const rowStays = letters === '' ? first === '$' : second === '$';
  // Beyond the last column or row it is a name that looks like an address.
  const whole = letters === '' ? undefined : columnNumber(letters);
  if (letters !== '' && whole === undefined) return undefined;
  if (Number(digits) > MAX_ROW) return undefined;
  const number = first === '$' ? undefined : whole;
  const col = number ?? (letters === '' ? '' : first + letters);
  const row = rowStays || digits === '' ? (letters === '' ? first : second) + digits : Number(digits);
  return typeof col === 'string' && typeof row === 'string' ? undefined : { col, row };
}

function wrapped(index: number, most: number): number {
  return ((((index - 1) % most) + most) % most) + 1;
}

function sheetName(prefix: string): string {
  return prefix.startsWith("'") ? prefix.slice(1, -1).replaceAll("''", "'") : prefix;
}
