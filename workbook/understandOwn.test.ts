// Every blank form of our own is understood: its inputs, their names, units and types, what it states of itself, its
// totals and lists. The bars are those for real forms, and no single form may fall far behind.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understandSheet } from '../core/infer/understand';
import { OWN, sheetsOf, truthsIn } from './fixtures/truthFiles';
import { macroOf, type Rates, ratesOf, scoreOf } from './understandScore';

const forms = truthsIn(OWN).map(({ name, truth }) => ({ name, truth }));

describe('our own forms', () => {
  const all: Rates[] = [];

  it.each(forms)('$name is understood', ({ truth }) => {
    const sheet = sheetsOf(join(OWN, truth.file)).find(({ names }) => names.sheet === truth.sheet);
    if (sheet === undefined) throw new Error(`no sheet ${truth.sheet}`);
    const { counts, faults } = scoreOf(truth, understandSheet(sheet.head, sheet.cells, sheet.styles, sheet.names));
    const rates = ratesOf(counts);
    all.push(rates);
    expect(faults.filter(({ what }) => what === 'title')).toEqual([]);
    expect(rates.f1, JSON.stringify(faults)).toBeGreaterThanOrEqual(0.85);
  });

  it.each([
    ['f1', 0.97],
    ['path', 0.95],
    ['unit', 0.95],
    ['type', 0.95],
    ['meta', 0.9],
    ['totals', 0.9],
    ['columns', 0.95],
  ] as const)('reach %s ≥ %f on the mean', (rate, bar) => {
    expect(all).toHaveLength(forms.length);
    expect(macroOf(all)[rate]).toBeGreaterThanOrEqual(bar);
  });
});
