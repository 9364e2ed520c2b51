// Debian packages that the machine lacks: installed when we are root with apt-get, else the command is named.
// Law: nothing is installed silently, and nothing that is already there.
import { existsSync } from 'node:fs';
import { programPath, run } from '../child.mjs';
import { say } from '../say.mjs';

let listsAreFresh = false;

/** True when the packages are there afterwards. `why` completes the sentence "needed for …". */
export async function ensureAptPackages(names, why) {
  if (names.length === 0) return true;
  const apt = process.platform === 'linux' && (await programPath('apt-get'));
  if (!apt || process.getuid?.() !== 0) {
    say(`missing: ${names.join(' ')} (needed for ${why})`);
    say(`  → ${installCommand(names)}`);
    return false;
  }
  say(`installing ${names.join(' ')} (needed for ${why}) …`);
  if (!listsAreFresh) {
    await run(apt, ['-qq', 'update'], { output: 'capture', timeLimit: 180_000 });
    listsAreFresh = true;
  }
  const existing = [];
  for (const name of names) existing.push(await nameInThisRelease(name));
  const done = await run(apt, ['-qq', '-y', '--no-install-recommends', 'install', ...existing], {
    output: 'capture',
    timeLimit: 900_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.code === 0) return true;
  say(done.stderr.trim().split('\n').slice(-5).join('\n'));
  say(`  → apt-get could not install them; by hand: ${installCommand(names)}`);
  return false;
}

/** Newer releases renamed some libraries with the suffix t64 (64-bit time). */
async function nameInThisRelease(name) {
  const candidate = async (wanted) => {
    const policy = await run('apt-cache', ['policy', wanted], {
      output: 'capture',
      env: { ...process.env, LC_ALL: 'C' },
    });
    return /Candidate: (?!\(none\))/.test(policy.stdout);
  };
  if (await candidate(name)) return name;
  return (await candidate(`${name}t64`)) ? `${name}t64` : name;
}

const installCommand = (names) =>
  existsSync('/etc/debian_version') || process.platform !== 'linux'
    ? `sudo apt-get install ${names.join(' ')}`
    : `install them with this system's package manager (Debian names: ${names.join(' ')})`;
