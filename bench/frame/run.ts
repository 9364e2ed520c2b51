// Runs one built bench: `node run.mjs NAME`. Cases in turn, round after round; JSON to out/bench/NAME.json, table to stdout.
// Law: a missed bar is said and gives exit code 1; it never fails `npm test`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Measured } from './bench';
import { machine } from './machine';
import { median, p95 } from './statistics';

const name = process.argv[2] ?? '';
const made: Bench | (() => Promise<Bench>) = (await import(/* @vite-ignore */ `./${name}.mjs`)).default;
const bench = typeof made === 'function' ? await made() : made;

const measured = new Map<string, Record<string, number[]>>(bench.cases.map((one) => [one.name, {}]));
const warmup = bench.warmup ?? 1;
for (let round = -warmup; round < (bench.rounds ?? 7); round += 1) {
  for (const one of bench.cases) {
    globalThis.gc?.();
    const start = performance.now();
    const result = asMeasures(await one.run(round), start);
    if (round < 0) continue;
    const kept = measured.get(one.name) as Record<string, number[]>;
    for (const [measure, value] of Object.entries(result)) kept[measure] = [...(kept[measure] ?? []), value];
  }
}
await bench.clean?.();

function asMeasures(result: Measured, start: number): Record<string, number> {
  if (result === undefined) return { ms: performance.now() - start };
  return typeof result === 'number' ? { ms: result } : result;
}

const medianOf = (caseName: string, measure = 'ms') => median(measured.get(caseName)?.[measure] ?? []);
const bars = (bench.bars ?? []).map((bar) => {
  const value = bar.value(medianOf);
  const holds = value <= (bar.atMost ?? Number.POSITIVE_INFINITY) && value >= (bar.atLeast ?? Number.NEGATIVE_INFINITY);
  return { about: bar.about, value, atMost: bar.atMost, atLeast: bar.atLeast, holds };
});
const rows = [...measured].flatMap(([caseName, measures]) =>
  Object.entries(measures).map(([measure, values]) => ({
    case: caseName,
    measure,
    median: median(values),
    p95: p95(values),
    rounds: values.length,
    values,
  })),
);
const report = { name: bench.name, about: bench.about, at: new Date().toISOString(), machine: machine(), rows, bars };
mkdirSync(join('out', 'bench'), { recursive: true });
writeFileSync(join('out', 'bench', `${bench.name}.json`), `${JSON.stringify(report, null, 2)}\n`);

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3));
const table = [
  ['case', 'measure', 'median', 'p95', 'rounds'],
  ...rows.map((row) => [row.case, row.measure, short(row.median), short(row.p95), String(row.rounds)]),
];
const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
console.log(`\n${bench.name}: ${bench.about}`);
for (const row of table)
  console.log(
    `  ${row.map((text, i) => (i < 2 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join('  ')}`,
  );
for (const bar of bars) {
  const limit = [bar.atMost !== undefined && `≤ ${bar.atMost}`, bar.atLeast !== undefined && `≥ ${bar.atLeast}`];
  console.log(`  ${bar.holds ? '✓' : '✗'} ${bar.about}: ${short(bar.value)} (${limit.filter(Boolean).join(', ')})`);
}
const { cpu, cores, memoryGB, system, node, electron, revision } = report.machine;
console.log(`  ${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, Electron ${electron}, ${revision}`);
process.exitCode = bars.every((bar) => bar.holds) ? 0 : 1;
