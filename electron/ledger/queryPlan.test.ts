// Every statement of the store that reads: the planner is asked whether it goes by an index. What is allowed to walk
// through a table is named here with its reason.
import { expect, test } from 'vitest';
import { openLedger } from './open';
import './operations';
import { allReads } from './sql';
import { scratchPlace } from './testing/scratch';

/** Statements that return a whole table: the table's alias as the planner names it, and why that is right. */
const walks: readonly { readonly contains: RegExp; readonly scans: readonly string[]; readonly because: string }[] = [
  { contains: /FROM departments WHERE valid_to IS NULL/, scans: ['departments'], because: 'all of some twenty' },
  { contains: /FROM accounts AS a WHERE a.retired_at IS NULL/, scans: ['a'], because: 'all of some ten' },
  {
    contains: /FROM\s+forms AS f[\s\S]*ORDER BY f.retired_at/,
    scans: ['f'],
    because: 'the list of all forms, some hundreds',
  },
  {
    contains: /FROM\s+reports AS r[\s\S]*f.department_id ORDER BY r.end_at/,
    scans: ['r'],
    because: 'the list of all reports, in the order of its index',
  },
  { contains: /FROM audit ORDER BY seq DESC LIMIT 1/, scans: ['audit'], because: 'one row from the end of the table' },
  { contains: /previous, hash FROM audit ORDER BY seq/, scans: ['audit'], because: 'the whole chain is verified' },
];

test('every statement goes by an index, or walks a table for a reason', () => {
  const ledger = openLedger(scratchPlace(), 'write', '2026-10-01T00:00:00.000Z');
  expect(allReads.length).toBeGreaterThan(20);
  const found = allReads.flatMap(({ text }) => {
    const names = [...text.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
    const nulls = names.map((name) => [name, null]);
    const plan = ledger.connection
      .prepare(`EXPLAIN QUERY PLAN ${text}`)
      .all(...(nulls.length ? [Object.fromEntries(nulls)] : [])) as { detail: string }[];
    const allowed = walks.find((walk) => walk.contains.test(text))?.scans ?? [];
    return plan
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (?!CONSTANT)/.test(detail) && !allowed.includes(detail.split(' ')[1] ?? ''))
      .map((detail) => `${detail} ← ${text.trim()}`);
  });
  ledger.close();
  expect(found).toEqual([]);
});

test('the lists of reports come in the order of their index, without sorting', () => {
  const ledger = openLedger(scratchPlace(), 'write', '2026-10-01T00:00:00.000Z');
  const lists = allReads.filter(({ text }) => text.includes('ORDER BY r.end_at DESC'));
  expect(lists).toHaveLength(2);
  for (const { text } of lists) {
    const plan = ledger.connection.prepare(`EXPLAIN QUERY PLAN ${text.replace(':formId', '1')}`).all() as {
      detail: string;
    }[];
    expect(plan.map(({ detail }) => detail).join('; ')).not.toContain('USE TEMP B-TREE');
  }
  ledger.close();
});
