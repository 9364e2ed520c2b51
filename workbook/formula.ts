// What the formulas of a template come to when cells are filled. Law 7, and the rule of trust: a result is given only
// where the engine reproduces the template's own value or every function is verified; else there is a reason instead.
import { ProblemError } from '../core/problem';
import { parseRef, refOf } from '../core/ref';
import type { StoredValue } from '../core/sheet';
import { contentOf, type FilledCell } from './cellContent';
import { noteEngineError } from './engine';
import { cellKey, type FormulaCell, FormulaGraph } from './formulaGraph';
import { FormulaSession, TooMuch } from './formulaSession';
import { stackDepth } from './formulaStack';
import type { UntrustedReason } from './formulaTrust';
import { sameResult } from './formulaValue';
import { type Answer, type Verdict, verdicts } from './formulaVerdict';
import { MAX_CALCULATION_DEPTH } from './limits';
import type { Package } from './package';

export type { UntrustedReason } from './formulaTrust';

export interface ComputedCell {
  readonly sheet: string;
  readonly ref: string;
  readonly value: StoredValue;
}

export interface UncomputedCell {
  readonly sheet: string;
  readonly ref: string;
  readonly reason: UntrustedReason;
}

/** Every formula cell that depends on the filled ones is in exactly one of the two lists. */
export interface Calculation {
  readonly results: readonly ComputedCell[];
  readonly untrusted: readonly UncomputedCell[];
  /** No formula was looked at: too many, or sheets that cannot be read for the screen. */
  readonly skipped?: UntrustedReason;
}

const NOTHING: Calculation = { results: [], untrusted: [] };

/**
 * Computes the dependants of filled cells once. Never throws for a formula: what cannot be computed is listed with its
 * reason. Throws `workbook.badValue` and `.badRef` for cells that cannot be filled at all.
 */
export function calculate(pkg: Package, cells: readonly FilledCell[]): Calculation {
  const book = new FormulaBook(pkg);
  try {
    return book.set(cells);
  } finally {
    book.close();
  }
}

/** A template whose formulas follow what is typed, kept open while a report is on the screen. */
export class FormulaBook {
  private session: FormulaSession | undefined;
  private readonly typed = new Map<string, FilledCell>();
  private isBroken = false;
  private hasWideCharacters = false;

  constructor(private readonly pkg: Package) {}

  /**
   * Fills cells and answers the formulas that depend on them, with their values or reasons. Values stay until they are
   * set again; `null` makes a cell blank. Problems as for `calculate`.
   */
  set(cells: readonly FilledCell[]): Calculation {
    const graph = graphOf(this.pkg);
    if (!graph || graph.isTooLarge) return { ...NOTHING, skipped: graph ? 'tooLarge' : 'failed' };
    if (graph.formulas.size === 0) return NOTHING;
    const changed = cells.flatMap((cell) => {
      const at = parseRef(cell.ref);
      const sheet = graph.sheetIndex(cell.sheet);
      if (!at || sheet === undefined) return [];
      return [{ sheet, ...at, value: storedValue(cell, graph.date1904) }];
    });
    for (const cell of cells) this.typed.set(`${cell.sheet}!${cell.ref}`, cell);
    if (changed.some(({ value }) => typeof value === 'string' && /[\ud800-\udbff]/.test(value)))
      this.hasWideCharacters = true;
    const filled = new Set(changed.map(({ sheet, row, col }) => cellKey(sheet, row, col)));
    const dependants = graph.dependants(changed).filter((formula) => !filled.has(formula.key));
    if (dependants.length === 0 && this.session === undefined) return NOTHING;
    return this.compute(graph, dependants, changed);
  }

  /** Frees the engine's memory; the book may be used again. */
  close(): void {
    try {
      this.session?.close();
    } catch {
      // an engine that gave up cannot be freed
    }
    this.session = undefined;
  }

  private compute(graph: FormulaGraph, dependants: readonly FormulaCell[], changed: readonly Change[]): Calculation {
    const all = (reason: UntrustedReason) => listed(graph, dependants, () => ({ reason }));
    if (this.isBroken) return all('failed');
    const wanted = needed(graph, dependants);
    const depth = stackDepth(graph, wanted);
    if (depth === undefined || depth > MAX_CALCULATION_DEPTH) return all('tooLarge');
    try {
      const answers = this.evaluated(graph, wanted, changed);
      const stale = dependants.filter((formula) => formula.judgement.constant !== undefined);
      const judged = verdicts(graph, answers, stale, this.session?.refused ?? new Set(), this.hasWideCharacters);
      return listed(
        graph,
        dependants,
        (formula) => judged.get(formula) ?? { reason: formula.judgement.constant ?? 'failed' },
      );
    } catch (thrown) {
      if (thrown instanceof TooMuch) {
        this.close();
        return all('tooLarge');
      }
      noteEngineError(thrown);
      this.isBroken = true;
      this.close();
      return all('failed');
    }
  }

  private evaluated(
    graph: FormulaGraph,
    wanted: readonly FormulaCell[],
    changed: readonly Change[],
  ): ReadonlyMap<FormulaCell, Answer> {
    const untried = wanted.filter((formula) => formula.cached !== undefined && !graph.reproduced.has(formula.key));
    if (this.session === undefined) {
      this.session = new FormulaSession(graph);
      this.session.load(wanted);
      if (untried.length > 0) tryOut(graph, this.session, untried);
      for (const cell of this.typed.values()) this.retype(graph, this.session, cell);
    } else {
      if (untried.length > 0) {
        const apart = new FormulaSession(graph);
        apart.load(wanted);
        tryOut(graph, apart, untried);
        apart.close();
      }
      this.session.load(wanted);
      for (const { sheet, row, col, value } of changed) this.session.type(sheet, row, col, value);
    }
    this.session.evaluate();
    const answers = this.session.read(wanted);
    return new Map(wanted.map((formula, i) => [formula, answers[i] ?? { isSpilled: false }] as const));
  }

  private retype(graph: FormulaGraph, session: FormulaSession, cell: FilledCell): void {
    const at = parseRef(cell.ref);
    const sheet = graph.sheetIndex(cell.sheet);
    if (at && sheet !== undefined) session.type(sheet, at.row, at.col, storedValue(cell, graph.date1904));
  }
}

/** Undefined for sheets beyond the reader's budgets: filling does not need to read them whole. */
function graphOf(pkg: Package): FormulaGraph | undefined {
  try {
    return FormulaGraph.of(pkg);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return undefined;
    throw thrown;
  }
}

interface Change {
  readonly sheet: number;
  readonly row: number;
  readonly col: number;
  readonly value: StoredValue | undefined;
}

function storedValue(cell: FilledCell, date1904: boolean): StoredValue | undefined {
  const content = contentOf(cell, date1904);
  switch (content.kind) {
    case 'blank':
      return undefined;
    case 'text':
      return content.text;
    case 'renewed':
    case 'number':
    case 'boolean':
      return content.value;
  }
}

/** The dependants that may be computed, and the formulas without a value of their own that they read. */
function needed(graph: FormulaGraph, dependants: readonly FormulaCell[]): FormulaCell[] {
  const found = new Set(dependants.filter((formula) => formula.judgement.constant === undefined));
  const queue = [...found];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const take = (formula: FormulaCell) => {
      if (found.has(formula) || formula.cached !== undefined || formula.judgement.constant !== undefined) return;
      found.add(formula);
      queue.push(formula);
    };
    for (const read of next.reads) graph.formulasIn(read, take);
    if (next.judgement.isWild) for (const formula of graph.formulas.values()) take(formula);
  }
  return [...found].sort((a, b) => a.key - b.key);
}

/** Notes for each formula whether the untouched template comes to the value it holds. */
function tryOut(graph: FormulaGraph, session: FormulaSession, formulas: readonly FormulaCell[]): void {
  session.evaluate();
  const answers = session.read(formulas);
  for (const [i, formula] of formulas.entries()) {
    const answer = answers[i];
    graph.reproduced.set(formula.key, !answer?.isSpilled && sameResult(answer?.value, formula.cached));
  }
}

function listed(
  graph: FormulaGraph,
  formulas: readonly FormulaCell[],
  verdictOf: (formula: FormulaCell) => Verdict,
): Calculation {
  const results: ComputedCell[] = [];
  const untrusted: UncomputedCell[] = [];
  for (const formula of formulas) {
    const place = { sheet: graph.sheetNames[formula.sheet] ?? '', ref: refOf(formula) };
    const verdict = verdictOf(formula);
    if ('reason' in verdict) untrusted.push({ ...place, reason: verdict.reason });
    else results.push({ ...place, value: verdict.value });
  }
  return { results, untrusted };
}
