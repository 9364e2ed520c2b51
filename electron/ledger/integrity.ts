// `db check`: the whole ledger examined in five ways. Law: it reads only, and it reports what it finds instead of
// stopping at the first thing, since a damaged file is looked at precisely to learn how much of it is sound.
import { type AuditState, verifyAudit } from './audit';
import { appliedSteps, firstForeignStep, versionOf } from './migrate';
import type { Ledger } from './open';
import { schemaDifference, schemaText } from './schema';

export interface Integrity {
  readonly ok: boolean;
  /** What SQLite says of pages, trees and indexes; empty when sound. */
  readonly pages: readonly string[];
  /** References to nothing, at most 100, as `table:rowid → parent`. */
  readonly references: readonly string[];
  /** First line in which the structure differs from migrations/schema.sql; null when equal. */
  readonly structure: string | null;
  /** First recorded migration that is not the one in the folder, or the one that is missing; null when all agree. */
  readonly migration: string | null;
  readonly schemaVersion: number;
  /** Null when the audit could not be read to its end. */
  readonly audit: AuditState | null;
}

/** Thorough (every index entry) or quick (pages and trees only, about a second per million rows). */
export function integrityOf({ connection, db, migrations }: Ledger, quick: boolean): Integrity {
  const pages = attempt(
    () => sqliteFindings(connection.pragma(quick ? 'quick_check(100)' : 'integrity_check(100)')),
    tell,
  );
  const references = attempt(() => referenceFindings(connection.pragma('foreign_key_check')), tell);
  const structure = attempt(
    () => schemaDifference(schemaText(connection), migrations.schema),
    (error) => tell(error)[0] ?? '',
  );
  const migration = attempt(
    () => {
      const applied = appliedSteps(connection);
      return firstForeignStep(applied, migrations.steps) ?? migrations.steps[applied.length]?.name ?? null;
    },
    (error) => tell(error)[0] ?? '',
  );
  const audit = attempt<AuditState | null>(
    () => verifyAudit(db),
    () => null,
  );
  const sound = pages.length === 0 && references.length === 0 && structure === null && migration === null;
  const ok = sound && audit !== null && audit.firstBroken === null;
  return { ok, pages, references, structure, migration, schemaVersion: versionOf(migrations), audit };
}

function sqliteFindings(rows: unknown): string[] {
  const found = (rows as Record<string, unknown>[]).map((row) => String(Object.values(row)[0]));
  return found.length === 1 && found[0] === 'ok' ? [] : found;
}

function referenceFindings(rows: unknown): string[] {
  const found = rows as { table: string; rowid: number | null; parent: string }[];
  return found.slice(0, 100).map((row) => `${row.table}:${row.rowid ?? '?'} → ${row.parent}`);
}

function attempt<T>(body: () => T, otherwise: (error: unknown) => T): T {
  try {
    return body();
  } catch (error) {
    return otherwise(error);
  }
}

function tell(error: unknown): string[] {
  return [error instanceof Error ? error.message : String(error)];
}
