import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ledgerFolder, readLaunch } from './launch';

const folder = () => mkdtempSync(join(tmpdir(), 'yitiantong-launch-'));

test('--data names the folder of the ledger, in either spelling', () => {
  expect(readLaunch(['electron', '.', '--data', 'x']).dataFolder).toBe(resolve('x'));
  expect(readLaunch(['electron', '.', '--data=甲 乙']).dataFolder).toBe(resolve('甲 乙'));
  expect(readLaunch(['electron', '.', '--smoke'])).toEqual({ showVersion: false, smoke: true });
});

test('without --data the shared program data of the PC are taken, when they can be written', () => {
  const shared = folder();
  const user = folder();
  expect(ledgerFolder(readLaunch([]), user, shared)).toBe(shared);
  expect(ledgerFolder(readLaunch(['--data', user]), user, shared)).toBe(user);
});

test("otherwise the user's own folder", () => {
  const user = folder();
  expect(ledgerFolder(readLaunch([]), user, '/proc/no-such-place')).toBe(join(user, 'ledger'));
});
