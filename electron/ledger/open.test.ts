// What may be opened, and what is refused and left as it is.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportId } from '../../core/words';
import { sha256Hex } from './checksum';
import { openDirect } from './direct';
import { type Connection, connect, type LedgerPlace, openLedger } from './open';
import { refusal, thrownBy } from './testing/refusal';
import {
  aForm,
  aStation,
  migrationsFolder,
  NEXT_MIGRATION,
  opened,
  readyToFill,
  SCHEMA_VERSION,
  scratchFolder,
  scratchPlace,
} from './testing/scratch';

const AT = '2026-10-01T00:00:00.000Z';
const hashOf = (file: string) => sha256Hex(readFileSync(file));

/** A closed ledger with one filled report. */
async function filledLedger(): Promise<{ place: LedgerPlace; reportId: ReportId }> {
  const place = scratchPlace();
  const ledger = openDirect(place);
  const { actor, reportId } = await readyToFill(ledger);
  const changes = Array.from({ length: 200 }, (_, i) => ({ sheet: 0, ref: `C${i + 1}`, value: `第${i}格` }));
  await ledger.write('saveCells', actor, { reportId, origin: 'typed', changes });
  await ledger.close();
  return { place, reportId };
}

/** Changes the file as a foreign tool would. */
function tamper(place: LedgerPlace, body: (connection: Connection) => void): void {
  const connection = connect(place, place.path, {});
  body(connection);
  connection.close();
}

function expectRefusedUntouched(place: LedgerPlace, code: string, details: object = {}): void {
  const before = hashOf(place.path);
  expect(thrownBy(() => openDirect(place))).toMatchObject({ code, details });
  expect(thrownBy(() => openDirect(place, { mode: 'read' }))).toMatchObject({ code });
  expect(hashOf(place.path)).toBe(before);
}

test('the settings that keep what is typed are in force', () => {
  const ledger = openLedger(scratchPlace(), 'write', AT);
  const set = (name: string) => ledger.connection.pragma(name, { simple: true });
  expect(
    ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'temp_store'].map(set),
  ).toEqual(['wal', 2, 1, 0, 1, 2]);
  expect(['busy_timeout', 'wal_autocheckpoint', 'recursive_triggers', 'page_size'].map(set)).toEqual([
    5000, 16384, 1, 4096,
  ]);
  expect(() => ledger.connection.exec(`UPDATE sqlite_schema SET sql = ''`)).toThrow(/may not be modified/);
  ledger.close();
});

test('a closed ledger is one file: nothing waits in a log, no owner is named', async () => {
  const { place } = await filledLedger();
  expect(existsSync(`${place.path}-wal`)).toBe(false);
  expect(existsSync(`${place.path}.owner`)).toBe(false);
});

test('an older program never touches a newer ledger, not even one that was not closed', async () => {
  const { place } = await filledLedger();
  tamper(place, (connection) => connection.pragma('user_version = 99'));
  expectRefusedUntouched(place, 'ledger.future', { found: '99', known: String(SCHEMA_VERSION) });

  const copy = { ...place, path: join(scratchFolder(), 'copy.ledger') };
  tamper(place, (connection) => {
    connection.exec('CREATE TABLE of_the_future (id INTEGER PRIMARY KEY)');
    for (const end of ['', '-wal']) copyFileSync(place.path + end, copy.path + end);
  });
  const log = hashOf(`${copy.path}-wal`);
  expectRefusedUntouched(copy, 'ledger.future');
  expect(hashOf(`${copy.path}-wal`)).toBe(log);
});

test('a file that is no ledger of ours is refused and left as it is', () => {
  const text = scratchPlace();
  writeFileSync(text.path, '一份普通的文字。'.repeat(1000));
  expectRefusedUntouched(text, 'ledger.notLedger', { file: text.path });
  const foreign = scratchPlace();
  tamper(foreign, (connection) => connection.exec('CREATE TABLE accounts (id INTEGER PRIMARY KEY)'));
  expectRefusedUntouched(foreign, 'ledger.notLedger');
});

test('an empty file is a damaged ledger, never a new one', () => {
  const place = scratchPlace();
  writeFileSync(place.path, '');
  expectRefusedUntouched(place, 'ledger.damaged');
});

test('a log whose ledger is gone is kept, not mixed into a new ledger', async () => {
  const place = scratchPlace();
  writeFileSync(`${place.path}-wal`, 'what was typed last');
  expect(thrownBy(() => openDirect(place))).toMatchObject({ code: 'ledger.damaged' });
  expect(existsSync(place.path)).toBe(false);
  expect(readFileSync(`${place.path}-wal`, 'utf8')).toBe('what was typed last');
});

test('a ledger cut short is refused', async () => {
  const { place } = await filledLedger();
  truncateSync(place.path, 4096 * 5);
  expectRefusedUntouched(place, 'ledger.damaged');
});

test('whichever page is overwritten, the damage is told and the file kept', async () => {
  const { place } = await filledLedger();
  const sound = readFileSync(place.path);
  const silent: number[] = [];
  for (let page = 0; page < sound.length / 4096; page++) {
    const damaged = Buffer.from(sound);
    damaged.fill(0xaa, page * 4096, (page + 1) * 4096);
    writeFileSync(place.path, damaged);
    try {
      const ledger = openDirect(place, { mode: 'read' });
      const found = await ledger.integrity(false);
      await ledger.close();
      if (found.ok) silent.push(page);
    } catch (error) {
      const { code } = thrownBy(() => {
        throw error;
      });
      expect(['ledger.damaged', 'ledger.notLedger', 'ledger.structure']).toContain(code);
    }
    expect(readFileSync(place.path).equals(damaged)).toBe(true);
  }
  expect(silent).toEqual([]);
});

test('after an unclean end the pages are checked before anyone types', async () => {
  const { place, reportId } = await filledLedger();
  const page = await rootPageOf(place, 'cell_values');
  const copy = { ...place, path: join(scratchFolder(), 'copy.ledger') };
  const running = opened(place);
  await running.write('changePreferences', null, { textSize: 16 });
  for (const end of ['', '-wal']) copyFileSync(place.path + end, copy.path + end);
  const sound = opened({ ...copy });
  expect((await sound.read('report', { reportId })).cells).toHaveLength(200);
  await sound.close();

  for (const end of ['', '-wal']) copyFileSync(place.path + end, copy.path + end);
  const damaged = readFileSync(copy.path);
  damaged.fill(0xaa, (page - 1) * 4096, page * 4096);
  writeFileSync(copy.path, damaged);
  expect(thrownBy(() => openDirect(copy))).toMatchObject({ code: 'ledger.damaged', details: { file: copy.path } });
});

test('damage met while working stops every further change, and reading goes on', async () => {
  const { place } = await filledLedger();
  const page = await rootPageOf(place, 'forms');
  const damaged = readFileSync(place.path);
  damaged.fill(0xaa, (page - 1) * 4096, page * 4096);
  writeFileSync(place.path, damaged);
  const ledger = opened(place);
  expect(await refusal(ledger.write('importForm', null, aForm('新表')))).toMatchObject({ code: 'ledger.damaged' });
  expect(await refusal(ledger.write('changePreferences', null, { textSize: 16 }))).toMatchObject({
    code: 'ledger.damaged',
  });
  expect(await ledger.read('preferences')).toEqual({ textSize: 14 });
});

test('a trigger or view put in by another tool is not used', async () => {
  for (const sql of [
    'CREATE VIEW v AS SELECT 1',
    'CREATE TRIGGER t AFTER INSERT ON cells BEGIN SELECT 1; END',
    'DROP TRIGGER audit_stays',
  ]) {
    const { place } = await filledLedger();
    tamper(place, (connection) => connection.exec(sql));
    expectRefusedUntouched(place, 'ledger.structure');
  }
});

test('what a killed first start left behind is made anew', async () => {
  const place = scratchPlace();
  writeFileSync(`${place.path}.new`, 'half a ledger');
  writeFileSync(`${place.path}.new-wal`, 'half a log');
  const ledger = opened(place);
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
  expect(readdirSync(join(place.path, '..')).filter((name) => name.includes('.new'))).toEqual([]);
});

test('one writer per ledger: the second is told the owner, a reader may come in', async () => {
  const place = scratchPlace();
  const owner = opened(place);
  const { details, code } = thrownBy(() => openDirect(place));
  expect(code).toBe('ledger.locked');
  expect(details.owner).toMatch(new RegExp(`^.+，\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 起，进程 ${process.pid}$`));
  const reader = opened(place, { mode: 'read' });
  expect(await reader.read('stationReady')).toBe(false);
  await owner.write('setUpStation', null, aStation);
  expect(await reader.read('stationReady')).toBe(true);
  expect(await refusal(reader.write('changePreferences', null, { textSize: 16 }))).toMatchObject({
    code: 'ledger.locked',
  });
  await reader.close();
  await owner.close();
  await opened(place).close();
});

test('reading makes no ledger where there is none, and upgrades none', async () => {
  const missing = scratchPlace();
  expect(thrownBy(() => openDirect(missing, { mode: 'read' }))).toMatchObject({ code: 'ledger.missing' });
  expect(existsSync(missing.path)).toBe(false);

  const { place } = await filledLedger();
  const newer = join(scratchFolder(), 'migrations');
  mkdirSync(newer);
  for (const name of readdirSync(migrationsFolder)) copyFileSync(join(migrationsFolder, name), join(newer, name));
  writeFileSync(join(newer, NEXT_MIGRATION), `PRAGMA user_version = ${SCHEMA_VERSION + 1};\n`);
  expect(thrownBy(() => openDirect({ ...place, migrations: newer }, { mode: 'read' }))).toMatchObject({
    code: 'ledger.old',
  });
});

async function rootPageOf(place: LedgerPlace, table: string): Promise<number> {
  const connection = connect(place, place.path, { readonly: true });
  const page = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  connection.close();
  return page;
}
