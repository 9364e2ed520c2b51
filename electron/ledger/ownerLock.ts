// One writer per ledger file (A16). Law: the operating system holds the lock, so a lock can never outlive its owner:
// a killed process leaves words behind, but no lock, and nobody has to guess whether it still lives.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { problem } from '../../core/problem';
import type { Connection } from './open';

/** `PATH.lock` is locked through SQLite, the same way on every system; its content is never read or written. */
export const lockFileOf = (path: string) => `${path}.lock`;
/** `PATH.owner` only tells the second opener whom to ask. A file of its own: closing any other descriptor of the lock file would drop the lock (POSIX). */
export const ownerFileOf = (path: string) => `${path}.owner`;

/** Takes the lock or throws `ledger.locked` with the owner's name. The returned function gives it back. */
export function takeOwnership(path: string, connect: (file: string) => Connection): () => void {
  const lock = connect(lockFileOf(path));
  try {
    lock.pragma('journal_mode = MEMORY'); // nothing is ever written, so no journal lies about either
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
      ? problem('ledger.locked', { owner: ownerOf(path) }, error)
      : error;
  }
  const owner = ownerFileOf(path);
  try {
    writeFileSync(owner, JSON.stringify({ user: userName(), process: process.pid, since: localTime(new Date()) }));
  } catch {
    // Only words: a full disk must not keep anyone from reading, and a read-only one is told by open.ts.
  }
  return () => {
    rmSync(owner, { force: true });
    lock.close();
  };
}

/** "张三，2026-11-21 08:30 起，进程 4711"; without the owner's words only that there is one. */
export function ownerOf(path: string): string {
  try {
    const { user, process: id, since } = JSON.parse(readFileSync(ownerFileOf(path), 'utf8')) as Record<string, unknown>;
    return `${String(user)}，${String(since)} 起，进程 ${String(id)}`;
  } catch {
    return '另一个程序';
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '未知用户';
  }
}

function localTime(at: Date): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
