// The ledger in its worker thread: the same answers, and a thread that dies costs only what was under way.
import { statSync } from 'node:fs';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Problem } from '../../core/problem';
import type { AccountId, FormId } from '../../core/words';
import type { LedgerPlace } from './open';
import { bundled } from './testing/bundle';
import { refusal } from './testing/refusal';
import { aForm, aStation, month, opened, SCHEMA_VERSION, scratchPlace } from './testing/scratch';
import { openInWorker, type WorkerLedger, type WorkerLedgerOptions } from './workerClient';

let workerFile = '';
beforeAll(async () => {
  const bundle = await bundled('electron/ledger/worker.ts');
  workerFile = bundle.file;
  return bundle.remove;
});

async function inWorker(place: LedgerPlace, options: Partial<WorkerLedgerOptions> = {}): Promise<WorkerLedger> {
  const ledger = await openInWorker({ workerFile, place, ...options });
  onTestFinished(() => ledger.close());
  return ledger;
}

async function until(reached: () => boolean): Promise<void> {
  const end = performance.now() + 5000;
  while (!reached()) {
    if (performance.now() > end) throw new Error('not reached within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('operations, bytes and problems cross the thread unharmed', async () => {
  const place = scratchPlace();
  const ledger = await inWorker(place);
  expect(await ledger.about()).toMatchObject({ path: place.path, schemaVersion: SCHEMA_VERSION });
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const given = aForm();
  const form = await ledger.write('importForm', accountId, given);
  expect((await ledger.read('formFile', { versionId: form.versionId })).bytes).toEqual(given.bytes);
  expect(await refusal(ledger.write('importForm', accountId, given))).toEqual({
    code: 'form.same',
    details: { name: given.name },
  });
  expect(await refusal(ledger.read('form', { formId: 99 as FormId }))).toMatchObject({ code: 'form.missing' });
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
});

test('what no one foresaw is told as unexpected, and its cause goes to the log', async () => {
  const log: string[] = [];
  const ledger = await inWorker(scratchPlace(), { onLog: (text) => log.push(text) });
  await ledger.write('setUpStation', null, aStation);
  expect(await refusal(ledger.write('importForm', 77 as AccountId, aForm()))).toMatchObject({
    code: 'program.unexpected',
  });
  expect(log.join()).toContain('FOREIGN KEY');
  expect(await ledger.read('forms')).toEqual([]);
});

test('a ledger that cannot be opened says why, at once and to every later call', async () => {
  const place = scratchPlace();
  opened(place);
  expect(await refusal(openInWorker({ workerFile, place }))).toMatchObject({ code: 'ledger.locked' });
});

test('a worker that dies loses what was under way, is told once, and comes back with everything saved', async () => {
  const told: Problem[] = [];
  const ledger = await inWorker(scratchPlace(), { onProblem: (problem) => told.push(problem) });
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const form = await ledger.write('importForm', accountId, aForm());
  for (let deaths = 1; deaths <= 2; deaths++) {
    const underWay = Array.from({ length: 50 }, (_, i) =>
      ledger.write('openReport', accountId, { formId: form.id, period: month(`20${10 + i}-0${deaths}`) }).then(
        () => 'saved',
        () => 'lost',
      ),
    );
    await underWay[0];
    await ledger.crash();
    const outcomes = await Promise.all(underWay);
    // Asked while there is no worker: waits for the next one.
    const reports = await ledger.read('reports', { formId: form.id });
    const saved = outcomes.filter((outcome) => outcome === 'saved').length;
    expect(saved).toBeGreaterThan(0);
    expect(reports.filter(({ periodKey }) => periodKey.endsWith(`-0${deaths}`)).length).toBeGreaterThanOrEqual(saved);
    expect(told).toHaveLength(deaths);
  }
  expect(told[0]).toMatchObject({ code: 'worker.died' });
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
});

test('when nobody types the log is carried over, and after closing it is gone', async () => {
  const place = scratchPlace();
  const ledger = await inWorker(place, { idleMs: 30 });
  await ledger.write('setUpStation', null, aStation);
  const empty = statSync(place.path).size;
  await ledger.write('importForm', null, { ...aForm(), bytes: new Uint8Array(300_000) });
  await until(() => statSync(place.path).size > empty + 250_000);
  await ledger.close();
  expect(statSync(`${place.path}-wal`, { throwIfNoEntry: false })).toBeUndefined();
  expect(await refusal(ledger.read('forms'))).toMatchObject({ code: 'worker.died' });
});
