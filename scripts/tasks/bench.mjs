// `npm run bench [-- NAME …]`: builds the app, the empty window and the benches, and runs them one after the other.
// Law: numbers never decide `npm test`; a missed bar is told by this task's exit code alone.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { ensureAppBuilt } from '../build/buildApp.mjs';
import { run } from '../child.mjs';
import { inModules, inProject, projectRoot } from '../paths.mjs';
import { withDisplay } from '../runtime/display.mjs';
import { runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { Refusal, say } from '../say.mjs';
import { task } from '../task.mjs';

const ending = '.bench.ts';

task(async (wanted) => {
  const present = readdirSync(inProject('bench'))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const unknown = wanted.filter((name) => !present.includes(name));
  if (unknown.length > 0) throw new Refusal(`no bench ${unknown.join(', ')}`, `there are: ${present.join(', ')}`);
  const names = wanted.length > 0 ? wanted : present;
  const runtime = await selectRuntime();
  await ensureAppBuilt();
  await buildBenches(names);
  if (names.includes('start')) await buildEmptyWindow();
  const { YITIANTONG_SQLITE_BINDING: binding, ...forWindows } = runtimeEnvironment(runtime);
  const env = { ...process.env, ...forWindows, YITIANTONG_ELECTRON_VERSION: runtime.version };
  if (binding) env.YITIANTONG_WINDOW_BINDING = binding; // Node itself uses the shipped prebuild
  delete env.YITIANTONG_SQLITE_BINDING;
  return withDisplay(async (display) => {
    let worst = 0;
    for (const name of names) {
      const runner = [inProject('out', 'bench', 'build', 'run.mjs'), name];
      const { code } = await run(process.execPath, ['--expose-gc', ...runner], {
        cwd: projectRoot,
        env: { ...env, ...display },
      });
      worst = Math.max(worst, code);
    }
    return worst;
  });
});

async function buildBenches(names) {
  const input = { run: inProject('bench', 'frame', 'run.ts') };
  for (const name of names) input[name] = inProject('bench', `${name}${ending}`);
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node24',
      outDir: inProject('out', 'bench', 'build'),
      emptyOutDir: true,
      rollupOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

async function buildEmptyWindow() {
  say('building the empty window …');
  const done = await run(
    process.execPath,
    [
      inModules('electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--config',
      'bench/empty-window/electron.vite.config.ts',
    ],
    { output: 'capture', cwd: projectRoot },
  );
  if (done.code !== 0) throw new Refusal(`the empty window could not be built\n${done.stdout}${done.stderr}`);
  mkdirSync(inProject('out', 'bench', 'empty-window'), { recursive: true });
  writeFileSync(
    inProject('out', 'bench', 'empty-window', 'package.json'),
    JSON.stringify({ name: 'empty-window', version: '1.0.0', main: 'main/index.cjs' }),
  );
}
