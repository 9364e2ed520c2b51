import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Correction } from '../../core/understanding';
import { corrected, correctionLog, correctionsOf, keptCorrections, redone, settledOf, undone } from './correctionLog';

const range = (top: number) => ({ top, left: 2, bottom: top, right: 2 });
const input = (row: number, on = true): Correction => ({ does: 'input', range: range(row), on });

test('a later word about the same cells replaces the earlier one', () => {
  let log = corrected(correctionLog(), 0, [input(3)], '要填');
  log = corrected(log, 0, [input(4)], '要填');
  log = corrected(log, 0, [input(3, false)], '不填');
  expect(correctionsOf(log, 0)).toEqual([input(4), input(3, false)]);
});

test('the title is one: a second cell named so replaces the first', () => {
  let log = corrected(correctionLog(), 0, [{ does: 'title', at: { row: 1, col: 1 } }], '表名');
  log = corrected(log, 0, [{ does: 'title', at: { row: 2, col: 1 } }], '表名');
  expect(correctionsOf(log, 0)).toEqual([{ does: 'title', at: { row: 2, col: 1 } }]);
});

test('undo goes back to the list before, and says which sheet and what', () => {
  const log = corrected(correctionLog([{ sheet: 1, corrections: [input(9)] }]), 1, [input(3)], 'B3 要填');
  const back = undone(log);
  expect(back).toMatchObject({ sheet: 1, words: 'B3 要填' });
  expect(back && correctionsOf(back.log, 1)).toEqual([input(9)]);
  expect(undone(correctionLog())).toBeUndefined();
  expect(redone(correctionLog())).toBeUndefined();
});

test('only sheets that were corrected are kept', () => {
  const log = corrected(correctionLog(), 2, [input(3)], '要填');
  expect(keptCorrections(log)).toEqual([{ sheet: 2, corrections: [input(3)] }]);
  expect(keptCorrections(undone(log)?.log ?? log)).toEqual([]);
});

test('whatever was done, undoing all of it gives the beginning, and redoing all of it the end', () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 5 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const end = steps.reduce((log, [sheet, row, on]) => corrected(log, sheet, [input(row, on)], ''), correctionLog());
      let log = end;
      for (let taken = undone(log); taken; taken = undone(log)) log = taken.log;
      expect(keptCorrections(log)).toEqual([]);
      for (let taken = redone(log); taken; taken = redone(log)) log = taken.log;
      expect(keptCorrections(log)).toEqual(keptCorrections(end));
    }),
  );
});

test('a line found right as it is needs no correction, and undo asks about it again', () => {
  const log = corrected(correctionLog(), 0, [], '看过', 'list 3 1 9 4');
  expect(settledOf(log, 0)).toEqual(['list 3 1 9 4']);
  expect(keptCorrections(log)).toEqual([]);
  const back = undone(log);
  expect(back && settledOf(back.log, 0)).toEqual([]);
});
