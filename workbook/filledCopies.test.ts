// Every blank form, own and real, filled by any hand: known again, its values read back, and no form taken for another.
// The real ones are skipped, with the reason printed, where the corpus is not at hand (CORPUS_DIR).
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyOf, openCells } from '../core/filledCopy';
import { type Printed, type Skeleton, skeletonOf } from '../core/infer/skeleton';
import { understandSheet } from '../core/infer/understand';
import { type CellAt, refOf } from '../core/ref';
import type { Understanding } from '../core/understanding';
import { CORPUS, OWN, sheetsOf, truthsIn } from './fixtures/truthFiles';

interface Form {
  readonly name: string;
  readonly skeleton: Skeleton;
  readonly understood: Understanding;
}

function formsIn(folder: string): Form[] {
  return truthsIn(folder).flatMap(({ name, truth }) => {
    const sheet = sheetsOf(join(folder, truth.file)).find(({ names }) => names.sheet === truth.sheet);
    if (!sheet) return [];
    const { head, cells, styles, names } = sheet;
    return [{ name, skeleton: skeletonOf(cells), understood: understandSheet(head, cells, styles, names) }];
  });
}

const real = formsIn(join(CORPUS, 'forms'));
if (real.length === 0) console.log(`skipped: no real forms at ${CORPUS} (set CORPUS_DIR)`);
const forms = [...formsIn(OWN), ...real];

/** Cells that a hand can fill: the inputs, and the first rows of each list. */
function fillable({ skeleton, understood }: Form): CellAt[] {
  const calculated = new Set(skeleton.formulas.map(refOf));
  const rows = understood.lists.flatMap(({ firstRow, lastRow = firstRow + 2, columns }) =>
    columns.flatMap(({ col, calculated: isResult }) =>
      isResult ? [] : [firstRow, Math.min(firstRow + 1, lastRow)].map((row) => ({ row, col })),
    ),
  );
  const byRef = new Map([...understood.inputs, ...rows].map(({ row, col }) => [refOf({ row, col }), { row, col }]));
  return [...byRef.values()].filter((at) => !calculated.has(refOf(at)));
}

function filled({ skeleton }: Form, values: readonly Printed[]): Skeleton {
  const cells = new Map(skeleton.printed.map((cell) => [refOf(cell), cell]));
  for (const value of values) cells.set(refOf(value), value);
  const printed = [...cells.values()].sort((a, b) => a.row - b.row || a.col - b.col);
  return { printed, formulas: skeleton.formulas };
}

const inOrder = (cells: readonly Printed[]) => [...cells].sort((a, b) => a.row - b.row || a.col - b.col);

describe.each(forms)('$name', (form) => {
  const places = fillable(form);
  // none is what a template prints itself: a nought over a printed nought is no value
  const someValues = fc
    .tuple(fc.subarray(places, { maxLength: Math.min(30, places.length) }), fc.integer({ min: 100_000, max: 199_999 }))
    .map(([some, figure]) => some.map((at, i) => ({ ...at, text: `${figure + i}` })));

  it('is known however it is filled, and every value is read back', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        expect(copyOf(form.skeleton, form.understood, filled(form, values))).toEqual({
          same: true,
          filled: inOrder(values),
          notPlaced: [],
          beyond: [],
        });
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it('is another form when one of its labels is another', () => {
    const open = openCells(form.understood);
    const labels = form.skeleton.printed.filter((cell) => !open(cell) && !/[\d:：_\s]/.test(cell.text));
    fc.assert(
      fc.property(someValues, fc.constantFrom(...labels), (values, label) => {
        const changed = filled(form, [...values, { ...label, text: `${label.text}改` }]);
        expect(copyOf(form.skeleton, form.understood, changed).same).toBe(false);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

it('no blank form is taken for a copy of another one', () => {
  const sheets = forms.filter(({ skeleton }, i) => !forms.slice(0, i).some((one) => sameTexts(one.skeleton, skeleton)));
  const mistaken = sheets.flatMap((form) =>
    sheets
      .filter((other) => other !== form && copyOf(form.skeleton, form.understood, other.skeleton).same)
      .map((other) => `${other.name} for ${form.name}`),
  );
  expect(mistaken).toEqual([]);
});

function sameTexts(a: Skeleton, b: Skeleton): boolean {
  return JSON.stringify(a.printed) === JSON.stringify(b.printed);
}
