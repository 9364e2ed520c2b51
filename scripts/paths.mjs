// Where things lie: the project, its build and the cache that survives `rm -rf node_modules`.
// Law: no other script spells out a folder of the machine.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(fileURLToPath(new URL('..', import.meta.url)));
export const inProject = (...parts) => join(projectRoot, ...parts);
export const inModules = (...parts) => inProject('node_modules', ...parts);
export const outFolder = inProject('out');

/** $XDG_CACHE_HOME or ~/.cache, then our own folder (%LOCALAPPDATA% on Windows). */
export const cacheRoot = join(
  process.env.XDG_CACHE_HOME || (process.platform === 'win32' && process.env.LOCALAPPDATA) || join(homedir(), '.cache'),
  'yitiantong',
);
export const inCache = (...parts) => join(cacheRoot, ...parts);
