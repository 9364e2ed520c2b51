// What the clerk corrected and looked at, sheet by sheet, with undo and redo. Law: a correction only joins the list that
// inference is given anew; taking it back is going back to the former list, so nothing of it stays behind.
import type { Correction } from '../../core/understanding';

/** One sheet: its corrections, and the lines of the list that were found right as they are. */
interface SheetState {
  readonly corrections: readonly Correction[];
  readonly settled: readonly string[];
}

interface Step {
  readonly sheet: number;
  readonly before: SheetState;
  readonly after: SheetState;
  readonly words: string;
}

export interface CorrectionLog {
  readonly sheets: ReadonlyMap<number, SheetState>;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const UNTOUCHED: SheetState = { corrections: [], settled: [] };

/** A log that begins with corrections made before. */
export function correctionLog(
  sheets: readonly { readonly sheet: number; readonly corrections: readonly Correction[] }[] = [],
): CorrectionLog {
  const states = sheets.map(({ sheet, corrections }) => [sheet, { corrections, settled: [] }] as const);
  return { sheets: new Map(states), done: [], undone: [] };
}

export function correctionsOf(log: CorrectionLog, sheet: number): readonly Correction[] {
  return (log.sheets.get(sheet) ?? UNTOUCHED).corrections;
}

/** Keys of the lines that were looked at and found right. */
export function settledOf(log: CorrectionLog, sheet: number): readonly string[] {
  return (log.sheets.get(sheet) ?? UNTOUCHED).settled;
}

/**
 * Adds corrections as one step; one that says something about the very same cells as an earlier one replaces it.
 * `settled`: the line that is found right by this, whether or not it needs a correction.
 */
export function corrected(
  log: CorrectionLog,
  sheet: number,
  corrections: readonly Correction[],
  words: string,
  settled?: string,
): CorrectionLog {
  if (corrections.length === 0 && settled === undefined) return log;
  const before = log.sheets.get(sheet) ?? UNTOUCHED;
  const subjects = new Set(corrections.map(subjectOf));
  const after = {
    corrections: [...before.corrections.filter((one) => !subjects.has(subjectOf(one))), ...corrections],
    settled: settled === undefined ? before.settled : [...before.settled, settled],
  };
  return {
    sheets: new Map(log.sheets).set(sheet, after),
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
  const sheets = new Map(log.sheets).set(step.sheet, step.before);
  return { log: { sheets, done: log.done.slice(0, -1), undone: [...log.undone, step] }, ...told(step) };
}

export function redone(log: CorrectionLog): TakenStep | undefined {
  const step = log.undone.at(-1);
  if (!step) return undefined;
  const sheets = new Map(log.sheets).set(step.sheet, step.after);
  return { log: { sheets, done: [...log.done, step], undone: log.undone.slice(0, -1) }, ...told(step) };
}

function told({ sheet, words }: Step) {
  return { sheet, words };
}

/** The sheets that have corrections, as they are kept with the form. */
export function keptCorrections(log: CorrectionLog): { sheet: number; corrections: Correction[] }[] {
  return [...log.sheets]
    .filter(([, { corrections }]) => corrections.length > 0)
    .map(([sheet, { corrections }]) => ({ sheet, corrections: [...corrections] }));
}
