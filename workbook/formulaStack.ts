// How deep the engine would go down from cell to cell. Law: it computes sheet by sheet, row by row, and follows a
// reference at once; a chain that is too long would end its stack, so it is measured before, never tried.
import type { FormulaCell, FormulaGraph } from './formulaGraph';
import { MAX_CALCULATION_WORK } from './limits';

/** Greatest depth in levels of formulas and their nesting; undefined when measuring alone is too much. */
export function stackDepth(graph: FormulaGraph, formulas: readonly FormulaCell[]): number | undefined {
  const wanted = new Set(formulas);
  const state = new Map<FormulaCell, 'open' | 'done'>();
  let work = 0;
  let deepest = 0;
  const precedents = (formula: FormulaCell): FormulaCell[] => {
    const found: FormulaCell[] = [];
    for (const read of formula.reads)
      graph.formulasIn(read, (one) => {
        work++;
        if (wanted.has(one) && !state.has(one)) found.push(one);
      });
    return found;
  };
  for (const start of formulas) {
    if (state.has(start)) continue;
    const path: { readonly formula: FormulaCell; readonly rest: FormulaCell[]; readonly depth: number }[] = [];
    const enter = (formula: FormulaCell, above: number) => {
      state.set(formula, 'open');
      const depth = above + 1 + formula.judgement.depth;
      deepest = Math.max(deepest, depth);
      path.push({ formula, rest: precedents(formula), depth });
    };
    enter(start, 0);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      if (work > MAX_CALCULATION_WORK) return undefined;
      const next = top.rest.pop();
      if (next === undefined) {
        state.set(top.formula, 'done');
        path.pop();
      } else if (!state.has(next)) enter(next, top.depth);
    }
  }
  return deepest;
}
