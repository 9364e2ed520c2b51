// One file on its way through the wizard: what the clerk says of the form, where she is, what she corrected. Law: it
// begins with what was recognised, and nothing of it is lost when the page is left and opened again.
import type { Department, FileLook, InputOf, Station } from '../../../core/contract';
import type { DueRule } from '../../../core/due';
import { CALENDAR_MONTH, type Calendar } from '../../../core/period';
import { SURE } from '../../../core/understanding';
import type { DepartmentId } from '../../../core/words';
import { type CorrectionLog, correctionLog, keptCorrections } from '../../understanding/correctionLog';
import { hasNothing, type SheetSummary } from '../../understanding/summary';

export const STEPS = ['facts', 'cells', 'store'] as const;
export type Step = (typeof STEPS)[number];

export interface FormSaid {
  readonly name: string;
  readonly departmentId: DepartmentId | null;
  /** Empty = none. */
  readonly formNumber: string;
  readonly calendar: Calendar;
  readonly due: DueRule | null;
}

export interface Draft {
  readonly step: Step;
  readonly said: FormSaid;
  readonly log: CorrectionLog;
  /** What was understood of the sheets that were opened. */
  readonly seen: ReadonlyMap<number, SheetSummary>;
  /** What stands in the inputs of a filled form is taken out of the template. */
  readonly setAside: boolean;
  /** A filled copy of a known form that is to become a form of its own all the same. */
  readonly asNew: boolean;
}

/** What a file begins with: recognised facts, else what the station usually has. */
export function draftOf(look: FileLook, departments: readonly Department[], station: Station | undefined): Draft {
  const { facts, remembered, proposedName } = look;
  const usual = station?.calendar ?? CALENDAR_MONTH;
  return {
    step: 'facts',
    said: {
      name: (facts.name?.value ?? proposedName).slice(0, 80),
      departmentId: departments.find((one) => one.code === facts.department?.value)?.id ?? null,
      formNumber: (facts.formNumber?.value ?? '').slice(0, 60),
      calendar: facts.calendar?.value ?? { ...usual, unit: 'month' },
      due: facts.due?.value ?? null,
    },
    log: correctionLog(remembered?.sheets ?? []),
    seen: new Map(),
    // A file without a title is data rather than a form: nothing is taken out of it unasked.
    setAside: valuesIn(look) > 0 && (facts.name?.confidence ?? 0) >= SURE,
    asNew: false,
  };
}

/** What is sent to store the form. */
export function importOf(token: string, { said, log, setAside }: Draft): InputOf<'forms.import'> {
  return { token, ...asSaid(said), understood: keptCorrections(log), setAside };
}

/** The same without corrections, for many files at once. */
export function asSaid({ name, departmentId, formNumber, calendar, due }: FormSaid) {
  const number = formNumber.trim();
  return { name, departmentId, calendar, formNumber: number === '' ? null : number, due };
}

/** Somebody's values that stand in the inputs of a file. */
export function valuesIn(look: FileLook): number {
  return look.sheets.reduce((sum, sheet) => sum + (sheet.values ?? 0), 0);
}

/** Doubtful places of a file: of the sheets seen as they are now, of the others as they were recognised. */
export function doubtsOf(look: FileLook, seen: ReadonlyMap<number, SheetSummary> = new Map()): number {
  return look.sheets.reduce((sum, sheet) => sum + (seen.get(sheet.index)?.doubtful ?? sheet.doubtful), 0);
}

/** Inputs of a file; a list counts as one more reason to fill it. */
export function isFillable(look: FileLook): boolean {
  return look.sheets.some((sheet) => !hasNothing(sheet));
}
