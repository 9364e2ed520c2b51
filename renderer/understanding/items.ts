// The list beside the sheet: what is doubtful first, most doubtful on top; then what the head and foot state; then the
// rest as one reads. Law: each line says which cells it means and what pressing Enter on it would settle.
import type { CellAt, Range } from '../../core/ref';
import type { Concluded, Correction, MetaField, MetaRole, Understanding } from '../../core/understanding';
import { pathWords, ROLE_WORDS, TYPE_WORDS } from '../words/understanding';
import { groupCells } from './groups';
import { isDoubtful } from './meaning';

export interface Item extends Concluded {
  /** Stays the same while the item means the same cells. */
  readonly key: string;
  readonly kind: 'title' | 'meta' | 'list' | 'total' | 'inputs';
  readonly range: Range;
  /** What it is called, and the rest in small letters. */
  readonly words: string;
  readonly detail: string;
  readonly isDoubtful: boolean;
  /** Says «it is so». */
  readonly confirm: readonly Correction[];
}

type SpanOf = (at: CellAt) => Range;

/** `lastRow`: how far a list without an end is shown; `settled`: keys of lines that were found right. */
export function itemsOf(
  understood: Understanding,
  spanOf: SpanOf,
  lastRow: number,
  settled: readonly string[] = [],
): Item[] {
  const inputs = inputItems(understood, spanOf);
  const meta = metaItems(understood, spanOf);
  const lists = listItems(understood, lastRow);
  const totals = totalItems(understood, spanOf).filter((item) => item.isDoubtful);
  const title = titleItems(understood, spanOf);
  const isSettled = new Set(settled);
  const all = [...title, ...inputs, ...lists, ...totals, ...meta].map((one) =>
    isSettled.has(one.key) ? { ...one, isDoubtful: false } : one,
  );
  const doubtful = all.filter((item) => item.isDoubtful).sort((a, b) => a.confidence - b.confidence);
  const sure = all.filter((item) => !item.isDoubtful);
  const rest = sure
    .filter(({ kind }) => kind === 'inputs' || kind === 'list')
    .sort((a, b) => inReading(a.range, b.range));
  return [...doubtful, ...sure.filter(({ kind }) => kind === 'meta'), ...rest];
}

function item(
  kind: Item['kind'],
  concluded: Concluded,
  range: Range,
  part: Pick<Item, 'words' | 'detail' | 'confirm'>,
) {
  const { confidence, reason } = concluded;
  const { top, left, bottom, right } = range;
  const key = `${kind} ${top} ${left} ${bottom} ${right}`;
  return { key, kind, range, confidence, reason, isDoubtful: isDoubtful(concluded), ...part };
}

/** Doubtful inputs of one kind that stand together are one item; the sure ones are told one by one. */
function inputItems({ inputs }: Understanding, spanOf: SpanOf): Item[] {
  const doubtful = groupCells(
    inputs.filter(isDoubtful),
    spanOf,
    ({ block, reason, type, unit }) => `${block} ${reason} ${type} ${unit ?? ''}`,
  );
  const sure = inputs.filter((input) => !isDoubtful(input)).map((cell) => ({ range: spanOf(cell), cells: [cell] }));
  return [...doubtful, ...sure].flatMap(({ range, cells }) => {
    const [first] = cells;
    if (!first) return [];
    const least = cells.reduce((a, b) => (b.confidence < a.confidence ? b : a));
    return [
      item('inputs', least, range, {
        words: pathWords(first.path),
        detail: [
          cells.length > 1 ? `等 ${cells.length} 格` : '',
          first.unit ? `单位 ${first.unit}` : '',
          TYPE_WORDS[first.type],
        ]
          .filter(Boolean)
          .join(' · '),
        confirm: [{ does: 'input', range, on: true }],
      }),
    ];
  });
}

function metaItems({ meta }: Understanding, spanOf: SpanOf): Item[] {
  return meta.map((one) =>
    withRole(
      one.role,
      item('meta', one, spanOf(one.at), {
        words: roleAndLabel(one),
        detail: one.value ? `表头项 · 已印 ${one.value}` : '表头项',
        // A correction names one role of a cell; where it states two, looking at it is all there is to say.
        confirm: isAlone(one, meta) ? [{ does: 'meta', at: one.at, role: one.role }] : [],
      }),
    ),
  );
}

function roleAndLabel({ role, label }: MetaField): string {
  const name = ROLE_WORDS[role];
  return label === '' || label === name ? name : `${name}（${label}）`;
}

function isAlone({ at }: MetaField, all: readonly MetaField[]): boolean {
  return all.filter((one) => one.at.row === at.row && one.at.col === at.col).length === 1;
}

/** One cell may state two things: 填表人 and 填报日期. */
function withRole(role: MetaRole, made: Item): Item {
  return { ...made, key: `${made.key} ${role}` };
}

function listItems({ lists }: Understanding, lastRow: number): Item[] {
  return lists.map((list) => {
    const cols = list.columns.map((column) => column.col);
    const range = {
      top: list.firstRow,
      bottom: list.lastRow ?? Math.max(list.firstRow, lastRow),
      left: Math.min(...cols),
      right: Math.max(...cols),
    };
    return item('list', list, range, {
      words: list.section.length > 0 ? `清单 ${pathWords(list.section)}` : '清单',
      detail: `第 ${list.firstRow} 行起 · ${cols.length} 列${list.growable ? ' · 可加行' : ''}`,
      confirm: [{ does: 'list', range, on: true }],
    });
  });
}

function totalItems({ totals }: Understanding, spanOf: SpanOf): Item[] {
  const groups = groupCells(totals, spanOf, ({ reason, formula }) => `${reason} ${formula}`);
  return groups.flatMap(({ range, cells }) => {
    const [first] = cells;
    return first
      ? [
          item('total', first, range, {
            words: '合计',
            detail: cells.length > 1 ? `等 ${cells.length} 格` : '',
            confirm: [{ does: 'total', range, on: true }],
          }),
        ]
      : [];
  });
}

function titleItems({ title }: Understanding, spanOf: SpanOf): Item[] {
  if (!title?.at) return [];
  return [
    item('title', title, spanOf(title.at), {
      words: title.text,
      detail: '表名',
      confirm: [{ does: 'title', at: title.at }],
    }),
  ];
}

function inReading(a: Range, b: Range): number {
  return a.top - b.top || a.left - b.left;
}
