// What may cross as a correction or a time limit: cells of a sheet that can exist, lists with an end.
import { expect, test } from 'vitest';
import type { DueRule } from './due';
import { MAX_COL, MAX_ROW } from './ref';
import type { Correction } from './understanding';
import { correctionSchema, correctionsSchema, dueSchema, MAX_CORRECTIONS } from './understandingSchema';

const range = { top: 1, left: 1, bottom: MAX_ROW, right: MAX_COL };
const at = { row: 3, col: 2 };
const every: readonly Correction[] = [
  { does: 'input', range, on: false },
  { does: 'headRows', range },
  { does: 'headCols', range },
  { does: 'meta', at, role: 'filler' },
  { does: 'meta', at, role: null },
  { does: 'path', at, path: ['甲', '乙'] },
  { does: 'unit', range, unit: null },
  { does: 'type', range, type: 'date' },
  { does: 'total', range, on: true },
  { does: 'list', range, on: true },
  { does: 'title', at },
];

test('every kind of correction crosses as it is', () => {
  for (const correction of every) expect(correctionSchema.parse(correction)).toEqual(correction);
});

test.each([
  ['a row below the sheet', { does: 'headRows', range: { ...range, bottom: MAX_ROW + 1 } }],
  ['a column beside the sheet', { does: 'title', at: { row: 1, col: MAX_COL + 1 } }],
  ['a range turned round', { does: 'headRows', range: { ...range, top: 5, bottom: 4 } }],
  ['half a cell', { does: 'title', at: { row: 1.5, col: 1 } }],
  ['an unknown role', { does: 'meta', at, role: 'chief' }],
  ['a path without end', { does: 'path', at, path: Array.from({ length: 21 }, () => '甲') }],
  ['a part of a path without end', { does: 'path', at, path: ['甲'.repeat(501)] }],
  ['a unit that is a sentence', { does: 'unit', range, unit: '元'.repeat(31) }],
  ['something more', { does: 'title', at, more: 1 }],
  ['nothing that is known', { does: 'erase', range }],
])('%s is refused', (_what, correction) => {
  expect(correctionSchema.safeParse(correction).success).toBe(false);
});

test('a sheet has an end of corrections', () => {
  const list = Array.from({ length: MAX_CORRECTIONS }, () => every[0]);
  expect(correctionsSchema.safeParse(list).success).toBe(true);
  expect(correctionsSchema.safeParse([...list, every[0]]).success).toBe(false);
});

test('time limits cross as they are, and only those that a period can have', () => {
  const rules: readonly DueRule[] = [
    { by: 'days', days: 0, time: null },
    { by: 'workdays', days: 3, time: '17:00' },
    { by: 'weekday', weekday: 7, time: null },
    { by: 'monthDay', months: 12, day: 31, time: '00:00' },
  ];
  for (const rule of rules) expect(dueSchema.parse(rule)).toEqual(rule);
  for (const wrong of [
    { by: 'days', days: -1, time: null },
    { by: 'weekday', weekday: 0, time: null },
    { by: 'monthDay', months: 13, day: 1, time: null },
    { by: 'monthDay', months: 0, day: 32, time: null },
    { by: 'days', days: 1, time: '24:00' },
  ])
    expect(dueSchema.safeParse(wrong).success).toBe(false);
});
