// Forms of other trades, drawn and judged by authors who had not seen the rules: site records, tax, hospital, school,
// trade. Their truths hold matters of taste, so the bars are means; they keep the rules general.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understandSheet } from '../core/infer/understand';
import { OWN, sheetsOf, truthsIn } from './fixtures/truthFiles';
import { macroOf, ratesOf, scoreOf } from './understandScore';

const FOLDER = join(OWN, 'elsewhere');

describe('forms of other trades', () => {
  const scored = truthsIn(FOLDER).map(({ name, truth }) => {
    const sheet = sheetsOf(join(FOLDER, truth.file)).find(({ names }) => names.sheet === truth.sheet);
    if (sheet === undefined) throw new Error(`no sheet ${truth.sheet}`);
    return { name, counts: scoreOf(truth, understandSheet(sheet.head, sheet.cells, sheet.styles, sheet.names)).counts };
  });

  it('are there', () => expect(scored).toHaveLength(39));

  it('have their titles', () => {
    expect(scored.filter(({ counts }) => counts.title === 0).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['f1', 0.97],
    ['path', 0.95],
    ['unit', 0.95],
    ['type', 0.93],
    ['meta', 0.9],
    ['columns', 0.95],
  ] as const)('reach %s ≥ %f on the mean', (rate, bar) => {
    expect(macroOf(scored.map(({ counts }) => ratesOf(counts)))[rate]).toBeGreaterThanOrEqual(bar);
  });
});
