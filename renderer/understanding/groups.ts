// Cells that stand together as rectangles: what a clerk sees and settles as one. Law: a merged cell counts once and is
// never cut; the rectangles cover exactly the cells given.
import type { CellAt, Range } from '../../core/ref';

export interface Group<C extends CellAt> {
  readonly range: Range;
  /** In the order given. */
  readonly cells: readonly C[];
}

/** Rectangles of neighbouring cells for which `alike` says the same; `spanOf` is the merge a cell begins, or the cell. */
export function groupCells<C extends CellAt>(
  cells: readonly C[],
  spanOf: (at: CellAt) => Range,
  alike: (cell: C) => string,
): Group<C>[] {
  return stacked(runsOfRows(cells, spanOf, alike));
}

interface Run<C> {
  range: Range;
  cells: C[];
  like: string;
}

/** Neighbours in one row of the same height. */
function runsOfRows<C extends CellAt>(
  cells: readonly C[],
  spanOf: (at: CellAt) => Range,
  alike: (cell: C) => string,
): Run<C>[] {
  const runs: Run<C>[] = [];
  const ends = new Map<string, Run<C>>();
  for (const cell of cells) {
    const span = spanOf(cell);
    const like = alike(cell);
    const key = (col: number) => `${span.top} ${span.bottom} ${col} ${like}`;
    const before = ends.get(key(span.left));
    if (before) {
      ends.delete(key(span.left));
      before.cells.push(cell);
      before.range = { ...before.range, right: span.right };
      ends.set(key(span.right + 1), before);
    } else {
      const run = { range: span, cells: [cell], like };
      runs.push(run);
      ends.set(key(span.right + 1), run);
    }
  }
  return runs;
}

/** Runs of the same width, one right under the other, become one. */
function stacked<C>(runs: readonly Run<C>[]): Run<C>[] {
  const whole: Run<C>[] = [];
  const open = new Map<string, Run<C>>();
  for (const run of runs) {
    const { top, left, bottom, right } = run.range;
    const key = (row: number) => `${left} ${right} ${row} ${run.like}`;
    const above = open.get(key(top));
    if (above) {
      open.delete(key(top));
      above.cells.push(...run.cells);
      above.range = { ...above.range, bottom };
      open.set(key(bottom + 1), above);
    } else {
      whole.push(run);
      open.set(key(bottom + 1), run);
    }
  }
  return whole;
}
