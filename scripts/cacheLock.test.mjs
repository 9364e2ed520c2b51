// Concurrent starts prepare a thing once; the lock of a dead process does not hold anybody up.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';

const cache = mkdtempSync(join(tmpdir(), 'yitiantong-lock-'));
vi.stubEnv('XDG_CACHE_HOME', cache);
const { withCacheLock } = await import('./cacheLock.mjs');
afterAll(() => rmSync(cache, { recursive: true }));

it('lets one in at a time', async () => {
  let inside = 0;
  let most = 0;
  const body = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(20);
    inside -= 1;
  };
  await Promise.all([withCacheLock('a', body), withCacheLock('a', body), withCacheLock('a', body)]);
  expect(most).toBe(1);
});

it('takes over from a process that is gone', async () => {
  const lock = join(cache, 'yitiantong', 'b.lock');
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'pid'), '999999999');
  await expect(withCacheLock('b', async () => 'in')).resolves.toBe('in');
});

it('is free again after a failure', async () => {
  await expect(
    withCacheLock('c', async () => {
      throw new Error('x');
    }),
  ).rejects.toThrow('x');
  await expect(withCacheLock('c', async () => 'in')).resolves.toBe('in');
});
