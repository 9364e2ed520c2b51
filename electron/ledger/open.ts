// Opens a ledger file: driver, owner lock, refusals, pragmas, migrations, quick check. The one import of the driver.
// Promises 3 and 6: a file that is not ours, damaged or from the future is refused and left as it is, byte for byte.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { problem } from '../../core/problem';
import type { Instant } from '../../core/words';
import { telling } from './fault';
import { handleOf, type ReadableDB, type WritableDB } from './handle';
import { appliedSteps, firstForeignStep, type MigrationSet, migrate, readMigrations, versionOf } from './migrate';
import { ownerOf, takeOwnership } from './ownerLock';
import { schemaDifference, schemaText } from './schema';

export type Connection = Database.Database;
export type Prepared = Database.Statement<unknown[], unknown>;

/** "YTT1" in the header of the file says that it is a ledger of ours; set by migration 0001. */
const APPLICATION_ID = 0x59545431;
const BUSY_MS = 5000;
/** Long enough for a worker that died to be gone, too short to look like a hang. */
const OWNER_WAIT_MS = 300;

export interface LedgerPlace {
  /** Absolute path of the ledger file; its folder exists. */
  readonly path: string;
  /** Folder of migrations/. */
  readonly migrations: string;
  /** Another build of the driver, chosen before anything is opened: a wrong one ends the whole program. */
  readonly nativeBinding?: string | undefined;
}

export type OpenMode = 'write' | 'read';

/** An open ledger. All its functions throw problems of the catalogue. */
export interface Ledger {
  readonly place: LedgerPlace;
  readonly mode: OpenMode;
  readonly migrations: MigrationSet;
  readonly connection: Connection;
  readonly db: ReadableDB;
  /** Runs the body in one transaction: all of it is on disk when this returns, or nothing. */
  change<T>(body: (db: WritableDB) => T): T;
  /** Carries the write-ahead log over into the file as far as no reader needs it. */
  checkpoint(): void;
  close(): void;
}

/** Opens for writing (making a new ledger where there is none) or for reading beside a writer. */
export function openLedger(place: LedgerPlace, mode: OpenMode, at: Instant): Ledger {
  return telling(place.path, () => {
    const migrations = readMigrations(place.migrations);
    return mode === 'write' ? openForWriting(place, migrations, at) : openForReading(place, migrations);
  });
}

function openForWriting(place: LedgerPlace, migrations: MigrationSet, at: Instant): Ledger {
  const { path } = place;
  if (!existsSync(dirname(path))) throw problem('ledger.readOnly', { folder: dirname(path) });
  const release = takeOwnership(path, (file) => connect(place, file, { timeout: OWNER_WAIT_MS }));
  try {
    if (!existsSync(path)) create(place, migrations, at);
    const unclean = sizeOf(`${path}-wal`) > 0;
    refuseForeign(place, migrations);
    const connection = connect(place, path, { fileMustExist: true });
    try {
      harden(connection);
      // SQLite opens a file it may not write for reading, and would say so only at the first key typed.
      connection.exec('UPDATE migrations SET name = name WHERE FALSE');
      if (unclean) quickCheck(connection, path);
      migrate(connection, migrations.steps, at, path);
      compareStructure(connection, migrations);
      probe(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
    return ledgerOf(place, 'write', migrations, connection, release);
  } catch (error) {
    release();
    throw error;
  }
}

function openForReading(place: LedgerPlace, migrations: MigrationSet): Ledger {
  if (!existsSync(place.path)) throw problem('ledger.missing', { file: place.path });
  refuseForeign(place, migrations);
  const connection = connect(place, place.path, { readonly: true, fileMustExist: true });
  try {
    harden(connection);
    if (numberOf(connection, 'user_version') < versionOf(migrations)) throw problem('ledger.old', { file: place.path });
    const foreign = firstForeignStep(appliedSteps(connection), migrations.steps);
    if (foreign !== null) throw problem('ledger.migrationEdited', { name: foreign });
    compareStructure(connection, migrations);
    probe(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  return ledgerOf(place, 'read', migrations, connection, () => undefined);
}

/** A bare connection; only this file, the lock and tests of damage use one. */
export function connect(place: LedgerPlace, file: string, options: Database.Options): Connection {
  const { nativeBinding } = place;
  return new Database(file, {
    timeout: BUSY_MS,
    ...options,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
}

/** A new ledger is made whole under another name and then renamed: an empty file at `path` is therefore never ours. */
function create(place: LedgerPlace, migrations: MigrationSet, at: Instant): void {
  const { path } = place;
  // A log without its file: the file was taken away. SQLite would put the log's pages into the new one.
  if (sizeOf(`${path}-wal`) > 0) throw problem('ledger.damaged', { file: path });
  const fresh = `${path}.new`;
  for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(fresh + rest, { force: true });
  const connection = connect(place, fresh, {});
  try {
    harden(connection);
    migrate(connection, migrations.steps, at, path);
  } finally {
    connection.close();
  }
  renameSync(fresh, path);
  syncFolder(dirname(path));
}

/** Looks at the header through a connection that cannot write. */
function refuseForeign(place: LedgerPlace, migrations: MigrationSet): void {
  const { path } = place;
  if (sizeOf(path) === 0) throw problem('ledger.damaged', { file: path });
  const look = connect(place, path, { readonly: true, fileMustExist: true });
  try {
    if (numberOf(look, 'application_id') !== APPLICATION_ID) throw problem('ledger.notLedger', { file: path });
    const found = numberOf(look, 'user_version');
    const known = versionOf(migrations);
    if (found > known) throw problem('ledger.future', { found, known });
  } finally {
    look.close();
  }
}

/** The settings of the connection, each for a reason. */
function harden(connection: Connection): void {
  connection.pragma('trusted_schema = OFF'); // a view or trigger smuggled into the file may call nothing of note (A26)
  connection.pragma('cell_size_check = ON'); // damage is found where it is, not pages later
  connection.pragma('foreign_keys = ON');
  connection.pragma('recursive_triggers = ON'); // REPLACE asks the delete triggers too
  connection.pragma('temp_store = MEMORY'); // no personal data in temporary files
  if (connection.readonly) {
    connection.pragma('query_only = ON');
    return;
  }
  connection.pragma('journal_mode = WAL'); // readers go on while one writes
  connection.pragma('synchronous = FULL'); // shown as saved = on disk (promise 1)
  // The write-ahead log is carried over at 64 MB (pages of 4 kB), or earlier when nobody types (worker.ts).
  connection.pragma('wal_autocheckpoint = 16384');
  connection.pragma('journal_size_limit = 67108864');
}

function quickCheck(connection: Connection, path: string): void {
  const found = connection.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw problem('ledger.damaged', { file: path }, new Error(String(found)));
}

function compareStructure(connection: Connection, migrations: MigrationSet): void {
  const what = schemaDifference(schemaText(connection), migrations.schema);
  if (what !== null) throw problem('ledger.structure', { what: what.slice(0, 80) });
}

/** One indexed read in each direction of the newest table; damage there is told now, not at the first key. */
function probe(connection: Connection): void {
  connection.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
  connection.prepare('SELECT name FROM settings ORDER BY name LIMIT 1').get();
}

function ledgerOf(
  place: LedgerPlace,
  mode: OpenMode,
  migrations: MigrationSet,
  connection: Connection,
  release: () => void,
): Ledger {
  const db = handleOf(connection);
  return {
    place,
    mode,
    migrations,
    connection,
    db,
    change: (body) => {
      if (mode === 'read') throw problem('ledger.locked', { owner: ownerOf(place.path) });
      return telling(place.path, () => connection.transaction(() => body(db)).immediate());
    },
    checkpoint: () => {
      if (mode === 'write') telling(place.path, () => connection.pragma('wal_checkpoint(PASSIVE)'));
    },
    close: () => {
      if (!connection.open) return;
      try {
        connection.close();
      } finally {
        release();
      }
    },
  };
}

function numberOf(connection: Connection, pragma: 'application_id' | 'user_version'): number {
  return Number(connection.pragma(pragma, { simple: true }));
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The new name itself must survive a power cut; Windows does it on its own and offers no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
