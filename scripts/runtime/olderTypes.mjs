// The type declarations of the older Electron line, taken from the registry tarball (electron@33.2.1 itself is
// never installed: it would download). Law: only API that both lines have passes the type check.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freshCacheFolder, withCacheLock } from '../cacheLock.mjs';
import { run } from '../child.mjs';
import { inCache } from '../paths.mjs';
import { say } from '../say.mjs';
import { npmCommand } from './npmCommand.mjs';

const version = '33.2.1';
const file = inCache(`electron-${version}-types`, 'electron.d.ts');

/** { file } or { reason } why there is none. */
export async function olderElectronTypes() {
  if (existsSync(file)) return { file };
  return withCacheLock('types', async () => {
    if (existsSync(file)) return { file };
    say(`fetching the types of Electron ${version} …`);
    const temporary = await freshCacheFolder('types');
    try {
      const npm = npmCommand();
      await run(
        npm.command,
        [...npm.args, 'pack', `electron@${version}`, '--silent', '--pack-destination', temporary],
        {
          output: 'capture',
          timeLimit: 180_000,
          cwd: temporary,
        },
      );
      const tarball = readdirSync(temporary).find((name) => name.endsWith('.tgz'));
      if (!tarball) return { reason: `electron@${version} could not be fetched from the package registry` };
      await run('tar', ['-xzf', join(temporary, tarball), '-C', temporary, 'package/electron.d.ts'], {
        output: 'capture',
      });
      await mkdir(join(file, '..'), { recursive: true });
      await rename(join(temporary, 'package', 'electron.d.ts'), file);
      return { file };
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}
