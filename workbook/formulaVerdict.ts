// Which of the engine's answers may be shown. Law: a doubt about one cell is a doubt about every cell that depends on
// it; an error never takes the place of a good value.
import type { StoredValue } from '../core/sheet';
import type { FormulaCell, FormulaGraph } from './formulaGraph';
import type { UntrustedReason } from './formulaTrust';
import { doubtOf, provesLittle, sameResult } from './formulaValue';

export type Verdict = { readonly value: StoredValue } | { readonly reason: UntrustedReason };

/** The engine's answer for a cell. */
export interface Answer {
  readonly value?: StoredValue;
  readonly isSpilled: boolean;
}

/**
 * Verdicts for all computed formulas. `stale` = formulas that are not computed although something they read has changed;
 * `refused` could not be handed to the engine.
 */
export function verdicts(
  graph: FormulaGraph,
  answers: ReadonlyMap<FormulaCell, Answer>,
  stale: readonly FormulaCell[],
  refused: ReadonlySet<FormulaCell>,
  hasWideCharacters: boolean,
): ReadonlyMap<FormulaCell, Verdict> {
  const reasons = new Map<FormulaCell, UntrustedReason>();
  for (const [formula, answer] of answers) {
    const own = refused.has(formula) ? 'notUnderstood' : ownReason(graph, formula, hasWideCharacters);
    const reason = own ?? (answer.isSpilled ? 'rangeAsValue' : doubtOf(answer.value));
    if (reason !== undefined) reasons.set(formula, reason);
    else if (readsUncomputed(graph, formula, answers)) reasons.set(formula, 'precedent');
  }
  for (const dependant of graph.dependants([...reasons.keys(), ...stale, ...graph.volatile]))
    if (answers.has(dependant) && !reasons.has(dependant)) reasons.set(dependant, 'precedent');
  const found = new Map<FormulaCell, Verdict>();
  for (const [formula, answer] of answers) found.set(formula, verdictOf(formula, answer, reasons.get(formula)));
  return found;
}

function verdictOf(formula: FormulaCell, answer: Answer, reason: UntrustedReason | undefined): Verdict {
  if (reason !== undefined || answer.value === undefined) return { reason: reason ?? 'noAnswer' };
  const isGood = formula.cached !== undefined && typeof formula.cached !== 'object';
  if (typeof answer.value === 'object' && isGood) return { reason: 'errorOverValue' };
  // an unverified function that now comes to nothing may have reached the end of its precision
  const saysLittle = provesLittle(answer.value) && !sameResult(answer.value, formula.cached);
  if (saysLittle && !formula.judgement.isVerified) return { reason: 'unverified' };
  return { value: answer.value };
}

/**
 * A template's value that is reproduced speaks for the formula if it says anything; zero, nothing and errors come out of
 * a wrong formula too, so there every function must be verified, as where the template holds no value.
 */
function ownReason(graph: FormulaGraph, formula: FormulaCell, hasWideCharacters: boolean): UntrustedReason | undefined {
  const { judgement, cached } = formula;
  const blind = reasonWithoutValue(graph, formula, hasWideCharacters);
  if (blind !== undefined && blind !== 'unverified') return blind;
  if (cached === undefined) return blind;
  if (graph.reproduced.get(formula.key) !== true) return 'notReproduced';
  const isByPosition = judgement.countsPositions && (hasWideCharacters || graph.hasWideCharacters);
  return provesLittle(cached) || isByPosition ? blind : undefined;
}

/** The same judgement for a cell whose own value in the template is not looked at. */
export function reasonWithoutValue(
  graph: FormulaGraph,
  { judgement }: FormulaCell,
  hasWideCharacters: boolean,
): UntrustedReason | undefined {
  if (judgement.never !== undefined) return judgement.never;
  if (judgement.countsPositions && (hasWideCharacters || graph.hasWideCharacters)) return 'unverified';
  return judgement.isVerified ? undefined : 'unverified';
}

/** It reads a formula that is not computed and for which the template holds no value. */
function readsUncomputed(
  graph: FormulaGraph,
  formula: FormulaCell,
  answers: ReadonlyMap<FormulaCell, Answer>,
): boolean {
  let isFound = false;
  const look = (one: FormulaCell) => {
    if (one.cached === undefined && !answers.has(one)) isFound = true;
  };
  for (const read of formula.reads) graph.formulasIn(read, look);
  return isFound;
}
