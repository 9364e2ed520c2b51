// The fuzz: damaged workbooks, one after the other, through all the program does with a workbook. Law: each ends well or
// with a problem of the catalogue, in 2 s and 400 MB; what does not is printed so that it can be played again.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ProblemError } from '../../core/problem';
import { aTemplate, type Mutant, mutate, type Template } from './mutate';
import { WalkerProcess } from './walkerProcess';
import { MOST_MB, type Verdict } from './watched';

/** Larger files cost rounds and find nothing that small ones do not. */
const MOST_BYTES = 300_000;
/** Renewed so that the memory of many files is not taken for that of one, and an engine that stopped computes again. */
const FILES_A_WORKER = 50;

const { values: wanted } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '0' },
    limit: { type: 'string', default: '2000' },
    keep: { type: 'boolean', default: false },
  },
});
const seed = Number(wanted.seed);
const from = Number(wanted.from);
const rounds = Number(wanted.rounds);
const seconds = Number(wanted.seconds) || Number.POSITIVE_INFINITY;
if (![seed, from, rounds].every(Number.isSafeInteger)) throw new Error('--seed, --from and --rounds are whole numbers');

const corpus = process.env.CORPUS_DIR ?? '../shared/corpus';
const templates = ['workbook/fixtures', ...['forms', 'xlsx', 'formulas'].map((name) => join(corpus, name))].flatMap(
  read,
);
const worker = new WalkerProcess(join(dirname(fileURLToPath(import.meta.url)), 'host.mjs'));
const start = performance.now();
const outcomes = new Map<string, number>();
const met = new Map<string, number>();
const slowest: { readonly ms: number; readonly told: string }[] = [];
let peakMB = 0;
let failures = 0;
let slowOnce = 0;
let done = 0;

for (let round = from; round < from + rounds; round++) {
  if (performance.now() - start > seconds * 1000) break;
  if (done % FILES_A_WORKER === 0) worker.renew();
  await judge(mutate(templates, seed, round), round);
  done++;
  if (done % 1_000 === 0)
    console.error(`  … ${done} rounds, ${Math.round((performance.now() - start) / 1000)} s, ${failures} failures`);
}
worker.renew();
report();

async function judge(mutant: Mutant, round: number): Promise<void> {
  let verdict = await worker.judge(mutant.result, Number(wanted.limit));
  if (verdict.kind === 'failure' && verdict.what.startsWith('hangs')) {
    // a busy machine stops everybody now and then: only what is slow again is slow
    slowOnce++;
    verdict = await worker.judge(mutant.result, Number(wanted.limit));
  }
  const told = `seed ${seed} round ${round} ${mutant.template}: ${mutant.done.join('; ').slice(0, 400)}`;
  if (verdict.kind === 'well' && verdict.peakMB > MOST_MB) {
    // what lies about from the files before does not count
    worker.renew();
    verdict = await worker.judge(mutant.result, Number(wanted.limit));
    if (verdict.kind === 'well' && verdict.peakMB > MOST_MB)
      verdict = { ...verdict, kind: 'failure', what: `takes ${Math.round(verdict.peakMB)} MB`, stack: '' };
  }
  note(verdict, told);
  if (verdict.kind !== 'failure') return;
  failures++;
  console.log(
    `✗ ${verdict.what} (while it ${verdict.step})\n  ${told}\n  → npm run fuzz -- --seed ${seed} --from ${round} --rounds 1`,
  );
  if (verdict.stack !== '') console.log(verdict.stack.split('\n').slice(0, 14).join('\n'));
  keep(mutant, round);
}

function note(verdict: Verdict, told: string): void {
  const name = verdict.kind === 'problem' ? verdict.code : verdict.kind;
  outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  if (verdict.kind === 'well') for (const code of new Set(verdict.met)) met.set(code, (met.get(code) ?? 0) + 1);
  peakMB = Math.max(peakMB, verdict.peakMB);
  slowest.push({ ms: verdict.ms, told: `${told} (${verdict.cpuMs.toFixed(0)} ms of work)` });
  slowest.sort((a, b) => b.ms - a.ms);
  slowest.length = Math.min(slowest.length, 5);
}

/** The damaged file, for a look; under out/, which is never handed on. */
function keep(mutant: Mutant, round: number): void {
  if (!wanted.keep) return;
  mkdirSync(join('out', 'fuzz', 'found'), { recursive: true });
  writeFileSync(join('out', 'fuzz', 'found', `${seed}-${round}.xlsx`), mutant.result);
}

function report(): void {
  const list = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const took = (performance.now() - start) / 1000;
  console.log(
    `${done} rounds over ${templates.length} workbooks in ${took.toFixed(1)} s (${(done / took).toFixed(0)} a second)`,
  );
  console.log(`  outcomes: ${list(outcomes)}`);
  if (met.size > 0) console.log(`  opened, with parts refused: ${list(met)}`);
  console.log(`  peak memory above the idle process: ${peakMB.toFixed(0)} MB; slow once, not again: ${slowOnce}`);
  for (const { ms, told } of slowest) console.log(`  ${ms.toFixed(0)} ms ${told}`);
  console.log(`fuzz: ${done} rounds, ${failures} failures`);
  process.exitCode = failures > 0 || done === 0 ? 1 : 0;
}

function read(folder: string): Template[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.xls[xm]$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size <= MOST_BYTES)
    .flatMap((path) => {
      try {
        return [aTemplate(path, readFileSync(path))];
      } catch (thrown) {
        if (thrown instanceof ProblemError) return [];
        throw thrown;
      }
    });
}
