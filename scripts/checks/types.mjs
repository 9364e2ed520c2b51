// TypeScript, part by part, each with only its own libraries; electron/ against both Electron lines.
// Law: what a part may not use does not exist in its type check.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from '../child.mjs';
import { inModules, inProject, projectRoot } from '../paths.mjs';
import { olderElectronTypes } from '../runtime/olderTypes.mjs';
import { say, since } from '../say.mjs';
import { outcome } from './outcome.mjs';

const parts = [
  'core/tsconfig.json',
  'core/tsconfig.test.json',
  'workbook/tsconfig.json',
  'workbook/tsconfig.test.json',
  'electron/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/tsconfig.test.json',
  'e2e/tsconfig.json',
  'bench/tsconfig.json',
];

export async function checkTypes() {
  const older = await olderElectronConfig();
  const waiting = older.config ? [...parts, older.config] : [...parts];
  const result = outcome('types');
  if (older.reason) result.skipped.push({ title: 'electron/ against the older Electron line', reason: older.reason });
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const start = performance.now();
      const done = await run(
        process.execPath,
        [inModules('typescript', 'bin', 'tsc'), '--pretty', 'false', '-p', part],
        {
          output: 'capture',
          cwd: projectRoot,
        },
      );
      const nothingThere = done.stdout.includes('error TS18003');
      const passed = done.code === 0 || nothingThere;
      say(`  ${passed ? '✓' : '✗'} ${part}${nothingThere ? ' (no files yet)' : ''} (${since(start)})`);
      if (!passed) say(done.stdout.trimEnd() + done.stderr);
      result[passed ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return result;
}

async function olderElectronConfig() {
  const types = await olderElectronTypes();
  if (!types.file) return { reason: types.reason };
  const config = 'out/types/electron33/tsconfig.json';
  mkdirSync(inProject('out', 'types', 'electron33'), { recursive: true });
  const text = {
    extends: '../../../electron/tsconfig.json',
    compilerOptions: { paths: { electron: [types.file] } },
    include: ['../../../electron/**/*.ts'],
  };
  writeFileSync(inProject(config), JSON.stringify(text, null, 2));
  return { config };
}
