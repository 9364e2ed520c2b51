// What the ledger's structure is, as text, and what it should be: migrations/schema.sql, written by a test and
// reviewed like code. Law (A26): a file whose structure is not ours (a trigger, a view, a column more) is not used.
import type { Connection } from './open';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

const HEADING = `-- The structure that all migrations lead to, compared at every start and by a test.
-- Written by that test (vitest -u), never by hand.
`;

/** Every table, index and trigger in one fixed order. */
export function schemaText(connection: Connection): string {
  const rows = connection
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    )
    .all() as SchemaRow[];
  return `${[HEADING.trimEnd(), ...rows.map((row) => `${row.sql};`)].join('\n\n')}\n`;
}

/** The first line in which they differ, or null. */
export function schemaDifference(found: string, expected: string): string | null {
  if (found === expected) return null;
  const [have, want] = [found.split('\n'), expected.split('\n')];
  for (let i = 0; i < Math.max(have.length, want.length); i++) {
    if (have[i] !== want[i]) return (have[i] ?? want[i] ?? '').trim();
  }
  return '';
}
