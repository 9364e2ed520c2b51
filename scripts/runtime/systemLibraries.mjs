// The shared libraries and fonts that Chromium needs on Linux: found missing by `ldd`, installed or named.
// Law: the window either opens or the person reads which package is missing.
import { programPath, run } from '../child.mjs';
import { Refusal, say } from '../say.mjs';
import { ensureAptPackages } from './aptPackages.mjs';

const packages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

export async function ensureSystemLibraries(executable) {
  if (process.platform !== 'linux') return;
  let missing = await missingLibraries(executable);
  if (missing.length > 0) {
    await ensureAptPackages(packages, 'the window');
    missing = await missingLibraries(executable);
    if (missing.length > 0)
      throw new Refusal(
        `the window cannot open: ${missing.join(', ')} not found`,
        `install ${packages.join(' ')} (some releases: with the suffix t64), then try again`,
      );
  }
  if (!(await hasChineseFont())) {
    await ensureAptPackages(['fonts-noto-cjk'], 'Chinese characters');
    if (!(await hasChineseFont())) say('no Chinese font: characters will show as boxes');
  }
}

async function missingLibraries(executable) {
  const listed = await run('ldd', [executable], { output: 'capture' });
  if (listed.code === 127) return []; // no ldd (musl, NixOS …): let the program speak for itself
  return [...listed.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

async function hasChineseFont() {
  if (!(await programPath('fc-list'))) return false;
  const fonts = await run('fc-list', [':lang=zh-cn'], { output: 'capture' });
  return fonts.stdout.trim() !== '';
}
