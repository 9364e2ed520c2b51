// Unit tests through vitest, with counts read from our reporter's file.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from '../child.mjs';
import { inModules, inProject, projectRoot } from '../paths.mjs';
import { corpusEnvironment } from './corpus.mjs';
import { outcome } from './outcome.mjs';

const counts = inProject('out', 'test', 'unit.json');

export async function checkUnit(args = []) {
  mkdirSync(inProject('out', 'test'), { recursive: true });
  rmSync(counts, { force: true });
  // The Electron binding of the environment would crash Node: unit tests use the shipped prebuild.
  const { YITIANTONG_SQLITE_BINDING: _electronsOwn, ...env } = process.env;
  const { code } = await run(
    process.execPath,
    [
      inModules('vitest', 'vitest.mjs'),
      'run',
      '--passWithNoTests',
      '--reporter=default',
      `--reporter=${inProject('scripts', 'checks', 'unitReporter.mjs')}`,
      ...args,
    ],
    { cwd: projectRoot, env: { ...env, ...corpusEnvironment, YITIANTONG_UNIT_COUNTS: counts } },
  );
  const read = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: 0, failed: 0, skipped: [] };
  const failed = code !== 0 && read.failed === 0 ? 1 : read.failed;
  return outcome('unit', read.passed, failed, read.skipped);
}
