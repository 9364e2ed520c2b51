// Laws of understanding that hold for any form: where it stands on the sheet, in which order its cells come and what blank
// cells lie beyond it changes nothing, and saying a correction twice is saying it once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBlankForm, type Sheet, STYLES, sheetOf } from '../aBlankForm';
import { contains, type Range } from '../ref';
import type { CellModel } from '../sheet';
import type { Correction, Understanding } from '../understanding';
import { understandSheet } from './understand';

/** Blank, and no part of a merge that shows another cell. */
const isOpen =
  ({ head }: Sheet) =>
  ({ row, col, value, formula }: CellModel) =>
    value === undefined && formula === undefined && !head.merges.some((merge) => contains(merge, { row, col }));

const understand = ({ head, cells }: Sheet, corrections: readonly Correction[] = []): Understanding =>
  understandSheet(head, cells, STYLES, { sheet: 'Sheet1', file: '情况表.xlsx', alone: true }, corrections);

const COLS = new Set(['col', 'left', 'right', 'headCols', 'rowHeads']);
const ROWS = new Set(['row', 'top', 'bottom', 'from', 'to', 'firstRow', 'lastRow', 'totalRow']);

/** The same conclusions about cells so many rows below and columns to the right. */
function moved(value: unknown, down: number, right: number, key = ''): unknown {
  if (typeof value === 'number') return COLS.has(key) ? value + right : ROWS.has(key) ? value + down : value;
  // a cell without any label is named by its row
  if (typeof value === 'string')
    return value.replace(/^第 (\d+) 行$/, (_, row: string) => `第 ${Number(row) + down} 行`);
  if (Array.isArray(value)) return value.map((one) => moved(one, down, right, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, down, right, name)]));
}

/** References of the sums move with the cells. */
const movedFormula = (formula: string, down: number, right: number) =>
  formula.replace(
    /([B-Z])(\d+)/g,
    (_, col: string, row: string) => String.fromCharCode(col.charCodeAt(0) + right) + (Number(row) + down),
  );

const anyRange = fc
  .record({
    top: fc.integer({ min: 1, max: 14 }),
    left: fc.integer({ min: 1, max: 6 }),
    tall: fc.integer({ min: 0, max: 3 }),
    wide: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ top, left, tall, wide }): Range => ({ top, left, bottom: top + tall, right: left + wide }));
const anyCell = fc.record({ row: fc.integer({ min: 1, max: 14 }), col: fc.integer({ min: 1, max: 6 }) });
const anyCorrection = fc.oneof(
  fc.record({ does: fc.constant('input' as const), range: anyRange, on: fc.boolean() }),
  fc.record({ does: fc.constant('headRows' as const), range: anyRange }),
  fc.record({ does: fc.constant('headCols' as const), range: anyRange }),
  fc.record({
    does: fc.constant('meta' as const),
    at: anyCell,
    role: fc.constantFrom('filler' as const, 'period' as const, null),
  }),
  fc.record({ does: fc.constant('path' as const), at: anyCell, path: fc.constant(['改名', '本期']) }),
  fc.record({ does: fc.constant('unit' as const), range: anyRange, unit: fc.constantFrom('件', null) }),
  fc.record({
    does: fc.constant('type' as const),
    range: anyRange,
    type: fc.constantFrom('text' as const, 'date' as const),
  }),
  fc.record({ does: fc.constant('total' as const), range: anyRange, on: fc.boolean() }),
  fc.record({ does: fc.constant('list' as const), range: anyRange, on: fc.boolean() }),
  fc.record({ does: fc.constant('title' as const), at: anyCell }),
);
const someCorrections = fc.array(anyCorrection, { maxLength: 3 });

test('a form drawn here has something to fill', () => {
  fc.assert(
    fc.property(aBlankForm, (form) => {
      const { inputs, lists } = understand(form);
      expect(inputs.length + lists.length).toBeGreaterThan(0);
    }),
  );
});

test('a blank cell said to be filled is, and one said not to be is not, whatever was said before', () => {
  const withBlank = aBlankForm.chain((form) =>
    fc.tuple(fc.constant(form), fc.constantFrom(...form.cells.filter(isOpen(form))), someCorrections),
  );
  fc.assert(
    fc.property(withBlank, ([form, { row, col }, before]) => {
      const range = { top: row, left: col, bottom: row, right: col };
      const found = (on: boolean) =>
        understand(form, [...before, { does: 'input', range, on }]).inputs.some(
          (at) => at.row === row && at.col === col,
        );
      expect([found(true), found(false)]).toEqual([true, false]);
    }),
  );
});

test('a correction made twice is made once', () => {
  fc.assert(
    fc.property(aBlankForm, someCorrections, anyCorrection, (form, before, correction) => {
      const once = understand(form, [...before, correction]);
      expect(understand(form, [...before, correction, correction])).toEqual(once);
    }),
  );
});

test('the order in which the cells come is of no account', () => {
  const shuffled = aBlankForm.chain((form) =>
    fc.tuple(fc.constant(form), fc.shuffledSubarray([...form.cells], { minLength: form.cells.length })),
  );
  fc.assert(
    fc.property(shuffled, ([form, cells]) => {
      expect(understand({ ...form, cells })).toEqual(understand(form));
    }),
  );
});

test('a form that stands further down or to the right is the same form', () => {
  fc.assert(
    fc.property(
      aBlankForm,
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 5 }),
      someCorrections,
      (form, down, right, said) => {
        const cells = form.cells.map((cell) => ({
          ...cell,
          row: cell.row + down,
          col: cell.col + right,
          ...(cell.formula === undefined ? {} : { formula: movedFormula(cell.formula, down, right) }),
        }));
        const merges = form.head.merges.map(({ top, left, bottom, right: end }) => ({
          top: top + down,
          bottom: bottom + down,
          left: left + right,
          right: end + right,
        }));
        const there = moved(said, down, right) as Correction[];
        expect(understand(sheetOf(cells, merges), there)).toEqual(moved(understand(form, said), down, right));
      },
    ),
  );
});

test('blank rows and columns beyond the form change nothing', () => {
  fc.assert(
    fc.property(aBlankForm, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), (form, rows, cols) => {
      const { lastRow, lastCol } = form.head;
      const wider = { ...form, head: { ...form.head, lastRow: lastRow + rows, lastCol: lastCol + cols } };
      expect(understand(wider)).toEqual(understand(form));
    }),
  );
});
