import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatKind } from '../../core/format';
import { parseRange, parseRef, refOf } from '../../core/ref';
import type { CellValue } from '../../core/value';
import { aSheetSpace } from './aSheetSpace';
import { blockOfTable, blockOfText, type ClipBlock } from './clipboard';
import { cellsOf, type PasteTarget, pastedValue, planFill, planPaste } from './paste';
import type { SheetSpace } from './steps';

const today = '2026-11-21';

function aTarget(
  space: SheetSpace,
  values: Readonly<Record<string, CellValue>> = {},
  kinds: Readonly<Record<string, FormatKind>> = {},
): PasteTarget {
  const valueAt: PasteTarget['valueAt'] = (at) => values[refOf(at)] ?? null;
  return {
    space,
    valueAt,
    shownAt: (at) => String(valueAt(at) ?? ''),
    contextAt: (at) => ({ kind: kinds[refOf(at)] ?? 'general', today }),
    refusalAt: (at) =>
      space.isInput(at.row, at.col)
        ? undefined
        : at.row > space.lastRow || at.col > space.lastCol
          ? 'outside'
          : 'printed',
  };
}

const range = (text: string) => parseRange(text) ?? { top: 1, left: 1, bottom: 1, right: 1 };
const paste = (clip: ClipBlock | string, onto: string, target: PasteTarget) => {
  const plan = planPaste(typeof clip === 'string' ? blockOfText(clip) : clip, range(onto), target);
  return { ...plan, put: Object.fromEntries(plan.changes.map(({ ref, after }) => [ref, after])) };
};

describe('paste', () => {
  const open = aTarget(aSheetSpace(['....', '....', '....', '....']));

  it('puts a block where the selection begins', () => {
    expect(paste('1\t2\n3\t4', 'B2', open).put).toEqual({ B2: 1, C2: 2, B3: 3, C3: 4 });
  });

  it('repeats one value over a range, and a block over a multiple of it', () => {
    expect(paste('7', 'A1:B2', open).put).toEqual({ A1: 7, B1: 7, A2: 7, B2: 7 });
    expect(paste('1\t2', 'A1:B2', open).put).toEqual({ A1: 1, B1: 2, A2: 1, B2: 2 });
    expect(paste('1\t2', 'A1:C1', open).put).toEqual({ A1: 1, B1: 2 });
  });

  it('says what is refused and why, and what stays as it is', () => {
    const target = aTarget(aSheetSpace(['#.', '#.']), { A1: '盗窃', B1: 3 });
    const plan = paste('盗窃\t3\n抢劫\t4\n诈骗\t5', 'A1', target);
    expect(plan.put).toEqual({ B2: 4 });
    expect(plan.unchanged).toBe(2);
    expect(plan.refused).toEqual([
      { ref: 'A2', reason: 'printed', text: '抢劫' },
      { ref: 'A3', reason: 'outside', text: '诈骗' },
      { ref: 'B3', reason: 'outside', text: '5' },
    ]);
  });

  it('passes over blanks that fall on printed words, and clears inputs by blanks', () => {
    const target = aTarget(aSheetSpace(['#.']), { A1: '盗窃', B1: 3 });
    const plan = paste('\t', 'A1', target);
    expect(plan.put).toEqual({ B1: null });
    expect(plan.refused).toEqual([]);
  });

  it('gives each merged cell of the target one value', () => {
    const merged = aTarget(aSheetSpace(['......'], { merges: ['A1:B1', 'C1:D1', 'E1:F1'] }));
    const bare = blockOfTable([[{ text: '1' }, { text: '' }, { text: '3' }]]);
    expect(paste(bare, 'A1:B1', merged).put).toEqual({ A1: 1, E1: 3 });
    expect(paste('1\t2\t3', 'A1:B1', merged).put).toEqual({ A1: 1, C1: 2, E1: 3 });
    const alike = blockOfTable([
      [
        { text: '1', colSpan: 2 },
        { text: '2', colSpan: 2 },
        { text: '3', colSpan: 2 },
      ],
    ]);
    expect(paste(alike, 'A1:B1', merged).put).toEqual({ A1: 1, C1: 2, E1: 3 });
    expect(paste('1\t\t2\t\t3\t', 'A1:B1', merged).put).toEqual({ A1: 1, C1: 2, E1: 3 });
  });

  it('steps over rows that are covered from above', () => {
    const merged = aTarget(aSheetSpace(['.', '.', '.', '.'], { merges: ['A1:A2', 'A3:A4'] }));
    expect(paste('1\n2', 'A1:A2', merged).put).toEqual({ A1: 1, A3: 2 });
  });

  it('never changes what takes no value, and does nothing the second time', () => {
    const signs = fc.array(fc.string({ unit: fc.constantFrom('.', '#', 'f'), minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
    });
    const cells = fc.array(fc.array(fc.constantFrom('', '1', '甲', '3-15', '85%'), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(signs, cells, fc.boolean(), (lines, rows, merged) => {
        const space = aSheetSpace(lines, merged ? { merges: ['A1:B1'] } : {});
        const clip = rows.map((row) => row.join('\t')).join('\n');
        const first = paste(clip, 'A1', aTarget(space));
        for (const { ref } of first.changes) {
          const at = parseRef(ref);
          expect(at && space.isInput(at.row, at.col)).toBe(true);
        }
        expect(paste(clip, 'A1', aTarget(space, first.put)).changes).toEqual([]);
      }),
    );
  });
});

describe('what a pasted cell means', () => {
  const general = { kind: 'general', today } as const;

  it('is read as if typed', () => {
    expect(pastedValue({ text: '1,234' }, general)).toBe(1234);
    expect(pastedValue({ text: '110101199003078515' }, general)).toBe('110101199003078515');
    expect(pastedValue({ text: '3-15' }, { kind: 'date', today })).toEqual({ date: '2026-03-15' });
  });

  it('takes the exact number behind a rounded one, but not another meaning', () => {
    expect(pastedValue({ text: '2.35', number: 2.3456 }, general)).toBe(2.3456);
    expect(pastedValue({ text: '85%', number: 0.8512 }, { kind: 'percent', today })).toBe(0.8512);
    expect(pastedValue({ text: '85', number: 85 }, { kind: 'percent', today })).toBe(0.85);
    expect(pastedValue({ text: '2026/3/15', number: 46096 }, general)).toBe('2026/3/15');
  });

  it('keeps our own values exactly, and a date as a text where no date shows', () => {
    expect(pastedValue({ text: '007', value: '007' }, { kind: 'number', today })).toBe('007');
    expect(pastedValue({ text: '3月15日', value: { date: '2025-03-15' } }, { kind: 'date', today })).toEqual({
      date: '2025-03-15',
    });
    expect(pastedValue({ text: '3月15日', value: { date: '2025-03-15' } }, general)).toBe('3月15日');
  });
});

describe('filling a range', () => {
  it('passes over what takes no value and what is already so', () => {
    const target = aTarget(aSheetSpace(['.#.']), { A1: 1 });
    expect(planFill(range('A1:C1'), () => 1, target)).toEqual([{ ref: 'C1', before: null, after: 1 }]);
  });

  it('counts a merge once and leaves out what is hidden', () => {
    const space = aSheetSpace(['...', '...'], { merges: ['A1:B1'], hiddenRows: [2] });
    expect([...cellsOf(range('A1:C2'), space)].map(refOf)).toEqual(['A1', 'C1']);
  });
});
