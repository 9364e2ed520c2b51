// Plays a clerk in the wizard who knows the truth: the correction that puts most right is made, everything is inferred
// anew, and so on. Law: only operations the wizard offers, one count each; nothing is edited in the result.
import { parseRef, type Range, refOf } from '../../core/ref';
import type { Correction, Understanding } from '../../core/understanding';
import { type Fault, scoreOf, type Truth } from '../../workbook/understandScore';
import { rectangles } from './rectangles';

export interface Played {
  readonly operations: readonly Correction[];
  /** What no operation puts right. */
  readonly left: readonly Fault[];
}

const MAX_OPERATIONS = 60;

export function play(truth: Truth, infer: (corrections: readonly Correction[]) => Understanding): Played {
  let operations: Correction[] = [];
  let understood = infer(operations);
  let left = scoreOf(truth, understood).faults;
  while (left.length > 0 && operations.length < MAX_OPERATIONS) {
    let best: { operations: Correction[]; understood: Understanding; left: readonly Fault[] } | undefined;
    for (const one of offered(truth, understood, left)) {
      const tried = [...operations, one];
      const next = infer(tried);
      const { faults } = scoreOf(truth, next);
      if (wrongTotals(truth, next) > wrongTotals(truth, understood)) continue;
      if (burden(faults) < burden(best?.left ?? left)) best = { operations: tried, understood: next, left: faults };
      if (faults.length === 0) break;
    }
    if (best === undefined) break;
    ({ operations, understood, left } = best);
  }
  return { operations, left };
}

/** Operations that a look at these faults suggests, wide ones first. */
function offered(truth: Truth, understood: Understanding, faults: readonly Fault[]): Correction[] {
  const of = (what: Fault['what']) => faults.filter((fault) => fault.what === what);
  const areas = (some: readonly Fault[]) => rectangles(some.map(({ ref }) => ref));
  const first = <T>(all: readonly T[], count: number) => all.slice(0, count);
  const byReading = (what: 'unit' | 'type') =>
    Object.entries(Object.groupBy(of(what), ({ truth: said }) => said ?? ''));
  const tried: Correction[] = [];
  if (of('path').length + of('missed').length + of('extra').length + of('column').length > 0)
    tried.push(...heads(understood, truth), ...lists(truth));
  for (const range of first(areas(of('missed')), 8)) tried.push({ does: 'input', range, on: true });
  for (const range of first(areas(of('extra')), 8)) tried.push({ does: 'input', range, on: false });
  for (const [unit, some = []] of byReading('unit'))
    for (const range of first(areas(some), 4)) tried.push({ does: 'unit', range, unit: unit === '' ? null : unit });
  for (const [type, some = []] of byReading('type'))
    for (const range of first(areas(some), 4)) tried.push({ does: 'type', range, type: type as 'text' });
  const inputs = truth.inputs.map(({ ref }) => ref);
  const totals = of('total').map(({ ref }) => ref);
  for (const range of first(rectangles(totals, inputs), 4)) tried.push({ does: 'total', range, on: true });
  for (const { ref } of first(of('meta'), 6)) {
    const [cell = '', role = ''] = ref.split(' ');
    const at = parseRef(cell);
    if (at) tried.push({ does: 'meta', at, role: role as 'filler' });
  }
  for (const { ref } of of('title')) {
    const at = parseRef(ref);
    if (at) tried.push({ does: 'title', at });
  }
  for (const { ref } of first(of('path'), 3)) {
    const at = parseRef(ref);
    const path = truth.inputs.find((input) => input.ref === ref)?.path;
    if (at && path) tried.push({ does: 'path', at, path });
  }
  return tried;
}

/** A cell not found may be wrong in name, unit and type as well once it is. */
function burden(faults: readonly Fault[]): number {
  return faults.reduce((sum, { what }) => sum + (what === 'missed' ? 4 : 1), 0);
}

/** Inputs taken for totals: the score does not count them, but no clerk would be content. */
function wrongTotals(truth: Truth, { totals }: Understanding): number {
  const inputs = new Set(truth.inputs.map(({ ref }) => ref));
  return totals.filter((at) => inputs.has(refOf(at)) && !truth.totals.includes(refOf(at))).length;
}

/** Heads of each block as they are, one line more or less. */
function heads({ blocks }: Understanding, truth: Truth): Correction[] {
  const rows = blocks.flatMap(({ range, headRows }): Correction[] => {
    if (headRows === undefined) return [];
    const { from, to } = headRows;
    const bands = [
      [from - 1, to],
      [from, to + 1],
      [from, to - 1],
      [from + 1, to],
    ];
    return bands.flatMap(([top = 0, bottom = 0]): Correction[] =>
      top < 1 || bottom < top ? [] : [{ does: 'headRows', range: { ...range, top, bottom } }],
    );
  });
  const cols = blocks.flatMap(({ range }): Correction[] =>
    [1, 2, 3].map((count) => ({ does: 'headCols', range: { ...range, right: range.left + count - 1 } })),
  );
  const said = truth.detail_regions.flatMap((one): Correction[] => {
    const [top, bottom] = one.header_rows;
    return [{ does: 'headRows', range: { ...columnsOf(one.columns), top, bottom } }];
  });
  return [...rows, ...cols, ...said];
}

function lists(truth: Truth): Correction[] {
  return truth.detail_regions.map(({ columns, first_row: top, last_row }) => ({
    does: 'list',
    range: { ...columnsOf(columns), top, bottom: last_row ?? top },
    on: true,
  }));
}

function columnsOf(columns: readonly { readonly col: string }[]): Pick<Range, 'left' | 'right'> {
  const cols = columns.map(({ col }) => parseRef(`${col}1`)?.col ?? 1);
  return { left: Math.min(...cols), right: Math.max(...cols) };
}
