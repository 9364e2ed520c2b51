// What a bench is: cases run in turn, round after round, in one process, so that noise hits all alike.
// Law: numbers are compared only within one run on one machine.

/** Milliseconds, or several measures of one run; undefined lets the frame take the time of the whole call. */
export type Measured = number | ({ ms: number } & Record<string, number>) | undefined;

export interface Case {
  name: string;
  run(round: number): Promise<Measured> | Measured;
}

export interface Bar {
  /** What the number is, as a person would say it. */
  about: string;
  /** `median(caseName, measure = 'ms')` of this run. */
  value(median: (caseName: string, measure?: string) => number): number;
  atMost?: number;
  atLeast?: number;
}

export interface Bench {
  name: string;
  about: string;
  /** Measured rounds (default 7) after warm-up rounds (default 1). */
  rounds?: number;
  warmup?: number;
  cases: Case[];
  bars?: Bar[];
  /** Called once when everything is measured. */
  clean?(): Promise<void> | void;
}

/** A bench file's default export; a function when it has to prepare something first. */
export const defineBench = <T extends Bench | (() => Promise<Bench>)>(bench: T): T => bench;
