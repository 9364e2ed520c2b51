// May the engine's answer for a formula be believed? Judged from the formula alone: what it calls and how it uses ranges.
// Law: a doubt is a reason with a name, never a guess; the reasons are shown to the clerk in words elsewhere.
import { type FormulaNode, isExclusion, lastMatch } from './formulaSyntax';
import { argumentKind, LIFTED_FUNCTIONS, VERIFIED_FUNCTIONS } from './verifiedFunctions';

/** Why a formula cell has no computed value that may be shown. */
export type UntrustedReason =
  /** Array formula, data table, another workbook, or a notation the program does not follow. */
  | 'arrayFormula'
  | 'external'
  | 'notUnderstood'
  /** Asks for the clock or for chance. */
  | 'volatile'
  /** A whole range stands where one value is asked; Excel takes the cell of the own row or column. */
  | 'rangeAsValue'
  /** Uses a function whose results were not verified, and the template holds nothing to compare with. */
  | 'unverified'
  /** The engine does not arrive at the value the template itself holds. */
  | 'notReproduced'
  /** Depends on a cell that has one of these reasons. */
  | 'precedent'
  /** The engine has no answer. */
  | 'noAnswer'
  /** The answer is an error, while the template holds a good value. */
  | 'errorOverValue'
  /** So near to zero, or so near to a step, that the last digits of binary arithmetic decide. */
  | 'rounding'
  | 'circular'
  /** More than is computed while a clerk waits, or too long a chain. */
  | 'tooLarge'
  /** The sheets could not be read, or the engine stopped. */
  | 'failed';

const VOLATILE = new Set(['NOW', 'TODAY', 'RAND', 'RANDBETWEEN', 'RANDARRAY', 'CELL', 'INFO']);
/** Positions count UTF-16 units in Excel, characters in the engine. */
const BY_POSITION = new Set(['LEFT', 'RIGHT', 'MID', 'LEN', 'FIND', 'SEARCH', 'REPLACE']);

export interface FormulaJudgement {
  /** Never to be computed at all: its cell counts as a constant. */
  readonly constant?: UntrustedReason;
  /** Never to be trusted, whatever the template holds. */
  readonly never?: UntrustedReason;
  /** All its functions are verified in the way they are used here. */
  readonly isVerified: boolean;
  /** Reaches cells that its text does not name. */
  readonly isWild: boolean;
  readonly countsPositions: boolean;
  /** Levels of nesting, for the engine's stack. */
  readonly depth: number;
}

type Mode = 'value' | 'range' | 'array';
export type NameResolver = (name: string, sheet?: string) => FormulaNode | undefined;

/** Judges a formula by its tree; `resolve` gives the tree of a defined name. */
export function judgeFormula(node: FormulaNode, resolve: NameResolver): FormulaJudgement {
  const judge = new Judge(resolve);
  const depth = judge.walk(node, 'value', 0);
  return {
    ...(judge.constant === undefined ? {} : { constant: judge.constant }),
    ...(judge.never === undefined ? {} : { never: judge.never }),
    isVerified: judge.isVerified,
    isWild: judge.isWild,
    countsPositions: judge.countsPositions,
    depth,
  };
}

class Judge {
  constant: UntrustedReason | undefined;
  never: UntrustedReason | undefined;
  isVerified = true;
  isWild = false;
  countsPositions = false;

  constructor(private readonly resolve: NameResolver) {}

  /** Walks one node in the way its value is used; answers the depth below. */
  walk(node: FormulaNode | undefined, mode: Mode, level: number): number {
    if (node === undefined) return level;
    switch (node.kind) {
      case 'reference': {
        const { top, bottom, left, right } = node.range;
        if (mode === 'value' && (top !== bottom || left !== right)) this.never ??= 'rangeAsValue';
        return level;
      }
      case 'name': {
        const meant = level > 100 ? undefined : this.resolve(node.name, node.sheet);
        if (!meant) this.constant ??= 'notUnderstood';
        return this.walk(meant, mode, level + 1);
      }
      case 'binary': {
        const inner = mode === 'array' ? 'array' : 'value';
        return Math.max(this.walk(node.left, inner, level + 1), this.walk(node.right, inner, level + 1));
      }
      case 'sign':
        if (node.operator === '@') this.constant ??= 'notUnderstood';
        return this.walk(node.of, mode === 'array' ? 'array' : 'value', level + 1);
      case 'percent':
        return this.walk(node.of, mode === 'array' ? 'array' : 'value', level + 1);
      case 'union':
        return Math.max(...node.parts.map((part) => this.walk(part, mode, level + 1)));
      case 'call':
        return this.call(node, mode, level);
      default:
        return level;
    }
  }

  private call(node: FormulaNode & { kind: 'call' }, mode: Mode, level: number): number {
    const { name, args } = node;
    if (VOLATILE.has(name)) this.constant ??= 'volatile';
    if (name === 'INDIRECT' || name === 'OFFSET') this.isWild = true;
    if (BY_POSITION.has(name)) this.countsPositions = true;
    const last = mode === 'array' ? undefined : lastMatch(node);
    if (last) return this.walk(last.condition, 'array', level + 2);
    // the engine passes over blank cells where all but one value is asked for
    if (/IFS?$/.test(name) && !simpleExclusion(node) && args.some((arg, i) => i > 0 && isExclusion(arg)))
      this.isVerified = false;
    if ((name === 'VLOOKUP' || name === 'HLOOKUP') && !isPlainLookUp(args[1], args[2], name)) this.isVerified = false;
    const signature = Object.hasOwn(VERIFIED_FUNCTIONS, name) ? VERIFIED_FUNCTIONS[name] : undefined;
    if (signature === undefined) this.isVerified = false;
    let depth = level + 1;
    for (const [i, arg] of args.entries()) {
      const kind = signature === undefined ? 'r' : argumentKind(signature, i);
      if (kind === undefined) this.isVerified = false;
      // texts in the place of a range are read as numbers by some functions and passed over by others
      if (kind === 'r' && arg?.kind === 'text' && name !== 'COUNTA' && !/^(CONCAT|TEXTJOIN|COUNTIFS?)$/.test(name))
        this.isVerified = false;
      depth = Math.max(depth, this.walk(arg, this.modeOf(name, kind ?? 'r', mode), level + 1));
    }
    return depth;
  }

  private modeOf(name: string, kind: string, mode: Mode): Mode {
    switch (kind) {
      case 'a':
        return 'array';
      case 'r':
        return 'range';
      case 'b':
        // inside SUMPRODUCT a branch is evaluated as an array only by Ctrl+Shift+Enter
        return mode === 'array' ? 'value' : mode;
      default:
        return mode === 'array' && LIFTED_FUNCTIONS.has(name) ? 'array' : 'value';
    }
  }
}

/** The one case in which the shims ask for the rest. */
function simpleExclusion({ name, args }: FormulaNode & { kind: 'call' }): boolean {
  return (name === 'COUNTIF' || name === 'SUMIF') && args[0]?.kind === 'reference' && args[1]?.kind === 'text';
}

/** The column asked for is one of the table, as far as the formula shows; else Excel has errors of its own. */
function isPlainLookUp(table: FormulaNode | undefined, index: FormulaNode | undefined, name: string): boolean {
  if (index?.kind === 'call') return true;
  if (index?.kind !== 'number' || Number(index.text) < 1) return false;
  if (table?.kind !== 'reference') return true;
  const { top, bottom, left, right } = table.range;
  return Number(index.text) <= (name === 'VLOOKUP' ? right - left : bottom - top) + 1;
}
