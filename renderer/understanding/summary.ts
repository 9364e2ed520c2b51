// What was understood of a sheet in numbers and in one sentence, for tabs, the last step and reports of many files.
import type { SheetRemark, Understanding } from '../../core/understanding';
import { isDoubtful } from './meaning';

export interface SheetSummary {
  readonly inputs: number;
  readonly doubtful: number;
  readonly totals: number;
  readonly lists: number;
  readonly meta: number;
  readonly said: readonly SheetRemark[];
}

export function summaryOf(understood: Understanding): SheetSummary {
  const { inputs, totals, lists, meta, said } = understood;
  const doubts = [...inputs, ...lists, ...totals, ...meta].filter(isDoubtful).length;
  return {
    inputs: inputs.length,
    doubtful: doubts,
    totals: totals.length,
    lists: lists.length,
    meta: meta.length,
    said,
  };
}

/** «226 个要填的格，12 个合计，1 个清单，6 个表头项»; totals are left out where they were not counted. */
export function summaryWords(
  summary: Omit<SheetSummary, 'said' | 'doubtful' | 'totals'> & { totals?: number },
): string {
  const parts = [
    `${summary.inputs} 个要填的格`,
    ...(summary.totals ? [`${summary.totals} 个合计`] : []),
    ...(summary.lists > 0 ? [`${summary.lists} 个清单`] : []),
    ...(summary.meta > 0 ? [`${summary.meta} 个表头项`] : []),
  ];
  return parts.join('，');
}

/** A sheet that nobody fills: skipped when going through the sheets. */
export function hasNothing(sheet: Pick<SheetSummary, 'inputs' | 'lists'>): boolean {
  return sheet.inputs === 0 && sheet.lists === 0;
}
