// The two builds: the app (main and workers, preload, window) and the command line.
// Law: one build at a time per project folder; a main bundle that loads a worker into itself is refused.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { build } from 'vite';
import { withCacheLock } from '../cacheLock.mjs';
import { run } from '../child.mjs';
import { inModules, inProject, outFolder, projectRoot } from '../paths.mjs';
import { Refusal, say, since } from '../say.mjs';
import { isStale, markBuilt } from './freshness.mjs';
import { workersRequiredByMain } from './mainBundle.mjs';

const lockName = `build-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 12)}`;

export function ensureAppBuilt() {
  return whenStale('app', buildApp);
}

export function ensureCliBuilt() {
  return whenStale('cli', buildCli);
}

/** Both, whether stale or not. */
export function buildAll() {
  return withCacheLock(lockName, async () => {
    await buildApp({ quiet: false });
    await buildCli();
  });
}

async function whenStale(what, body) {
  if (!isStale(what)) return;
  await withCacheLock(lockName, async () => {
    if (isStale(what)) await body({ quiet: true });
  });
}

async function buildApp({ quiet }) {
  const startedAt = Date.now();
  const start = performance.now();
  say('building the app …');
  const done = await run(process.execPath, [inModules('electron-vite', 'bin', 'electron-vite.js'), 'build'], {
    output: quiet ? 'capture' : 'stderr',
    cwd: projectRoot,
  });
  if (done.code !== 0)
    throw new Refusal(
      `the build failed\n${done.stdout}${done.stderr}`,
      'see the lines above; then `npm run typecheck`',
    );
  const loaded = workersRequiredByMain(inProject('out', 'main'));
  if (loaded.length > 0)
    throw new Refusal(
      `out/main/index.cjs requires the worker ${loaded.join(', ')}: it would run in the main thread`,
      'import the worker only with `?modulePath`, and share code through a module that is not the worker itself',
    );
  markBuilt('app', startedAt);
  say(`app built (${since(start)})`);
}

async function buildCli() {
  const startedAt = Date.now();
  const entry = inProject('electron', 'cli.ts');
  if (!existsSync(entry)) return;
  mkdirSync(outFolder, { recursive: true });
  try {
    await build({
      configFile: false,
      root: projectRoot,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: entry,
        target: 'node20.18',
        outDir: inProject('out', 'cli'),
        emptyOutDir: true,
        rollupOptions: {
          external: ['better-sqlite3', 'electron'],
          output: { format: 'cjs', entryFileNames: 'cli.cjs', chunkFileNames: '[name]-[hash].cjs' },
        },
      },
      ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
    });
  } catch (error) {
    throw new Refusal(`the command line could not be built\n${error.message}`, 'see the lines above');
  }
  markBuilt('cli', startedAt);
}
