// What the scripts tell the person at the terminal: short lines on stderr, so that stdout stays
// the program's own. Law: a failure names the cure.

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** An expected failure: printed without a stack, ends the task with exit code 1. */
export class Refusal extends Error {
  constructor(what, cure) {
    super(what);
    this.name = 'Refusal';
    this.cure = cure;
  }
}

export function sayFailure(error) {
  if (error instanceof Refusal) {
    say(`✗ ${error.message}`);
    if (error.cure) say(`  → ${error.cure}`);
  } else {
    say(error?.stack ?? String(error));
  }
}

/** "3.2 s" since `start` (milliseconds of performance.now()). */
export const since = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
