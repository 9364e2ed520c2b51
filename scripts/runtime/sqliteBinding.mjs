// The SQLite driver compiled for Node-API 9 (Electron before 35); newer ones use the prebuild in the package.
// Law: cached by version, built outside node_modules: a build/ folder there would be packed and preferred.

import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freshCacheFolder, withCacheLock } from '../cacheLock.mjs';
import { programPath, run } from '../child.mjs';
import { inCache, inModules } from '../paths.mjs';
import { nodeHeaders } from '../pinnedNode.mjs';
import { Refusal, say, since } from '../say.mjs';
import { ensureAptPackages } from './aptPackages.mjs';

const driver = JSON.parse(readFileSync(inModules('better-sqlite3', 'package.json'), 'utf8'));
const binding = inCache(`${driver.name}-${driver.version}-napi9-${process.platform}-${process.arch}.node`);

/** Path of the compiled binding, built when it is not in the cache. */
export async function ensureSqliteBinding() {
  if (existsSync(binding)) return binding;
  return withCacheLock('sqlite', async () => {
    if (existsSync(binding)) return binding;
    await ensureCompiler();
    await compile();
    return binding;
  });
}

const programs = { 'g++': 'g++', make: 'make', python3: 'python3' };

async function ensureCompiler() {
  const missing = async () => {
    const absent = [];
    for (const [program, name] of Object.entries(programs)) if (!(await programPath(program))) absent.push(name);
    return absent;
  };
  const names = await missing();
  if (names.length > 0) await ensureAptPackages(names, 'compiling the SQLite driver');
  if ((await missing()).length > 0)
    throw new Refusal(
      'the SQLite driver cannot be compiled without g++, make and python3',
      'install them; or reach the internet, so that the official Electron (which needs no compiling) is downloaded',
    );
}

async function compile() {
  const start = performance.now();
  say('compiling the SQLite driver for this Electron (once, one to two minutes) …');
  const temporary = await freshCacheFolder('compile');
  const require = createRequire(import.meta.url);
  try {
    const modules = join(temporary, 'node_modules');
    const source = join(modules, driver.name);
    cpSync(inModules('better-sqlite3'), source, {
      recursive: true,
      filter: (path) => !/[\\/](build|prebuilds)$/.test(path),
    });
    cpSync(inModules('node-addon-api'), join(modules, 'node-addon-api'), { recursive: true });
    lighten(source);
    const gyp =
      process.env.npm_config_node_gyp ?? join(dirname(require.resolve('node-gyp/package.json')), 'bin/node-gyp.js');
    const done = await run(
      process.execPath,
      [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${nodeHeaders()}`],
      {
        output: 'capture',
        cwd: source,
        timeLimit: 1_800_000,
        env: {
          ...process.env,
          PATH: `${dirname(process.execPath)}:${process.env.PATH}`, // binding.gyp asks `node`
          CXXFLAGS: '-UNAPI_VERSION -DNAPI_VERSION=2147483647 -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NO_WARNING',
        },
      },
    );
    const built = join(source, 'build', 'Release', 'better_sqlite3.node');
    if (done.code !== 0 || !existsSync(built))
      throw new Refusal(
        `compiling failed:\n${done.stderr.trim().split('\n').slice(-15).join('\n')}`,
        'the lines above are from node-gyp; usually a compiler older than C++20',
      );
    await copyFile(built, join(temporary, 'binding.node'));
    await rename(join(temporary, 'binding.node'), binding);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  say(`SQLite driver ready (${since(start)})`);
}

/** Development only: -O2 without link-time optimisation compiles in half the time and runs as fast. */
function lighten(source) {
  for (const name of ['binding.gyp', 'deps/common.gypi']) {
    const file = join(source, name);
    const text = readFileSync(file, 'utf8').replace(/'-flto', |, '-flto'|'-flto'/g, '');
    writeFileSync(file, text.replaceAll("'-O3'", "'-O2'"));
  }
}
