// How well and how fast blank forms are understood: scores of every form with a truth (our own and the corpus'), what a
// clerk would have to correct in the five worst, and time and memory of inspecting every workbook, in a process of its own.
// Nothing in the inference is fitted to forms, so there are no figures with one form left out.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { understandSheet } from '../core/infer/understand';
import { ProblemError } from '../core/problem';
import type { Correction } from '../core/understanding';
import { CORPUS, OWN, sheetsOf, truthsIn, workbooksIn } from '../workbook/fixtures/truthFiles';
import {
  type Counts,
  macroOf,
  RATES,
  type Rates,
  ratesOf,
  scoreOf,
  sumOf,
  type Truth,
} from '../workbook/understandScore';
import { type Bench, defineBench } from './frame/bench';
import { median } from './frame/statistics';
import { play } from './understanding/wizard';

interface Form {
  readonly name: string;
  readonly truth: Truth;
  readonly infer: (corrections: readonly Correction[]) => ReturnType<typeof understandSheet>;
  readonly counts: Counts;
  readonly rates: Rates;
  readonly faults: number;
}

function formsIn(folder: string): Form[] {
  return truthsIn(folder).flatMap(({ name, truth }) => {
    const sheet = sheetsOf(join(folder, truth.file)).find(({ names }) => names.sheet === truth.sheet);
    if (sheet === undefined) throw new Error(`${truth.file} has no sheet ${truth.sheet}`);
    const infer = (corrections: readonly Correction[]) =>
      understandSheet(sheet.head, sheet.cells, sheet.styles, sheet.names, corrections);
    const { counts, faults } = scoreOf(truth, infer([]));
    return [{ name, truth, infer, counts, rates: ratesOf(counts), faults: faults.length }];
  });
}

const percent = (value: number | undefined) => (value === undefined ? '    –' : value.toFixed(3)).padStart(9);
const line = (name: string, rates: Rates, more = '') =>
  console.log(`${RATES.map((rate) => percent(rates[rate])).join('')}  ${more.padEnd(14)}${name}`);

function printScores(about: string, forms: readonly Form[]): Rates {
  console.log(`\n${about}\n${RATES.map((rate) => rate.padStart(9)).join('')}  inputs`);
  for (const { name, counts, rates } of forms)
    line(name + (counts.title ? '' : '  (title wrong)'), rates, String(counts.inputs));
  const macro = macroOf(forms.map(({ rates }) => rates));
  const sum = sumOf(forms.map(({ counts }) => counts));
  line('mean of the forms (macro)', macro, `${sum.title}/${forms.length} titles`);
  line('all cells together (micro)', ratesOf(sum), String(sum.inputs));
  return macro;
}

/** Cells to fill: inputs, and the rows of lists as far as they are printed (at least one). */
function asked({ truth }: Form): number {
  const refs = new Set(truth.inputs.map(({ ref }) => ref));
  for (const { columns, first_row, last_row } of truth.detail_regions)
    for (let row = first_row; row <= (last_row ?? first_row); row++) for (const { col } of columns) refs.add(col + row);
  return refs.size;
}

/** The largest share of operations in the cells to fill. */
function printCorrections(about: string, forms: readonly Form[]): number {
  const share = (form: Form) => form.faults / (asked(form) + form.counts.meta + form.counts.totals);
  const worst = forms
    .filter((one) => one.faults > 0)
    .sort((a, b) => share(b) - share(a))
    .slice(0, 5);
  console.log(`\nwhat a clerk corrects in the five worst ${about}`);
  const shares = worst.map((form) => {
    const { operations, left } = play(form.truth, form.infer);
    const kinds = Object.entries(Object.groupBy(operations, (one) => one.does)).map(
      ([does, all = []]) => `${all.length} ${does}`,
    );
    const rest = left.length === 0 ? '' : `; ${left.length} faults no operation puts right`;
    console.log(
      `  ${form.name}: ${form.faults} faults, ${operations.length} operations (${kinds.join(', ')}) for ${asked(form)} cells${rest}`,
    );
    return operations.length / asked(form);
  });
  return Math.max(0, ...shares);
}

const WORKBOOKS = workbooksIn(OWN, join(CORPUS, 'forms'), join(CORPUS, 'xlsx'));

/** Milliseconds from the file to what is understood of all its sheets. */
function inspect(path: string): number {
  const started = performance.now();
  try {
    for (const { head, cells, styles, names } of sheetsOf(path)) understandSheet(head, cells, styles, names);
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
  }
  return performance.now() - started;
}

async function prepare(): Promise<Bench> {
  const own = formsIn(OWN);
  const real = formsIn(join(CORPUS, 'forms'));
  const ofOwn = printScores('own forms', own);
  if (real.length === 0) console.log(`no corpus of real forms at ${CORPUS} (set CORPUS_DIR)`);
  const ofReal = real.length === 0 ? ofOwn : printScores('real forms', real);
  const operations = Math.max(printCorrections('own forms', own), printCorrections('real forms', real));
  const wrong = real.filter(({ counts }) => counts.title === 0).length;
  const bar = (about: string, value: number | undefined, atLeast: number) => ({
    about,
    value: () => value ?? 0,
    atLeast,
  });
  const bars = (
    [
      ['f1', 0.97],
      ['path', 0.95],
      ['unit', 0.95],
      ['type', 0.95],
      ['meta', 0.9],
      ['totals', 0.9],
      ['columns', 0.95],
    ] as const
  ).flatMap(([rate, atLeast]) => [
    bar(`own forms, ${rate}`, ofOwn[rate], atLeast),
    bar(`real forms, ${rate}`, ofReal[rate], atLeast),
  ]);
  return {
    name: 'understanding',
    about: `${own.length} own and ${real.length} real sheets with a truth; ${WORKBOOKS.length} workbooks inspected`,
    rounds: 3,
    cases: [
      {
        name: 'inspect',
        run: (round) => {
          if (round < 0) return 0;
          const env = { ...process.env, BENCH_UNDERSTANDING: '1' };
          const said = execFileSync(process.execPath, [import.meta.filename], { env, encoding: 'utf8' });
          return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { ms: number; worst: number; peakMB: number };
        },
      },
    ],
    bars: [
      ...bars,
      { about: 'real forms, titles wrong', value: () => wrong, atMost: 0 },
      { about: 'operations ÷ cells to fill, worst of the worst', value: () => operations, atMost: 0.1 },
      { about: 'inspecting a workbook, median, ms', value: (of) => of('inspect'), atMost: 150 },
      { about: 'inspecting a workbook, worst, ms', value: (of) => of('inspect', 'worst'), atMost: 1000 },
      { about: 'peak memory of inspecting all, MB', value: (of) => of('inspect', 'peakMB'), atMost: 600 },
    ],
  };
}

if (process.env.BENCH_UNDERSTANDING !== undefined) {
  const times = WORKBOOKS.map((path) => ({ path, ms: inspect(path) }));
  const worst = times.reduce((a, b) => (a.ms > b.ms ? a : b));
  console.error(`slowest: ${worst.path.split(/[\\/]/).at(-1)}`);
  const peakMB = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms: median(times.map(({ ms }) => ms)), worst: worst.ms, peakMB }));
}

export default defineBench(prepare);
