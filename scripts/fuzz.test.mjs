// A few damaged workbooks of fixed seeds; `npm run fuzz` tries thousands. The time limit only tells what never ends:
// how fast the rest is, the long run tells.
import { rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { buildFuzz } from './build/fuzzBundle.mjs';
import { run } from './child.mjs';
import { inProject, projectRoot } from './paths.mjs';

const folder = inProject('out', 'test', 'fuzz');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a damaged workbook is read and filled, or refused with a problem', async () => {
  const runner = await buildFuzz(folder);
  const told = [];
  for (const seed of [101, 202]) {
    const args = ['--seed', `${seed}`, '--rounds', '40', '--seconds', '4', '--limit', '10000'];
    const done = await run(process.execPath, [runner, ...args], {
      cwd: projectRoot,
      output: 'capture',
      timeLimit: 30_000,
    });
    if (done.code !== 0) told.push(done.stdout + done.stderr);
  }
  expect(told).toEqual([]);
}, 60_000);
