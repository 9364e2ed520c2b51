// Brings a ledger to this program's structure: NNNN_name.sql in order, each file and its record in ONE transaction.
// Law 5: old state or new state, never between. What was applied must be what lies here, hash for hash.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '../../core/problem';
import type { Instant } from '../../core/words';
import { sha256Hex } from './checksum';
import { ledgerFault } from './fault';
import type { Connection } from './open';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** The migrations folder as read: the steps and the structure they lead to. */
export interface MigrationSet {
  readonly steps: readonly Migration[];
  /** Text of migrations/schema.sql. */
  readonly schema: string;
}

export const SCHEMA_FILE = 'schema.sql';
const STEP_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
const lf = (text: string) => text.replaceAll('\r\n', '\n');

/** Reads the folder; numbers must run 0001, 0002 … without gap or double. */
export function readMigrations(folder: string): MigrationSet {
  return { steps: readSteps(folder), schema: lf(readFileSync(join(folder, SCHEMA_FILE), 'utf8')) };
}

export function readSteps(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && name !== SCHEMA_FILE)
    .sort();
  return names.map((name, i) => {
    const number = Number(STEP_NAME.exec(name)?.[1]);
    if (number !== i + 1) throw problem('ledger.migrationEdited', { name });
    const text = lf(readFileSync(join(folder, name), 'utf8'));
    return { number, name, text, sha256: sha256Hex(text) };
  });
}

/** Number of the last step: what `user_version` of an up-to-date ledger says. */
export function versionOf(set: MigrationSet): number {
  return set.steps.length;
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** The steps a ledger has had; empty for a new file. */
export function appliedSteps(connection: Connection): readonly Applied[] {
  const exists = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get();
  if (!exists) return [];
  return connection.prepare('SELECT number, name, sha256 FROM migrations ORDER BY number').all() as Applied[];
}

/** Name of the first recorded step that is not the one in the folder; null when all agree. */
export function firstForeignStep(applied: readonly Applied[], steps: readonly Migration[]): string | null {
  for (const [i, record] of applied.entries()) {
    const step = steps[i];
    if (!step || step.number !== record.number || step.name !== record.name || step.sha256 !== record.sha256)
      return record.name;
  }
  return null;
}

/** Applies what is missing and returns the names of the steps applied. */
export function migrate(
  connection: Connection,
  steps: readonly Migration[],
  at: Instant,
  path: string,
): readonly string[] {
  const applied = appliedSteps(connection);
  const foreign = firstForeignStep(applied, steps);
  if (foreign !== null) throw problem('ledger.migrationEdited', { name: foreign });
  const missing = steps.slice(applied.length);
  for (const step of missing) {
    try {
      connection.transaction(() => applyStep(connection, step, at)).immediate();
    } catch (error) {
      const told = ledgerFault(error, path);
      throw told instanceof ProblemError ? told : problem('ledger.migrationFailed', { name: step.name }, error);
    }
  }
  return missing.map((step) => step.name);
}

/** Would end the transaction that joins a step to its record. */
const TRANSACTION_WORDS = /(^|;)\s*(COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/im;

function applyStep(connection: Connection, step: Migration, at: Instant): void {
  if (TRANSACTION_WORDS.test(step.text)) throw new Error('A migration must not end the transaction it runs in.');
  connection.exec(step.text);
  if (connection.prepare('PRAGMA foreign_key_check').get()) throw new Error('A migration left a reference to nothing.');
  connection
    .prepare('INSERT INTO migrations (number, name, sha256, applied_at) VALUES (:number, :name, :sha256, :at)')
    .run({ number: step.number, name: step.name, sha256: step.sha256, at });
  // Each file sets its number itself, so that a reader of the SQL sees it; here it is only held to it.
  const version = connection.pragma('user_version', { simple: true });
  if (version !== step.number) throw new Error(`The migration must end with PRAGMA user_version = ${step.number}.`);
}
