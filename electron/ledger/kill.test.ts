// Law 5 with the power switch in hand: what was acknowledged is on disk, whenever the process dies.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openDirect } from './direct';
import type { LedgerPlace } from './open';
import { bundled } from './testing/bundle';
import { thrownBy } from './testing/refusal';
import { type Filling, opened, readyToFill, scratchPlace } from './testing/scratch';

const ROUNDS = 20;
let writerFile = '';
beforeAll(async () => {
  const bundle = await bundled('electron/ledger/testing/writer.ts');
  writerFile = bundle.file;
  return bundle.remove;
});

interface Writer {
  readonly process: ChildProcess;
  /** Numbers printed so far; each was on disk when it was printed. */
  readonly acknowledged: number[];
  readonly firstAcknowledged: Promise<void>;
  readonly gone: Promise<void>;
}

function startWriter(place: LedgerPlace, filling: Filling, from: number): Writer {
  const args = [writerFile, place.path, place.migrations, filling.reportId, filling.actor, from].map(String);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: number[] = [];
  const lines = createInterface({ input: child.stdout });
  const firstAcknowledged = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      acknowledged.push(Number(line));
      resolve();
    });
  });
  const gone = Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => lines.once('close', resolve)),
  ]);
  return { process: child, acknowledged, firstAcknowledged, gone: gone.then(() => undefined) };
}

test(`killed ${ROUNDS} times while filling: nothing acknowledged is missing, nothing half is there`, async () => {
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
  console.info(`kill test: seed ${seed}`);
  const random = randomFrom(seed);
  const place = scratchPlace();
  const first = openDirect(place);
  const filling = await readyToFill(first);
  await first.close();
  const expected: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = (expected.at(-1) ?? -1) + 1;
    const writer = startWriter(place, filling, from);
    await writer.firstAcknowledged;
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 80));
    writer.process.kill('SIGKILL');
    await writer.gone;
    const began = performance.now();
    const ledger = openDirect(place);
    expect(performance.now() - began).toBeLessThan(2000);
    const { cells } = await ledger.read('report', { reportId: filling.reportId });
    const found = cells.filter(({ ref }) => ref.startsWith('A')).map(({ value }) => Number(value));
    // Every acknowledged one, and at most the one whose acknowledgement the kill cut off.
    expect(found.slice(from, from + writer.acknowledged.length)).toEqual(writer.acknowledged);
    expect(found.length - from - writer.acknowledged.length).toBeLessThanOrEqual(1);
    // Both cells of a change or neither.
    expect(cells).toHaveLength(found.length * 2);
    expect(await ledger.integrity(round % 5 > 0)).toMatchObject({ ok: true });
    await ledger.close();
    expected.push(...found.slice(from));
  }
  expect(expected.length).toBeGreaterThan(ROUNDS);
});

test('a ledger held by another process names it; once that process is killed it is free', async () => {
  const place = scratchPlace();
  const first = openDirect(place);
  const filling = await readyToFill(first);
  await first.close();
  const writer = startWriter(place, filling, 0);
  await writer.firstAcknowledged;
  expect(thrownBy(() => openDirect(place))).toMatchObject({
    code: 'ledger.locked',
    details: { owner: expect.stringContaining(`进程 ${writer.process.pid}`) },
  });
  const reader = opened(place, { mode: 'read' });
  expect((await reader.read('report', { reportId: filling.reportId })).cells.length).toBeGreaterThan(0);
  expect(await reader.integrity(true)).toMatchObject({ ok: true });
  writer.process.kill('SIGKILL');
  await writer.gone;
  await opened(place).write('changePreferences', filling.actor, { textSize: 16 });
});

test('killed in the middle of the first start: the next start makes the ledger whole', async ({ skip }) => {
  if (spawnSync('strace', ['-V']).status !== 0) return skip('strace is not installed');
  // Every third sync of the new file, and the moment before it gets its name.
  const moments = [1, 4, 7, 10, 13].map((n) => ['fsync', n] as const);
  let killed = 0;
  for (const [call, n] of [...moments, ['rename', 1] as const]) {
    const place = scratchPlace();
    const trace = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${n}`];
    const done = spawnSync('strace', [
      ...trace,
      process.execPath,
      writerFile,
      place.path,
      place.migrations,
      '0',
      '0',
      '0',
    ]);
    if (done.signal === null && done.status !== 137) continue; // fewer such calls on this machine
    killed += 1;
    const ledger = openDirect(place);
    expect(await ledger.integrity(false)).toMatchObject({ ok: true });
    await readyToFill(ledger);
    await ledger.close();
    const files = readdirSync(dirname(place.path)).map((name) => name.replace(basename(place.path), ''));
    expect(files.sort()).toEqual(['', '.lock']);
  }
  expect(killed).toBeGreaterThanOrEqual(4);
});

/** mulberry32: the same numbers from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
