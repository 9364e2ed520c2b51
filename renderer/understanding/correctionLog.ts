// What the clerk corrected, sheet by sheet, with undo and redo. Law: a correction only joins the list that inference is
// given anew; taking it back is going back to the former list, so nothing of it stays behind.
import type { Correction } from '../../core/understanding';

interface Step {
  readonly sheet: number;
  readonly before: readonly Correction[];
  readonly after: readonly Correction[];
  readonly words: string;
}

export interface CorrectionLog {
  readonly lists: ReadonlyMap<number, readonly Correction[]>;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** A log that begins with corrections made before. */
export function correctionLog(
  sheets: readonly { readonly sheet: number; readonly corrections: readonly Correction[] }[] = [],
): CorrectionLog {
  return { lists: new Map(sheets.map(({ sheet, corrections }) => [sheet, corrections])), done: [], undone: [] };
}

const NONE: readonly Correction[] = [];

export function correctionsOf(log: CorrectionLog, sheet: number): readonly Correction[] {
  return log.lists.get(sheet) ?? NONE;
}

/** Adds corrections as one step; one that says something about the very same cells as an earlier one replaces it. */
export function corrected(
  log: CorrectionLog,
  sheet: number,
  corrections: readonly Correction[],
  words: string,
): CorrectionLog {
  const before = correctionsOf(log, sheet);
  const subjects = new Set(corrections.map(subjectOf));
  const after = [...before.filter((one) => !subjects.has(subjectOf(one))), ...corrections];
  if (corrections.length === 0) return log;
  return {
    lists: new Map(log.lists).set(sheet, after),
    done: [...log.done, { sheet, before, after, words }],
    undone: [],
  };
}

/** What a correction is about: the kind and the cells. Two kinds of range never replace one another. */
function subjectOf(correction: Correction): string {
  const { does } = correction;
  if ('range' in correction) {
    const { top, left, bottom, right } = correction.range;
    return `${does} ${top} ${left} ${bottom} ${right}`;
  }
  return does === 'title' ? does : `${does} ${correction.at.row} ${correction.at.col}`;
}

export interface TakenStep {
  readonly log: CorrectionLog;
  readonly sheet: number;
  readonly words: string;
}

export function undone(log: CorrectionLog): TakenStep | undefined {
  const step = log.done.at(-1);
  if (!step) return undefined;
  const lists = new Map(log.lists).set(step.sheet, step.before);
  return { log: { lists, done: log.done.slice(0, -1), undone: [...log.undone, step] }, ...told(step) };
}

export function redone(log: CorrectionLog): TakenStep | undefined {
  const step = log.undone.at(-1);
  if (!step) return undefined;
  const lists = new Map(log.lists).set(step.sheet, step.after);
  return { log: { lists, done: [...log.done, step], undone: log.undone.slice(0, -1) }, ...told(step) };
}

function told({ sheet, words }: Step) {
  return { sheet, words };
}

/** The sheets that have corrections, as they are kept with the form. */
export function keptCorrections(log: CorrectionLog): { sheet: number; corrections: Correction[] }[] {
  return [...log.lists]
    .filter(([, corrections]) => corrections.length > 0)
    .map(([sheet, corrections]) => ({ sheet, corrections: [...corrections] }));
}
