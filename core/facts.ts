// What the program recognises of a form as a whole: name, department, form number, calendar, time limit. Law: each is a
// proposal with the text it was read from and how sure it is; the clerk confirms.
import type { DueRule } from './due';
import type { Calendar } from './period';

/** One recognised property; `text` is where it was read. */
export interface Fact<T> {
  readonly value: T;
  /** 0..1, with the thresholds of core/understanding.ts. */
  readonly confidence: number;
  readonly text: string;
}

export interface FormFacts {
  readonly name: Fact<string> | null;
  /** Code of the asking department. */
  readonly department: Fact<string> | null;
  /** 表号. */
  readonly formNumber: Fact<string> | null;
  /** 制定机关. */
  readonly issuer: Fact<string> | null;
  readonly calendar: Fact<Calendar> | null;
  readonly due: Fact<DueRule> | null;
}
