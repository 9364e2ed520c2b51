import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRef, rangeText, refOf } from '../../core/ref';
import { aSheetSpace } from './aSheetSpace';
import type { Next, Step } from './keys';
import { extendTo, goNext, inputInRowOrder, moveBy, rangeOf, type Selection, selectAll, selectCell } from './selection';

const form = aSheetSpace(['#####', '#....', '#..f.', '##...', '#....'], {
  merges: ['A1:E1', 'B2:C2', 'D4:D5'],
  hiddenRows: [],
  hiddenCols: [],
});
const at = (ref: string) => parseRef(ref) ?? { row: 1, col: 1 };
const on = (ref: string) => selectCell(at(ref), form);
const active = (selection: Selection) => refOf(selection.active);
const range = (selection: Selection, space = form) => rangeText(rangeOf(selection, space));
const go = (from: string, ...nexts: Next[]) =>
  active(nexts.reduce((selection, next) => goNext(selection, next, form), on(from)));
const step = (from: string, to: Step) => active(moveBy(on(from), to, false, form, 3));

describe('Tab and Enter', () => {
  it('goes through the inputs in row order, a merge once, headings and formulas not at all', () => {
    expect(go('B2', 'tab')).toBe('D2');
    expect(go('B2', 'tab', 'tab', 'tab', 'tab', 'tab')).toBe('E3');
    expect(go('E3', 'tab', 'tab', 'tab', 'tab')).toBe('B5');
    expect(go('B3', 'tabBack', 'tabBack', 'tabBack')).toBe('B2');
  });

  it('stays at the last and the first input', () => {
    expect(go('E5', 'tab')).toBe('E5');
    expect(go('B2', 'tabBack')).toBe('B2');
  });

  it('moves down past what takes no value, and up again', () => {
    expect(go('B3', 'enter')).toBe('B5');
    expect(go('D2', 'enter')).toBe('D4');
    expect(go('B5', 'enterBack')).toBe('B3');
    expect(go('E2', 'enter', 'enter')).toBe('E4');
  });

  it('returns to the column where a run of Tabs began', () => {
    expect(go('B2', 'tab', 'tab', 'enter')).toBe('B3');
    expect(go('C3', 'tab', 'enter')).toBe('C4');
    const moved = moveBy(goNext(on('B2'), 'tab', form), 'right', false, form, 3);
    expect(active(goNext(moved, 'enter', form))).toBe('E3');
  });

  it('cycles inside a selected block', () => {
    const block = extendTo(on('B2'), at('C3'), form);
    const seen: Selection[] = [];
    for (let selection = goNext(block, 'tab', form); seen.length < 3; selection = goNext(selection, 'tab', form))
      seen.push(selection);
    expect(seen.map(active)).toEqual(['B3', 'C3', 'B2']);
    expect(seen.map((selection) => range(selection))).toEqual(['B2:C3', 'B2:C3', 'B2:C3']);
  });

  it('visits every input exactly once, forwards and backwards', () => {
    const line = fc
      .array(fc.constantFrom('.', '#', 'f', 'v'), { minLength: 4, maxLength: 4 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, merged) => {
        const space = aSheetSpace(lines, merged ? { merges: ['B1:C1', 'D1:D2'] } : {});
        const forwards: string[] = [];
        for (let here = inputInRowOrder({ row: 1, col: 0 }, 1, space); here; here = inputInRowOrder(here, 1, space))
          forwards.push(refOf(here));
        const backwards: string[] = [];
        for (
          let here = inputInRowOrder({ row: space.lastRow, col: space.lastCol + 1 }, -1, space);
          here;
          here = inputInRowOrder(here, -1, space)
        )
          backwards.push(refOf(here));
        expect(new Set(forwards).size).toBe(forwards.length);
        expect(backwards.reverse()).toEqual(forwards);
      }),
    );
  });
});

describe('arrows and their kin', () => {
  it('crosses a merge in one step', () => {
    expect(step('D2', 'left')).toBe('B2');
    expect(step('B2', 'right')).toBe('D2');
    expect(step('D4', 'down')).toBe('D4');
    expect(step('C2', 'up')).toBe('A1');
  });

  it('goes to the ends of rows and of the sheet', () => {
    expect(step('C3', 'rowStart')).toBe('A3');
    expect(step('C3', 'rowEnd')).toBe('E3');
    expect(step('C3', 'firstCell')).toBe('A1');
    expect(step('C3', 'lastCell')).toBe('E5');
    expect(step('B2', 'pageDown')).toBe('B5');
    expect(step('B5', 'pageUp')).toBe('B2');
  });

  it('jumps along filled cells and over gaps', () => {
    const list = aSheetSpace(['v', 'v', '.', '.', 'v', '.']);
    const jump = (from: string, to: Step) => active(moveBy(selectCell(at(from), list), to, false, list, 3));
    expect(jump('A1', 'edgeDown')).toBe('A2');
    expect(jump('A2', 'edgeDown')).toBe('A5');
    expect(jump('A5', 'edgeDown')).toBe('A6');
    expect(jump('A6', 'edgeUp')).toBe('A5');
    expect(jump('A5', 'edgeUp')).toBe('A2');
  });

  it('steps over hidden rows and columns', () => {
    const space = aSheetSpace(['...', '...', '...'], { hiddenRows: [2], hiddenCols: [2] });
    expect(active(moveBy(selectCell(at('A1'), space), 'down', false, space, 3))).toBe('A3');
    expect(active(moveBy(selectCell(at('A1'), space), 'right', false, space, 3))).toBe('C1');
    expect(active(goNext(selectCell(at('A1'), space), 'enter', space))).toBe('A3');
  });
});

describe('ranges', () => {
  it('grows until no merge is cut', () => {
    expect(range(extendTo(on('C3'), at('C2'), form))).toBe('B2:C3');
    expect(range(extendTo(on('C4'), at('D4'), form))).toBe('C4:D5');
    expect(range(selectAll(on('C3'), form))).toBe('A1:E5');
  });

  it('keeps the active cell while Shift moves the far corner', () => {
    const wide = moveBy(moveBy(on('B3'), 'right', true, form, 3), 'down', true, form, 3);
    expect(active(wide)).toBe('B3');
    expect(range(wide)).toBe('B3:C4');
  });

  it('never leaves the sheet, whatever is pressed', () => {
    const steps = fc.constantFrom<Step>(
      'up',
      'down',
      'left',
      'right',
      'edgeUp',
      'edgeDown',
      'edgeLeft',
      'edgeRight',
      'rowStart',
      'rowEnd',
      'firstCell',
      'lastCell',
      'pageUp',
      'pageDown',
    );
    const moves = fc.array(
      fc.oneof(fc.tuple(steps, fc.boolean()), fc.constantFrom<Next>('enter', 'enterBack', 'tab', 'tabBack')),
    );
    fc.assert(
      fc.property(moves, (list) => {
        let selection = on('B2');
        for (const move of list)
          selection =
            typeof move === 'string' ? goNext(selection, move, form) : moveBy(selection, move[0], move[1], form, 3);
        for (const cell of [selection.active, selection.focus]) {
          expect(cell.row >= 1 && cell.row <= 5 && cell.col >= 1 && cell.col <= 5).toBe(true);
        }
        const merge = form.mergeAt(selection.active.row, selection.active.col);
        if (merge) expect(selection.active).toEqual({ row: merge.top, col: merge.left });
      }),
    );
  });
});
