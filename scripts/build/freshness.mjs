// Is out/ older than its sources? Compared by the newest modification time, told by a stamp file.
// Law: `npm start` and `npm run cli` never run an old build, and never rebuild for nothing.
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, outFolder } from '../paths.mjs';

export const buildFolders = ['core', 'workbook', 'electron', 'renderer'];
const single = ['electron.vite.config.ts', 'package-lock.json', 'scripts/build'];
const isNoSource = (name) => /\.test\.tsx?$|\.md$|^tsconfig/.test(name) || name === 'fixtures';

const stampOf = (what) => join(outFolder, `.built-${what}`);

export function isStale(what) {
  return !existsSync(stampOf(what)) || newest() > statSync(stampOf(what)).mtimeMs;
}

/** `startedAt`: a source saved during the build counts as newer. */
export function markBuilt(what, startedAt) {
  writeFileSync(stampOf(what), '');
  utimesSync(stampOf(what), startedAt / 1000, startedAt / 1000);
}

function newest() {
  return Math.max(...[...buildFolders, ...single].map((name) => newestIn(inProject(name))));
}

function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  let latest = found.mtimeMs; // a folder changes when a file in it is deleted or renamed
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (!isNoSource(entry.name)) latest = Math.max(latest, newestIn(join(path, entry.name)));
  return latest;
}
