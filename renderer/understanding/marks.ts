// Which boxes lie over the cells of a sheet to show what was understood. Law: state is never told by colour alone, each
// kind has its own sign; sure inputs are few large boxes, doubtful ones are marked cell by cell.
import type { CellAt, Range } from '../../core/ref';
import type { Understanding } from '../../core/understanding';
import { groupCells } from './groups';
import type { Item } from './items';
import { isDoubtful } from './meaning';

export const MARK_KINDS = ['input', 'look', 'total', 'list', 'heads', 'meta', 'title'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_WORDS: Readonly<Record<MarkKind, string>> = {
  input: '要填',
  look: '请看一下',
  total: '合计',
  list: '清单',
  heads: '表头',
  meta: '表头项',
  title: '表名',
};

export interface Mark {
  readonly kind: MarkKind;
  readonly range: Range;
}

/** Beyond so many, doubtful cells are marked by rectangles too: the page has to stay quick. */
const MOST_SINGLE = 1500;

/** One cell may state two things and is marked once. */
function metaCells(meta: Understanding['meta']): CellAt[] {
  return [...new Map(meta.map(({ at }) => [`${at.row} ${at.col}`, at])).values()];
}

/** `lastRow`: how far a list without an end is shown; `items`: the list beside, whose doubts are marked too. */
export function marksOf(
  understood: Understanding,
  spanOf: (at: CellAt) => Range,
  lastRow: number,
  items: readonly Item[] = [],
): Mark[] {
  const { blocks, inputs, totals, lists, meta, title } = understood;
  const heads = blocks.flatMap(({ range, headRows, headCols }): Mark[] => [
    ...(headRows ? [{ kind: 'heads' as const, range: { ...range, top: headRows.from, bottom: headRows.to } }] : []),
    ...headCols.map((col) => ({
      kind: 'heads' as const,
      range: { top: headRows ? headRows.to + 1 : range.top, bottom: range.bottom, left: col, right: col },
    })),
  ]);
  const sure = groupCells(
    inputs.filter((input) => !isDoubtful(input)),
    spanOf,
    ({ block }) => String(block),
  );
  const unsure = inputs.filter(isDoubtful);
  const looks =
    unsure.length <= MOST_SINGLE ? unsure.map(spanOf) : groupCells(unsure, spanOf, () => '').map(({ range }) => range);
  return [
    ...heads.filter(({ range }) => range.bottom >= range.top),
    ...lists.flatMap((list): Mark[] => {
      const cols = list.columns.map(({ col }) => col);
      if (cols.length === 0) return [];
      const bottom = list.lastRow ?? Math.max(list.firstRow, lastRow);
      const range = { top: list.firstRow, bottom, left: Math.min(...cols), right: Math.max(...cols) };
      // Where rows have printed heads, the cells are among the inputs and marked there.
      const isPure = (list.rowHeads ?? []).length === 0;
      return [{ kind: 'list', range }, ...(isPure ? [{ kind: 'input' as const, range }] : [])];
    }),
    ...sure.map(({ range }): Mark => ({ kind: 'input', range })),
    ...looks.map((range): Mark => ({ kind: 'look', range })),
    ...groupCells(totals, spanOf, () => '').map(({ range }): Mark => ({ kind: 'total', range })),
    ...groupCells(metaCells(meta), spanOf, ({ row, col }) => `${row} ${col}`).map(
      ({ range }): Mark => ({ kind: 'meta', range }),
    ),
    ...items
      .filter(({ kind, isDoubtful: isOpen }) => isOpen && kind !== 'inputs')
      .map(({ range }): Mark => ({ kind: 'look', range })),
    ...(title?.at ? [{ kind: 'title' as const, range: spanOf(title.at) }] : []),
  ];
}
