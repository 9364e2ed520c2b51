// The audit shows every change, and every change of the audit itself.
import { expect, test } from 'vitest';
import { sha256 } from './checksum';
import { openDirect } from './direct';
import { type Connection, connect, type LedgerPlace } from './open';
import { aStation, opened, readyToFill, scratchPlace, tickingClock } from './testing/scratch';

async function ledgerWithHistory(): Promise<LedgerPlace> {
  const place = scratchPlace();
  const ledger = openDirect(place, { now: tickingClock() });
  const { actor, reportId } = await readyToFill(ledger);
  for (let i = 1; i <= 10; i++) {
    await ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 0, ref: 'B4', value: i }] });
  }
  await ledger.close();
  return place;
}

/** What somebody with another tool does: without our triggers, and with them put back afterwards. */
function behindOurBack(place: LedgerPlace, body: (connection: Connection) => void): void {
  const connection = connect(place, place.path, {});
  const triggers = connection
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'`)
    .all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`);
  body(connection);
  for (const { sql } of triggers) connection.exec(sql);
  connection.close();
}

test('a whole chain holds, and its head is the newest row', async () => {
  const ledger = opened(await ledgerWithHistory(), { mode: 'read' });
  const state = await ledger.read('verifyAudit');
  expect(state.firstBroken).toBeNull();
  expect(state.rows).toBeGreaterThan(15);
  expect(state.head).toEqual(await ledger.read('auditHead'));
  expect(state.head).toMatchObject({ seq: state.rows, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

const tampering: readonly [what: string, firstBroken: number, change: (connection: Connection) => void][] = [
  [
    'an entry that was rewritten',
    12,
    (c) => c.exec(`UPDATE audit SET after = '{"value":999,"origin":"typed"}' WHERE seq = 12`),
  ],
  ['a time that was moved', 12, (c) => c.exec(`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 12`)],
  ['an actor who was exchanged', 12, (c) => c.exec('UPDATE audit SET actor = NULL WHERE seq = 12')],
  ['an entry that was taken out', 12, (c) => c.exec('DELETE FROM audit WHERE seq = 12')],
  [
    'an entry that was taken out and the rest moved up',
    12,
    (c) => c.exec('DELETE FROM audit WHERE seq = 12; UPDATE audit SET seq = seq - 1 WHERE seq > 12'),
  ],
  [
    'two entries that changed places',
    12,
    (c) =>
      c.exec(
        'UPDATE audit SET seq = -1 WHERE seq = 12; UPDATE audit SET seq = 12 WHERE seq = 13; UPDATE audit SET seq = 13 WHERE seq = -1',
      ),
  ],
  ['the first entry', 1, (c) => c.exec('DELETE FROM audit WHERE seq = 1')],
  [
    'an entry with a hash of its own',
    13,
    (c) => {
      // The forger computes the row's own hash anew; the next row still names the old one.
      const row = c.prepare('SELECT * FROM audit WHERE seq = 12').get() as Record<string, string | number> & {
        previous: Uint8Array;
      };
      const after = '{"value":999,"origin":"typed"}';
      const text = JSON.stringify([
        row.seq,
        row.at,
        row.actor,
        row.action,
        row.entity,
        row.entity_id,
        row.before,
        after,
      ]);
      c.prepare('UPDATE audit SET after = ?, hash = ? WHERE seq = 12').run(after, sha256(row.previous, text));
    },
  ],
];

test.each(tampering)('%s is found', async (_what, firstBroken, change) => {
  const place = await ledgerWithHistory();
  behindOurBack(place, change);
  const ledger = opened(place, { mode: 'read' });
  expect(await ledger.read('verifyAudit')).toMatchObject({ firstBroken });
  expect(await ledger.integrity(false)).toMatchObject({ ok: false, pages: [], audit: { firstBroken } });
});

test('a cut-off end shows in the head that was noted before', async () => {
  const place = await ledgerWithHistory();
  const noted = await headOf(place);
  behindOurBack(place, (c) => c.exec('DELETE FROM audit WHERE seq > 14'));
  expect(await headOf(place)).not.toEqual(noted);
});

async function headOf(place: LedgerPlace) {
  const ledger = openDirect(place, { mode: 'read' });
  const head = await ledger.read('auditHead');
  await ledger.close();
  return head;
}

test('what is never changed or deleted is refused by the file itself, whatever tool asks', async () => {
  const place = await ledgerWithHistory();
  const connection = connect(place, place.path, {});
  const refused: readonly [string, RegExp][] = [
    [`UPDATE audit SET action = 'x' WHERE seq = 12`, /append-only/],
    ['DELETE FROM audit', /append-only/],
    [`INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 12`, /append-only|at its end/],
    [
      `INSERT INTO audit SELECT seq + 100, at, actor, action, entity, entity_id, before, after, previous, hash FROM audit WHERE seq = 1`,
      /at its end/,
    ],
    ['DELETE FROM accounts', /never deleted/],
    ['DELETE FROM forms', /never deleted/],
    ['DELETE FROM form_versions', /never deleted/],
    [`UPDATE form_versions SET file_name = 'x'`, /never changes/],
    ['DELETE FROM reports', /never deleted/],
    ['DELETE FROM cells', /never deleted/],
    ['UPDATE cells SET row = 1', /never moves/],
    ['DELETE FROM cell_values', /never deleted/],
  ];
  for (const [sql, words] of refused) expect(() => connection.exec(sql), sql).toThrow(words);
  connection.close();
  expect(await opened(place).integrity(false)).toMatchObject({ ok: true });
});

test('a change that fails leaves neither its rows nor its entry', async () => {
  const ledger = opened(scratchPlace());
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const head = await ledger.read('auditHead');
  await expect(ledger.write('setUpStation', accountId, aStation)).rejects.toThrow('setup.done');
  expect(await ledger.read('auditHead')).toEqual(head);
});
