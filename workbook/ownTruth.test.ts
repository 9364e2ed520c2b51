// The truths of our own forms hold together: they name cells that are there, count every framed blank once, and call a
// formula what it is. A truth that drifts from its form would measure nothing.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnName, contains, parseRef, refOf } from '../core/ref';
import type { CellStyle } from '../core/sheet';
import { OWN, sheetsOf, truthsIn } from './fixtures/truthFiles';

interface Whole {
  readonly formulas: readonly string[];
  readonly not_filled: readonly string[];
}

describe('the truths of our own forms', () => {
  it.each(truthsIn(OWN))('$name', ({ truth: read }) => {
    const truth = read as typeof read & Whole;
    const sheet = sheetsOf(join(OWN, truth.file)).find(({ names }) => names.sheet === truth.sheet);
    if (sheet === undefined) throw new Error(`no sheet ${truth.sheet}`);
    const { head, cells, styles } = sheet;
    const byRef = new Map(cells.map((cell) => [refOf(cell), cell]));
    const covered = (ref: string) => {
      const at = parseRef(ref);
      const merge = at && head.merges.find((one) => contains(one, at));
      return merge !== undefined && (merge.top !== at?.row || merge.left !== at.col);
    };
    const inputs = truth.inputs.map(({ ref }) => ref);
    const formulas = cells.filter((cell) => cell.formula !== undefined).map(refOf);
    const inLists = truth.detail_regions.flatMap(({ columns, first_row, last_row }) =>
      columns.flatMap(({ col }) =>
        Array.from({ length: (last_row ?? first_row) - first_row + 1 }, (_, i) => col + (first_row + i)),
      ),
    );

    expect(new Set(inputs).size).toBe(inputs.length);
    expect(inputs.filter((ref) => formulas.includes(ref) || covered(ref))).toEqual([]);
    expect([...truth.totals, ...truth.not_filled].filter(covered)).toEqual([]);
    expect(formulas.filter((ref) => !truth.formulas.includes(ref))).toEqual([]);
    expect(truth.totals.filter((ref) => !formulas.includes(ref) && !truth.optional.includes(ref))).toEqual([]);

    const named = new Set([
      ...inputs,
      ...truth.not_filled,
      ...truth.optional,
      ...truth.meta.map(({ ref }) => ref),
      ...inLists,
    ]);
    const framedBlanks = cells
      .filter((cell) => cell.value === undefined && cell.formula === undefined && isFramed(styles[cell.style]))
      .map(refOf)
      .filter((ref) => !covered(ref));
    expect(framedBlanks.filter((ref) => !named.has(ref) && byRef.has(ref))).toEqual([]);
    for (const { header_rows, first_row, columns } of truth.detail_regions)
      for (const { col, label } of columns) {
        const heads = cells.filter(
          (cell) => columnName(cell.col) === col && cell.row >= header_rows[0] && cell.row <= header_rows[1],
        );
        expect(
          heads.some((cell) => String(cell.value ?? '').replace(/\s+/g, '') === label),
          `${col} ${label}`,
        ).toBe(true);
        expect(header_rows[1]).toBeLessThan(first_row);
      }
  });
});

function isFramed(style: CellStyle | undefined): boolean {
  return [style?.top, style?.right, style?.bottom, style?.left].every((line) => line !== undefined);
}
