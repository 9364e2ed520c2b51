// Disks that are full, read-only or failing: refused in words, nothing half-written, what was saved is there.
// Small disks and read-only media are made where the machine lets us; elsewhere the test says why it is skipped.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDirect } from './direct';
import { ledgerFault } from './fault';
import { refusal, thrownBy } from './testing/refusal';
import { aForm, opened, readyToFill, scratchFolder, scratchPlace } from './testing/scratch';

test('a full disk refuses the change loudly, keeps what was saved, and takes up work when there is room', async ({
  skip,
}) => {
  const disk = smallDisk('2m');
  if ('skip' in disk) return skip(disk.skip);
  const place = scratchPlace(disk.folder);
  const ledger = opened(place);
  const { actor, reportId } = await readyToFill(ledger);
  const save = (ref: string, value: string) =>
    ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 0, ref, value }] });
  let saved = 0;
  let told: { code: string; details: object } | undefined;
  while (!told && saved < 5000) {
    await save(`A${saved + 1}`, '长'.repeat(2000)).then(
      () => {
        saved += 1;
      },
      async (error: unknown) => {
        told = await refusal(Promise.reject(error));
      },
    );
  }
  expect(told).toMatchObject({ code: 'disk.full', details: { drive: disk.folder } });
  expect((await ledger.read('report', { reportId })).cells).toHaveLength(saved);
  expect(
    await refusal(ledger.write('importForm', actor, { ...aForm('大表'), bytes: new Uint8Array(4_000_000) })),
  ).toMatchObject({ code: 'disk.full' });
  expect(await ledger.read('forms')).toHaveLength(1);
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
  await ledger.close();

  const roomier = scratchPlace(join(scratchFolder(), '大盘'));
  cpSync(disk.folder, dirname(roomier.path), { recursive: true });
  const again = opened(roomier);
  expect((await again.read('report', { reportId })).cells).toHaveLength(saved);
  await again.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 1, ref: 'A1', value: 1 }] });
});

test('a first start on a full disk leaves no half ledger behind', async ({ skip }) => {
  const disk = smallDisk('64k');
  if ('skip' in disk) return skip(disk.skip);
  const place = scratchPlace(disk.folder);
  expect(thrownBy(() => openDirect(place))).toMatchObject({ code: 'disk.full' });
  expect(existsSync(place.path)).toBe(false);
});

test('a folder that cannot be written is named, and its ledger is left alone', async ({ skip }) => {
  const place = scratchPlace();
  const ledger = openDirect(place);
  await readyToFill(ledger);
  await ledger.close();
  const before = readFileSync(place.path);
  const medium = readOnlyMount(dirname(place.path));
  if ('skip' in medium) return skip(medium.skip);
  const there = scratchPlace(medium.folder);
  expect(thrownBy(() => openDirect(there))).toEqual({
    code: 'ledger.readOnly',
    details: expect.objectContaining({ folder: medium.folder }),
  });
  expect(thrownBy(() => openDirect(scratchPlace(join(medium.folder))))).toMatchObject({ code: 'ledger.readOnly' });
  expect(readFileSync(place.path).equals(before)).toBe(true);
});

test('a ledger file without the right to write it is named before anyone types', async ({ skip }) => {
  const place = scratchPlace();
  await openDirect(place).close();
  const fixed = immutable(place.path);
  if ('skip' in fixed) return skip(fixed.skip);
  const before = readFileSync(place.path);
  expect(thrownBy(() => openDirect(place))).toMatchObject({
    code: 'ledger.readOnly',
    details: { folder: dirname(place.path) },
  });
  expect(readFileSync(place.path).equals(before)).toBe(true);
});

test('a folder that is not there is no reason to write elsewhere', () => {
  const place = scratchPlace(join(scratchFolder(), '没有'));
  expect(thrownBy(() => openDirect(place))).toMatchObject({ code: 'ledger.readOnly' });
  mkdirSync(dirname(place.path));
  writeFileSync(join(dirname(place.path), 'keep'), '');
  expect(readdirSync(dirname(place.path))).toEqual(['keep']);
});

test.each([
  ['SQLITE_FULL', 'disk.full'],
  ['ENOSPC', 'disk.full'],
  ['SQLITE_IOERR_WRITE', 'disk.failing'],
  ['EIO', 'disk.failing'],
  ['SQLITE_IOERR_SHORT_READ', 'ledger.damaged'],
  ['SQLITE_CORRUPT_INDEX', 'ledger.damaged'],
  ['SQLITE_NOTADB', 'ledger.notLedger'],
  ['SQLITE_READONLY_DBMOVED', 'ledger.readOnly'],
  ['SQLITE_CANTOPEN', 'ledger.readOnly'],
  ['EACCES', 'ledger.readOnly'],
  ['SQLITE_BUSY_SNAPSHOT', 'ledger.locked'],
])('%s is told as %s', (code, problem) => {
  const error = Object.assign(new Error(code), { code });
  expect(
    thrownBy(() => {
      throw ledgerFault(error, '/data/x.ledger');
    }),
  ).toMatchObject({ code: problem });
});

test('an error that is none of the disk stays what it is', () => {
  const error = Object.assign(new Error('constraint'), { code: 'SQLITE_CONSTRAINT_CHECK' });
  expect(ledgerFault(error, '/data/x.ledger')).toBe(error);
});

type Made = { readonly folder: string } | { readonly skip: string };

/** A disk in memory of that size, e.g. "2m". */
function smallDisk(size: string): Made {
  const folder = join(scratchFolder(), '小盘');
  mkdirSync(folder);
  return attempt(folder, ['mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], ['umount', '-l', folder]);
}

/** The folder as a medium that cannot be written. */
function readOnlyMount(source: string): Made {
  const folder = join(scratchFolder(), '只读');
  mkdirSync(folder);
  const bound = attempt(folder, ['mount', '--bind', source, folder], ['umount', '-l', folder]);
  return 'skip' in bound ? bound : attempt(folder, ['mount', '-o', 'remount,bind,ro', folder], ['true']);
}

/** Nothing in it can be changed, not even by root. */
function immutable(path: string): Made {
  return attempt(path, ['chattr', '+i', path], ['chattr', '-i', path]);
}

function attempt(folder: string, [make = '', ...makeArgs]: string[], [undo = '', ...undoArgs]: string[]): Made {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { skip: `${make} needs root on Linux` };
  try {
    execFileSync(make, makeArgs, { stdio: 'pipe' });
  } catch (error) {
    return {
      skip: `${make} ${makeArgs.join(' ')}: ${error instanceof Error ? error.message.split('\n').at(-2) : String(error)}`,
    };
  }
  onTestFinished(() => {
    execFileSync(undo, undoArgs, { stdio: 'pipe' });
  });
  return { folder };
}
