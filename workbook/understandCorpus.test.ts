// Real blank forms are understood as a careful reader understands them, and every real workbook is looked at without harm.
// Skipped, with the reason printed, where the corpus is not at hand (CORPUS_DIR).
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { geometryOf } from '../core/geometry';
import { understandSheet } from '../core/infer/understand';
import { ProblemError } from '../core/problem';
import { refOf } from '../core/ref';
import { CORPUS, sheetsOf, truthsIn, workbooksIn } from './fixtures/truthFiles';
import { macroOf, ratesOf, scoreOf } from './understandScore';

const FORMS = join(CORPUS, 'forms');
const truths = truthsIn(FORMS);
const workbooks = workbooksIn(FORMS, join(CORPUS, 'xlsx')).map((path) => ({ path, name: path.split(/[\\/]/).at(-1) }));
if (truths.length === 0) console.log(`skipped: no real forms with a truth at ${FORMS} (set CORPUS_DIR)`);

describe.skipIf(truths.length === 0)('real forms', () => {
  const scored = truths.map(({ name, truth }) => {
    const sheet = sheetsOf(join(FORMS, truth.file)).find(({ names }) => names.sheet === truth.sheet);
    const understood = sheet && understandSheet(sheet.head, sheet.cells, sheet.styles, sheet.names);
    return { name, ...scoreOf(truth, understood) };
  });

  it('have their titles', () => {
    expect(scored.filter(({ counts }) => counts.title === 0).map(({ name }) => name)).toEqual([]);
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
    expect(macroOf(scored.map(({ counts }) => ratesOf(counts)))[rate]).toBeGreaterThanOrEqual(bar);
  });
});

describe.skipIf(workbooks.length === 0)('real workbooks', () => {
  it.each(workbooks)('$name is asked for cells that can be filled, each once', ({ path }) => {
    for (const { head, cells, styles, names } of sheets(path)) {
      const { inputs, lists } = understandSheet(head, cells, styles, names);
      const refs = inputs.map(refOf);
      expect(new Set(refs).size).toBe(refs.length);
      const formulas = new Set(cells.filter((cell) => cell.formula !== undefined).map(refOf));
      expect(refs.filter((ref) => formulas.has(ref))).toEqual([]);
      const { anchorOf } = geometryOf(head, 7);
      expect(inputs.filter((at) => refOf(anchorOf(at.row, at.col)) !== refOf(at))).toEqual([]);
      for (const { columns } of lists) expect(columns.length).toBeGreaterThan(0);
    }
  });
});

function sheets(path: string): ReturnType<typeof sheetsOf> {
  try {
    return sheetsOf(path);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(ProblemError);
    return [];
  }
}
