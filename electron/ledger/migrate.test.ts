// Migrations: each file and its record together or not at all; what was applied is never edited.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDirect } from './direct';
import { migrate, readSteps } from './migrate';
import { type Connection, connect } from './open';
import { schemaText } from './schema';
import { thrownBy } from './testing/refusal';
import {
  migrationsFolder,
  NEXT_MIGRATION,
  readyToFill,
  SCHEMA_VERSION,
  scratchFolder,
  scratchPlace,
} from './testing/scratch';

const AT = '2026-10-01T00:00:00.000Z';

/** A copy of the migrations folder that a test may change. */
function copyOfMigrations(): string {
  const folder = join(scratchFolder(), 'migrations');
  mkdirSync(folder);
  for (const name of readdirSync(migrationsFolder)) copyFileSync(join(migrationsFolder, name), join(folder, name));
  return folder;
}

/** Rows that each migration makes room for, as an old program would have written them. */
const rowsAfter: Readonly<
  Record<
    string,
    readonly (readonly [table: string, row: Readonly<Record<string, string | number | null | Uint8Array>>])[]
  >
> = {
  '0001_ledger_file.sql': [],
  '0002_people.sql': [
    ['organizations', { id: 1, created_at: AT }],
    [
      'organization_versions',
      { organization_id: 1, valid_from: '1900-01-01', parent_id: null, code: '35', name: '所' },
    ],
    ['departments', { id: 1, code: 'ZA', name: '治安', valid_from: '1900-01-01', valid_to: null }],
    ['accounts', { id: 1, name: '张三', created_at: AT, retired_at: null }],
    ['account_roles', { account_id: 1, role: 'clerk' }],
    ['settings', { name: 'preferences', value: '{"textSize":16}', changed_by: 1, changed_at: AT }],
  ],
  '0003_forms.sql': [
    [
      'forms',
      {
        id: 1,
        name: '表',
        department_id: 1,
        unit: 'month',
        month_start: 26,
        week_start: 1,
        day_start: '08:00',
        year_start: '12-26',
        created_at: AT,
        retired_at: null,
      },
    ],
    [
      'form_versions',
      {
        id: 1,
        form_id: 1,
        valid_from: '1900-01-01',
        file_name: '表.xlsx',
        sha256: 'a'.repeat(64),
        size: 2,
        sheet_count: 1,
        imported_by: 1,
        imported_at: AT,
        bytes: new Uint8Array([80, 75]),
      },
    ],
    ['cells', { id: 1, form_version_id: 1, sheet: 0, row: 4, col: 2 }],
  ],
  '0004_reports.sql': [
    [
      'reports',
      {
        id: 1,
        form_id: 1,
        form_version_id: 1,
        organization_id: 1,
        period_key: '2026-10',
        first_day: '2026-09-26',
        last_day: '2026-10-25',
        start_at: '2026-09-26T00:00',
        end_at: '2026-10-26T00:00',
        state: 'draft',
        created_by: 1,
        created_at: AT,
        changed_at: null,
      },
    ],
    [
      'cell_values',
      {
        report_id: 1,
        cell_id: 1,
        kind: 'number',
        number: 3,
        text: null,
        origin: 'typed',
        changed_by: 1,
        changed_at: AT,
      },
    ],
  ],
  '0005_audit.sql': [
    [
      'audit',
      {
        seq: 1,
        at: AT,
        actor: 1,
        action: 'test',
        entity: 'value',
        entity_id: '1/1',
        before: null,
        after: '{"value":3}',
        previous: new Uint8Array(32),
        hash: new Uint8Array(32),
      },
    ],
  ],
  '0006_converted_forms.sql': [
    [
      'form_versions',
      {
        id: 2,
        form_id: 1,
        valid_from: '2026-10-01',
        file_name: '旧表.xlsx',
        sha256: 'b'.repeat(64),
        size: 2,
        sheet_count: 1,
        imported_by: 1,
        imported_at: AT,
        bytes: new Uint8Array([80, 75]),
        converted_from: '.xls',
      },
    ],
  ],
  '0007_understanding.sql': [
    [
      'forms',
      {
        id: 2,
        name: '另一张表',
        department_id: null,
        unit: 'month',
        month_start: 1,
        week_start: 1,
        day_start: '00:00',
        year_start: '01-01',
        created_at: AT,
        retired_at: null,
        form_number: '公治1表',
        due: '{"by":"days","days":3,"time":null}',
      },
    ],
    ['sheet_corrections', { form_version_id: 1, sheet: 0, corrections: '[]', changed_by: 1, changed_at: AT }],
    ['sheet_caches', { form_version_id: 1, sheet: 0, kind: 'skeleton', made_by: '1', content: '{}' }],
  ],
};

function insert(connection: Connection, table: string, row: object): void {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`;
  connection.prepare(sql).run(row);
}

test('every migration keeps the rows that were there before it', () => {
  const place = scratchPlace();
  const connection = connect(place, place.path, {});
  const steps = readSteps(migrationsFolder);
  const expected: [string, object][] = [];
  for (const [i, step] of steps.entries()) {
    expect(migrate(connection, steps.slice(0, i + 1), AT, place.path)).toEqual([step.name]);
    const rows = rowsAfter[step.name];
    expect(rows, `${step.name} needs rows in this test`).toBeDefined();
    for (const [table, row] of rows ?? []) {
      insert(connection, table, row);
      expected.push([table, row]);
    }
    for (const [table, row] of expected) {
      const found = connection.prepare(`SELECT * FROM ${table}`).all();
      expect(found.map((one) => plain(one as object))).toContainEqual(expect.objectContaining(plain(row)));
    }
  }
  expect(connection.pragma('foreign_key_check')).toEqual([]);
  connection.close();
});

function plain(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value]),
  );
}

test('the record names every migration with the hash of its text, whatever its line ends', () => {
  const windows = copyOfMigrations();
  for (const name of readdirSync(windows)) {
    writeFileSync(join(windows, name), readFileSync(join(windows, name), 'utf8').replaceAll('\n', '\r\n'));
  }
  expect(readSteps(windows)).toEqual(readSteps(migrationsFolder));
});

test('an edited, renamed, renumbered or missing migration refuses the ledger and leaves it as it is', async () => {
  const place = scratchPlace();
  await openDirect(place).close();
  const before = readFileSync(place.path);
  const changes: readonly [told: string, (folder: string) => void][] = [
    [
      '0003_forms.sql',
      (folder) =>
        writeFileSync(
          join(folder, '0003_forms.sql'),
          `${readFileSync(join(folder, '0003_forms.sql'), 'utf8')}-- edited\n`,
        ),
    ],
    ['0003_forms.sql', (folder) => renameSync(join(folder, '0003_forms.sql'), join(folder, '0003_form.sql'))],
    ['0004_reports.sql', (folder) => rmSync(join(folder, '0003_forms.sql'))],
    [
      '0009_understanding.sql',
      (folder) => renameSync(join(folder, '0007_understanding.sql'), join(folder, '0009_understanding.sql')),
    ],
    ['0003_forms.sql', (folder) => writeFileSync(join(folder, '0003_again.sql'), '')],
  ];
  for (const [name, change] of changes) {
    const migrations = copyOfMigrations();
    change(migrations);
    const told = thrownBy(() => openDirect({ ...place, migrations }));
    expect(told).toEqual({ code: 'ledger.migrationEdited', details: { name } });
    expect(readFileSync(place.path).equals(before)).toBe(true);
  }
});

test('a migration that fails at any of its statements is rolled back whole, and the older program still opens the ledger', async () => {
  const place = scratchPlace();
  const ledger = openDirect(place);
  const { reportId } = await readyToFill(ledger);
  await ledger.close();
  const statements = [
    'ALTER TABLE accounts ADD COLUMN note TEXT;',
    'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;',
    `UPDATE accounts SET note = 'x';`,
    `PRAGMA user_version = ${SCHEMA_VERSION + 1};`,
  ];
  const faults = [
    ...statements.map((_, i) => statements.toSpliced(i, 0, 'SELECT * FROM nowhere;')),
    [...statements, 'SELECT * FROM nowhere;'],
    statements.slice(0, -1), // without its number
    [...statements, `INSERT INTO account_roles VALUES (99, 'clerk');`], // a reference to nothing
    [...statements, 'COMMIT; BEGIN;'], // the record would stand alone
    [...statements, 'COMMIT;'],
  ];
  const older = connect(place, place.path, { readonly: true });
  const structure = schemaText(older);
  older.close();
  for (const fault of faults) {
    const migrations = copyOfMigrations();
    writeFileSync(join(migrations, NEXT_MIGRATION), fault.join('\n'));
    const told = thrownBy(() => openDirect({ ...place, migrations }));
    expect(told).toEqual({ code: 'ledger.migrationFailed', details: { name: NEXT_MIGRATION } });
    const again = openDirect(place);
    expect(await again.integrity(false)).toMatchObject({ ok: true, schemaVersion: SCHEMA_VERSION });
    expect((await again.read('report', { reportId })).report.periodKey).toBe('2026-10');
    await again.close();
    const unchanged = connect(place, place.path, { readonly: true });
    expect(schemaText(unchanged)).toBe(structure);
    unchanged.close();
  }
});
