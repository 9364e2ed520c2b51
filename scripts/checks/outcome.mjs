// What a check hands back, and how it is summed: passed, failed, and each skipped test with its reason.
// Law: a test that did not run is counted and named, never silent.
import { say } from '../say.mjs';

export const outcome = (name, passed = 0, failed = 0, skipped = []) => ({ name, passed, failed, skipped });

export function closingLine(outcomes) {
  const sum = (pick) => outcomes.reduce((total, one) => total + pick(one), 0);
  const skipped = sum((one) => one.skipped.length);
  return `${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Skipped tests, grouped by reason. */
export function saySkipped(outcomes) {
  const byReason = Map.groupBy(
    outcomes.flatMap((one) => one.skipped),
    (test) => test.reason || 'no reason given',
  );
  for (const [reason, tests] of byReason) {
    say(`\nskipped (${reason}):`);
    for (const test of tests) say(`  - ${test.title}`);
  }
}

/** Ends a task that runs one check by itself. */
export function concludeOne(result) {
  saySkipped([result]);
  process.stdout.write(`${result.name}: ${closingLine([result])}\n`);
  return result.failed > 0 ? 1 : 0;
}
