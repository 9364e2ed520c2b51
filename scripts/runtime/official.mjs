// The official Electron of package.json: the one already installed, or its own download.
// Law: the download has a time limit, and a machine without internet falls through at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../child.mjs';
import { inModules } from '../paths.mjs';
import { pinnedNode } from '../pinnedNode.mjs';
import { say, since } from '../say.mjs';

const folder = inModules('electron');

/** The folder and version of the installed official Electron, or null. */
export function installedOfficial() {
  try {
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    const version = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return existsSync(executable) ? { kind: 'official', executable, version } : null;
  } catch {
    return null;
  }
}

/** Runs electron's own installer (checksums inside the package). Never imports 'electron': that downloads too. */
export async function downloadOfficial() {
  const start = performance.now();
  const seconds = Number(process.env.YITIANTONG_DOWNLOAD_LIMIT) || 300;
  say('downloading the official Electron …');
  const done = await run(pinnedNode(), [join(folder, 'install.js')], {
    output: 'capture',
    timeLimit: seconds * 1000,
    cwd: folder,
  });
  const installed = done.code === 0 ? installedOfficial() : null;
  if (installed) say(`Electron ${installed.version} downloaded (${since(start)})`);
  else say(`  not reachable from here (${done.timedOut ? `no end after ${seconds} s` : since(start)})`);
  return installed;
}
