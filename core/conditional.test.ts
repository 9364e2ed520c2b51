// Conditional formats held against what Excel shows, and laws that hold for any values.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConditionalSheet, conditionalLooks, isEvaluable } from './conditional';
import type { ConditionalRule, ConditionalTest, LookChange } from './conditionalModel';
import { parseRange, parseRef } from './ref';
import { serialOfDate } from './serialDate';
import type { StoredValue } from './sheet';

const RED: LookChange = { font: { color: '#ff0000' } };

function aRule(test: ConditionalTest, range = 'A1:A9', more: Partial<ConditionalRule> = {}): ConditionalRule {
  const ranges = range.split(' ').flatMap((text) => parseRange(text) ?? []);
  return { ranges, priority: 1, stopIfTrue: false, test, look: RED, ...more };
}

function aSheet(values: Record<string, StoredValue> | readonly StoredValue[]): ConditionalSheet {
  const cells = Array.isArray(values)
    ? Object.fromEntries(values.map((value, i) => [`A${i + 1}`, value]))
    : (values as Record<string, StoredValue>);
  const byPlace = new Map(
    Object.entries(cells).map(([ref, value]) => [`${parseRef(ref)?.row} ${parseRef(ref)?.col}`, value]),
  );
  return {
    valueAt: (row, col) => byPlace.get(`${row} ${col}`),
    lastRow: 20,
    lastCol: 10,
    today: '2026-10-07',
    date1904: false,
  };
}

/** Rows of column A for which the only rule holds. */
function held(test: ConditionalTest, values: Record<string, StoredValue> | readonly StoredValue[]): number[] {
  const looks = conditionalLooks([aRule(test)], aSheet(values));
  return Array.from({ length: 9 }, (_, i) => i + 1).filter((row) => looks.row(row)?.get(1)?.change !== undefined);
}

describe('tests of a value', () => {
  const cellIs = (operator: 'between' | 'notBetween' | 'equal' | 'lessThan', ...formulas: string[]) =>
    ({ kind: 'cellIs', operator, formulas }) as const;

  it('compares with constants, and with cells that move along', () => {
    expect(held(cellIs('between', '10', '2'), [1, 2, 5, 10, 11])).toEqual([2, 3, 4]);
    expect(held(cellIs('equal', '"已结案"'), ['已结案', '未结案'])).toEqual([1]);
    expect(held(cellIs('equal', 'B1'), { A1: 1, B1: 1, A2: 2, B2: 3, A3: 3, B3: 3, A4: 'x', A5: 1 })).toEqual([
      1, 3, 6, 7, 8, 9,
    ]);
    expect(held(cellIs('equal', '$B$1'), { A1: 1, B1: 5, A2: 5 })).toEqual([2]);
  });

  it('counts blank cells as nought, as Excel does', () => {
    expect(held(cellIs('lessThan', '5'), [1, 7])).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('finds texts without regard to case', () => {
    expect(held({ kind: 'text', how: 'contains', text: '超期' }, ['超期 3 天', '按时', '已超期'])).toEqual([1, 3]);
    expect(held({ kind: 'text', how: 'begins', text: 'AB' }, ['abc', 'cab', 5])).toEqual([1]);
    expect(held({ kind: 'text', how: 'ends', text: '5' }, [15, 51])).toEqual([1]);
  });

  it('finds blanks and errors', () => {
    expect(held({ kind: 'blanks', negated: true }, [1, ' ', 'x'])).toEqual([1, 3]);
    expect(held({ kind: 'errors', negated: false }, [{ error: '#N/A' }, 2])).toEqual([1]);
  });

  it('knows days, weeks and months around today', () => {
    const day = (text: string) => serialOfDate(text, false) ?? 0;
    const values = ['2026-10-07', '2026-10-06', '2026-10-03', '2026-09-30', '2026-10-31', '2026-10-04'].map(day);
    const of = (period: 'today' | 'yesterday' | 'last7Days' | 'lastMonth' | 'thisWeek') =>
      held({ kind: 'period', period }, values);
    expect([of('today'), of('yesterday'), of('lastMonth')]).toEqual([[1], [2], [4]]);
    expect(of('last7Days')).toEqual([1, 2, 3, 6]);
    expect(of('thisWeek')).toEqual([1, 2, 6]);
  });
});

describe('tests of a whole range', () => {
  it('ranks', () => {
    const top = { kind: 'top', rank: 2, percent: false, bottom: false } as const;
    expect(held(top, [5, 9, 9, 1, '10'])).toEqual([2, 3]);
    expect(held({ ...top, bottom: true }, [5, 9, 9, 1])).toEqual([1, 4]);
    expect(held({ ...top, rank: 50, percent: true }, [1, 2, 3, 4])).toEqual([3, 4]);
  });

  it('compares with the average', () => {
    const average = { kind: 'average', above: true, orEqual: false, deviations: 0 } as const;
    expect(held(average, [1, 2, 3])).toEqual([3]);
    expect(held({ ...average, above: false, orEqual: true }, [1, 2, 3])).toEqual([1, 2]);
    expect(held({ ...average, deviations: 1 }, [1, 2, 3])).toEqual([3]);
  });

  it('finds what stands there twice, or once', () => {
    expect(held({ kind: 'duplicates', unique: false }, ['甲', '乙', '甲', 1, '1'])).toEqual([1, 3]);
    expect(held({ kind: 'duplicates', unique: true }, ['甲', '乙', '甲', ''])).toEqual([2]);
  });
});

describe('formulas', () => {
  const where = (formula: string, values: Record<string, StoredValue> = {}) =>
    held({ kind: 'expression', formula }, values);

  it('understands comparisons, AND, OR, NOT and striped rows', () => {
    expect(where('MOD(ROW(),2)=0')).toEqual([2, 4, 6, 8]);
    expect(where('AND($A1>=3,NOT(ISBLANK($A1)),OR(A1=3,A1=5))', { A1: 1, A2: 3, A3: 5 })).toEqual([2, 3]);
    expect(where('=B1<>""', { B2: 'x' })).toEqual([2]);
    expect(where('A1<TODAY()-3', { A1: 46_302 - 10, A2: 60_000 })).not.toContain(2);
    expect(where('NOT(ISERROR(SEARCH("急",A1)))', { A1: '加急', A2: '平' })).toEqual([1]);
    expect(where('LEN(TRIM(A1))=2', { A1: ' 甲乙 ', A2: '甲' })).toEqual([1]);
  });

  it('says of everything else that it cannot be shown', () => {
    for (const formula of [
      'SUM(A1:A3)>1',
      'COUNTIF(A:A,A1)>1',
      'Sheet2!A1=1',
      '名称=1',
      'A1+',
      'A1 B1',
      '"open',
      'ROW(1)',
      'A99999999=1',
      '(((A1)',
      'MOD(1)',
    ])
      expect([formula, isEvaluable({ test: { kind: 'expression', formula } })]).toEqual([formula, false]);
  });

  it('never throws, whatever is written', () => {
    const pieces = [
      'A1',
      '$B$2',
      '(',
      ')',
      ',',
      '+',
      '-',
      '=',
      '<>',
      '"x"',
      '5',
      'AND(',
      'MOD(',
      'ROW(',
      '%',
      'TRUE',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        held({ kind: 'expression', formula: parts.join('') }, { A1: 1, B2: 'x', A3: { error: '#N/A' } });
      }),
    );
    fc.assert(fc.property(fc.string(), (formula) => void held({ kind: 'expression', formula }, [1])));
  });
});

describe('several rules', () => {
  it('let the higher priority win each property, and stop where it says so', () => {
    const bold: ConditionalRule = aRule({ kind: 'blanks', negated: true }, 'A1', {
      priority: 2,
      look: { font: { bold: true, color: '#0000ff' }, fill: { kind: 'solid', color: '#00ff00' } },
    });
    const red = aRule({ kind: 'blanks', negated: true }, 'A1');
    expect(
      conditionalLooks([bold, red], aSheet([1]))
        .row(1)
        ?.get(1)?.change,
    ).toEqual({
      font: { bold: true, color: '#ff0000' },
      fill: { kind: 'solid', color: '#00ff00' },
    });
    const stopping = { ...red, stopIfTrue: true };
    expect(
      conditionalLooks([bold, stopping], aSheet([1]))
        .row(1)
        ?.get(1)?.change,
    ).toEqual(RED);
  });
});

describe('scales', () => {
  const at = (kind: 'min' | 'max' | 'number' | 'percent', value = '', orEqual = true) => ({ kind, value, orEqual });

  it('mixes colours between the bounds', () => {
    const rule = aRule({
      kind: 'colorScale',
      stops: [
        { at: at('min'), color: '#000000' },
        { at: at('max'), color: '#ffffff' },
      ],
    });
    const looks = conditionalLooks([rule], aSheet([0, 50, 100, 'x']));
    const fill = (row: number) => looks.row(row)?.get(1)?.change?.fill;
    expect([fill(1), fill(2), fill(3), fill(4)]).toEqual([
      { kind: 'solid', color: '#000000' },
      { kind: 'solid', color: '#808080' },
      { kind: 'solid', color: '#ffffff' },
      undefined,
    ]);
  });

  const bar = {
    kind: 'dataBar',
    min: at('min'),
    max: at('max'),
    color: '#638ec6',
    gradient: false,
    showValue: true,
    shortest: 0,
    longest: 100,
    axis: 'automatic',
  } as const;

  it('draws bars from an axis where there are negative values', () => {
    const looks = conditionalLooks([aRule(bar)], aSheet([-50, 0, 50, 150]));
    expect(looks.row(1)?.get(1)?.bar).toMatchObject({ from: 0, to: 0.25, axis: 0.25 });
    expect(looks.row(4)?.get(1)?.bar).toMatchObject({ from: 0.25, to: 1 });
  });

  it('keeps every bar inside its cell, longer for more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 9 }), (values) => {
        const looks = conditionalLooks([aRule(bar)], aSheet(values));
        const tips = values.map((value, i) => {
          const shown = looks.row(i + 1)?.get(1)?.bar;
          if (shown) expect(shown.from >= 0 && shown.to <= 1 && shown.from <= shown.to).toBe(true);
          return { value, tip: shown === undefined ? undefined : value < 0 ? shown.from : shown.to };
        });
        for (const a of tips)
          for (const b of tips)
            if (a.value < b.value && a.tip !== undefined && b.tip !== undefined)
              expect(a.tip).toBeLessThanOrEqual(b.tip + 1e-9);
      }),
    );
  });

  it('gives signs by their bounds', () => {
    const rule = aRule({
      kind: 'iconSet',
      thresholds: [at('percent', '0'), at('number', '3', false), at('number', '8')],
      icons: [0, 1, 2].map((index) => ({ set: '3Arrows', index })),
      showValue: false,
    });
    const looks = conditionalLooks([rule], aSheet([1, 3, 4, 8]));
    expect([1, 2, 3, 4].map((row) => looks.row(row)?.get(1)?.icon?.index)).toEqual([0, 0, 1, 2]);
    expect(looks.row(1)?.get(1)?.hidesValue).toBe(true);
  });

  it('needs no numbers: a range without any has no look', () => {
    expect(conditionalLooks([aRule(bar)], aSheet(['x'])).row(1)).toBeUndefined();
  });
});
