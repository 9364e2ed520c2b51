// `npm test`: types, lint, unit tests, build, stories in the real window.
// Law: every step runs even if one before it failed; the last line is `N passed, N failed`, alone.
import { buildAll } from '../build/buildApp.mjs';
import { sayIfNoCorpus } from '../checks/corpus.mjs';
import { checkE2e } from '../checks/e2e.mjs';
import { checkLint } from '../checks/lint.mjs';
import { closingLine, outcome, saySkipped } from '../checks/outcome.mjs';
import { checkTypes } from '../checks/types.mjs';
import { checkUnit } from '../checks/unit.mjs';
import { ensureTestPrograms } from '../runtime/testPrograms.mjs';
import { say, sayFailure, since } from '../say.mjs';
import { task } from '../task.mjs';

task(async () => {
  sayIfNoCorpus();
  await ensureTestPrograms();
  const outcomes = [await step('types', checkTypes), await step('lint', checkLint), await step('unit', checkUnit)];
  const built = await step('build', async () => {
    await buildAll();
    return outcome('build');
  });
  outcomes.push(built, built.failed ? outcome('e2e') : await step('e2e', checkE2e));
  saySkipped(outcomes);
  say('');
  for (const one of outcomes) say(`  ${one.failed ? '✗' : '✓'} ${one.name}: ${closingLine([one])}`);
  process.stdout.write(`${closingLine(outcomes)}\n`);
  return outcomes.some((one) => one.failed > 0) ? 1 : 0;
});

async function step(name, check) {
  say(`\n── ${name}`);
  const start = performance.now();
  try {
    const result = await check();
    say(`${name}: ${closingLine([result])} (${since(start)})`);
    return result;
  } catch (error) {
    sayFailure(error);
    return outcome(name, 0, 1);
  }
}
