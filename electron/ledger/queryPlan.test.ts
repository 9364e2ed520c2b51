// Every statement of the store that reads: the planner is asked whether it goes by an index. What is allowed to walk
// through a table is named here with its reason.
import { expect, test } from 'vitest';
import { type Ledger, openLedger } from './open';
import './operations';
import { allReads } from './sql';
import { scratchPlace } from './testing/scratch';

/** Statements that walk a table: its name or alias as the planner tells it, and why that is right. */
const walks: readonly { readonly statement: RegExp; readonly walks: string; readonly because: string }[] = [
  { statement: /FROM departments WHERE valid_to IS NULL/, walks: 'departments', because: 'all of some twenty' },
  { statement: /FROM accounts AS a WHERE a.retired_at IS NULL/, walks: 'a', because: 'all of some ten' },
  { statement: /FROM\s+forms AS f[\s\S]*ORDER BY f.retired_at/, walks: 'f', because: 'all of some hundreds' },
  {
    statement: /FROM\s+reports AS r[\s\S]*f.department_id ORDER BY r.end_at/,
    walks: 'r',
    because: 'all, as its index has them',
  },
  { statement: /FROM audit ORDER BY seq DESC LIMIT 1/, walks: 'audit', because: 'one row, from the end' },
  { statement: /previous, hash FROM audit ORDER BY seq/, walks: 'audit', because: 'the whole chain is verified' },
];

function planOf(ledger: Ledger, text: string): string[] {
  const nulls = Object.fromEntries([...text.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', null]));
  const explained = ledger.connection.prepare(`EXPLAIN QUERY PLAN ${text}`);
  return (explained.all(nulls) as { detail: string }[]).map(({ detail }) => detail);
}

function withLedger<T>(body: (ledger: Ledger) => T): T {
  const ledger = openLedger(scratchPlace(), 'write', '2026-10-01T00:00:00.000Z');
  try {
    return body(ledger);
  } finally {
    ledger.close();
  }
}

test('every statement goes by an index, or walks a table for a reason', () => {
  expect(allReads.length).toBeGreaterThan(20);
  const unexplained = withLedger((ledger) =>
    allReads.flatMap(({ text }) => {
      const allowed = walks.find(({ statement }) => statement.test(text))?.walks;
      return planOf(ledger, text).filter((step) => step.startsWith('SCAN ') && step.split(' ')[1] !== allowed);
    }),
  );
  expect(unexplained).toEqual([]);
});

test('every index serves a statement', () => {
  const unused = withLedger((ledger) => {
    const plans = allReads.flatMap(({ text }) => planOf(ledger, text)).join('\n');
    const indexes = ledger.connection.prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`,
    );
    return (indexes.pluck().all() as string[]).filter((name) => !new RegExp(`INDEX ${name}\\b`).test(plans));
  });
  expect(unused).toEqual([]);
});

test('the lists of reports come in the order of their index, without sorting', () => {
  const lists = allReads.filter(({ text }) => text.includes('ORDER BY r.end_at DESC'));
  expect(lists).toHaveLength(2);
  const plans = withLedger((ledger) => lists.flatMap(({ text }) => planOf(ledger, text)));
  expect(plans.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});
