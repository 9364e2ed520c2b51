// The stories in the real window, through Playwright, with counts read from its JSON report.
// Law: the app under test is the current build on the selected Electron.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureAppBuilt, ensureCliBuilt } from '../build/buildApp.mjs';
import { run } from '../child.mjs';
import { inModules, inProject, projectRoot } from '../paths.mjs';
import { withDisplay } from '../runtime/display.mjs';
import { runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { corpusEnvironment } from './corpus.mjs';
import { outcome } from './outcome.mjs';

const report = inProject('out', 'test', 'e2e.json');

export async function checkE2e(args = []) {
  const runtime = await selectRuntime();
  await ensureAppBuilt();
  await ensureCliBuilt();
  mkdirSync(inProject('out', 'test'), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await withDisplay((display) =>
    run(process.execPath, [inModules('@playwright', 'test', 'cli.js'), 'test', '--pass-with-no-tests', ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...corpusEnvironment, ...runtimeEnvironment(runtime), ...display },
    }),
  );
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : outcome('e2e');
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return counted;
}

function count({ suites = [], errors = [] }) {
  const result = outcome('e2e', 0, errors.length);
  const visit = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'skipped') {
          const reason = test.annotations.find((one) => one.type === 'skip' || one.type === 'fixme')?.description;
          result.skipped.push({ title: [...path, spec.title].join(' › '), reason });
        } else result[test.status === 'unexpected' ? 'failed' : 'passed'] += 1;
      }
    }
    for (const child of suite.suites ?? []) visit(child, [...path, child.title]);
  };
  for (const suite of suites) visit(suite, [suite.title]);
  return result;
}
