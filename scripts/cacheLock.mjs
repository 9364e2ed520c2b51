// One builder at a time for each thing in the cache: a folder as lock, with the owner's process id inside.
// Law: concurrent starts wait for each other; the lock of a dead process is taken over.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheRoot, inCache } from './paths.mjs';
import { say } from './say.mjs';

export async function withCacheLock(name, body) {
  const lock = inCache(`${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  let told = false;
  while (!take(lock)) {
    if (!told) say(`waiting for another start that prepares ${name} …`);
    told = true;
    await sleep(500);
  }
  try {
    return await body();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (ownerIsGone(lock)) rmSync(lock, { recursive: true, force: true });
  return false;
}

function ownerIsGone(lock) {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > 3_600_000) return true; // its process id belongs to somebody else by now
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    if (pid) {
      process.kill(pid, 0);
      return false;
    }
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    if (error.code === 'EPERM') return false;
  }
  // No process id yet: the owner is between two system calls, or died there.
  return age > 10_000;
}

/** Call inside the lock: a new folder in the cache, and the remains of runs that were killed removed. */
export async function freshCacheFolder(prefix) {
  await mkdir(cacheRoot, { recursive: true });
  for (const left of await readdir(cacheRoot))
    if (left.startsWith(`${prefix}-`)) await rm(inCache(left), { recursive: true, force: true });
  return mkdtemp(inCache(`${prefix}-`));
}
