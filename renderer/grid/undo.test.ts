import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/value';
import { EMPTY_UNDO, pushStep, takeRedo, takeUndo, type UndoStep, undoLog, wordsOf } from './undo';

const step = (ref: string, before: CellValue, after: CellValue): UndoStep => ({
  place: 'a',
  label: ref,
  cells: [{ ref, before, after }],
});
const show = (value: CellValue) => String(value);

describe('undo', () => {
  it('says in words what stood there and what stands there now', () => {
    const typed = { ...step('B4', null, 12), label: '3 月 盗窃案件' };
    expect(wordsOf(typed, 'undo', show)).toBe('已撤销：3 月 盗窃案件 12 → 空');
    expect(wordsOf(typed, 'redo', show)).toBe('已重做：3 月 盗窃案件 空 → 12');
    expect(wordsOf({ ...typed, cells: [...typed.cells, ...typed.cells] }, 'undo', show)).toBe(
      '已撤销：3 月 盗窃案件 等 2 格',
    );
  });

  it('forgets what was undone once something new is done', () => {
    const undone = takeUndo(pushStep(EMPTY_UNDO, step('A1', null, 1)))?.stack ?? EMPTY_UNDO;
    expect(undone.undone).toHaveLength(1);
    expect(takeRedo(pushStep(undone, step('A2', null, 2)))).toBeUndefined();
  });

  it('brings any sheet back to where it was, and forward again', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom('A1', 'B1', 'C1'), fc.option(fc.integer())), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(changes, (list) => {
        const log = undoLog();
        const sheet = new Map<string, CellValue>();
        for (const [ref, value] of list) {
          log.push(step(ref, sheet.get(ref) ?? null, value));
          sheet.set(ref, value);
        }
        const end = new Map(sheet);
        for (let taken = log.take('undo'); taken; taken = log.take('undo'))
          for (const cell of taken.cells) sheet.set(cell.ref, cell.before);
        for (const value of sheet.values()) expect(value).toBeNull();
        for (let taken = log.take('redo'); taken; taken = log.take('redo'))
          for (const cell of taken.cells) sheet.set(cell.ref, cell.after);
        expect(sheet).toEqual(end);
      }),
    );
  });
});
