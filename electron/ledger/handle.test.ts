// Reading cannot write: not past the compiler, and not past it either.
import { expect, test } from 'vitest';
import type { ReadableDB, WritableDB } from './handle';
import { openLedger } from './open';
import { fragment, reading, type SqlFragment, writing } from './sql';
import { scratchPlace } from './testing/scratch';

const addOne = writing<{ name: string }>`INSERT INTO organizations (created_at) VALUES (:name)`;
const count = reading<undefined, { n: number }>`SELECT count(*) AS n FROM organizations`;

/** Only compiled: each line marked as an error must be one. */
function typesOf(readable: ReadableDB, writable: WritableDB, fromUser: string): void {
  writable.run(addOne, { name: 'x' });
  readable.get(count);
  // @ts-expect-error the reading handle has no way to write
  readable.run(addOne, { name: 'x' });
  // @ts-expect-error a writing statement is not taken for a reading one
  readable.get(addOne, { name: 'x' });
  // @ts-expect-error a reading handle is no writing handle
  const taken: WritableDB = readable;
  // @ts-expect-error text is no statement
  readable.all(`SELECT * FROM forms WHERE name = '${fromUser}'`);
  // @ts-expect-error user text cannot be put into a statement
  reading<undefined, { id: number }>`SELECT id FROM forms WHERE name = ${fromUser}`;
  // @ts-expect-error nor into a fragment
  fragment`name = ${fromUser}`;
  // @ts-expect-error a parameter is missing
  writable.run(addOne, {});
  // @ts-expect-error a parameter of another type
  writable.run(addOne, { name: 3 });
  // @ts-expect-error a column that the row does not have
  readable.get(count)?.missing;
  void taken;
}

void typesOf;

test('a statement that says it reads and writes is refused before it runs', () => {
  const ledger = openLedger(scratchPlace(), 'write', '2026-10-01T00:00:00.000Z');
  const liar = reading<undefined, { id: number }>`INSERT INTO organizations (created_at) VALUES ('x') RETURNING id`;
  expect(() => ledger.db.get(liar)).toThrow(/marked as reading/);
  expect(ledger.db.get(count)).toEqual({ n: 0 });
  ledger.close();
});

test('fragments are put in where they stand', () => {
  const columns: SqlFragment = fragment`id, created_at AS at`;
  expect(reading<undefined, object>`SELECT ${columns} FROM organizations`.text).toBe(
    'SELECT id, created_at AS at FROM organizations',
  );
});
