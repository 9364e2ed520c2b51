// For tests and benches: what is understood of a sheet, counted against the truth of the sheet (workbook/fixtures/truth.ts
// says the convention). Law: cells that readers may differ on, cells of the form's own statements and cells of lists
// count neither for nor against.
import { columnName, columnNumber, parseRef } from '../core/ref';
import type { Understanding } from '../core/understanding';

export interface TruthInput {
  readonly ref: string;
  readonly path: readonly string[];
  readonly alt_path?: readonly string[] | readonly (readonly string[])[];
  readonly parent?: string;
  readonly unit?: string;
  readonly type: string;
}

export interface TruthList {
  readonly header_rows: readonly [number, number];
  readonly first_row: number;
  readonly last_row: number | null;
  readonly columns: readonly { readonly col: string; readonly label: string }[];
}

export interface Truth {
  readonly id?: string;
  readonly file: string;
  readonly sheet: string;
  readonly title: string | null;
  readonly title_ref: string | null;
  readonly meta: readonly { readonly ref: string; readonly role: string }[];
  readonly inputs: readonly TruthInput[];
  readonly totals: readonly string[];
  readonly optional: readonly string[];
  readonly detail_regions: readonly TruthList[];
}

const COUNTED = [
  'inputs',
  'found',
  'extra',
  'path',
  'unit',
  'type',
  'meta',
  'metaFound',
  'totals',
  'totalsFound',
] as const;
const COUNTED_TOO = ['columns', 'columnsFound', 'title'] as const;
export type Counts = Readonly<Record<(typeof COUNTED)[number] | (typeof COUNTED_TOO)[number], number>>;

/** One thing that differs, with both readings where there are two. */
export interface Fault {
  readonly what: 'missed' | 'extra' | 'path' | 'unit' | 'type' | 'meta' | 'total' | 'column' | 'title';
  readonly ref: string;
  readonly truth?: string;
  readonly ours?: string;
}

export interface Scored {
  readonly counts: Counts;
  readonly faults: readonly Fault[];
}

const clean = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').replace(/:+$/, '');
const cleanPath = (path: readonly string[]) => path.map(clean).join('>');

/** Cells of "A1" and "B2:C5", by address. */
function refsOf(texts: readonly string[]): Set<string> {
  const refs = new Set<string>();
  for (const text of texts) {
    const [a, b] = text.split(':').map(parseRef);
    if (a === undefined) continue;
    for (let row = a.row; row <= (b ?? a).row; row++)
      for (let col = a.col; col <= (b ?? a).col; col++) refs.add(columnName(col) + row);
  }
  return refs;
}

/** The path, another as right, or the path with the parent put in anywhere. */
function pathsOf(input: TruthInput): Set<string> {
  const path = input.path.map(clean);
  const alternatives = (input.alt_path ?? []) as readonly (string | readonly string[])[];
  const lists = alternatives.every((one) => typeof one === 'string') ? [alternatives] : alternatives;
  const right = [path, ...(lists as readonly (readonly string[])[]).filter((one) => one.length > 0)];
  const { parent } = input;
  if (parent !== undefined) right.push(...[...path, ''].map((_, i) => path.toSpliced(i, 0, parent)));
  return new Set(right.map(cleanPath));
}

function isInList({ detail_regions: lists }: Truth, ref: string): boolean {
  const at = parseRef(ref);
  return lists.some(({ columns, first_row, last_row }) => {
    const cols = columns.map(({ col }) => columnNumber(col) ?? 0);
    if (at === undefined || at.row < first_row || at.row > (last_row ?? Number.POSITIVE_INFINITY)) return false;
    return at.col >= Math.min(...cols) && at.col <= Math.max(...cols);
  });
}

/** Counts of what is right and a list of what is not; nothing understood = nothing found. */
export function scoreOf(truth: Truth, understood: Understanding | undefined): Scored {
  const faults: Fault[] = [];
  const ours = new Map((understood?.inputs ?? []).map((one) => [columnName(one.col) + one.row, one]));
  const wanted = new Map(truth.inputs.map((one) => [one.ref, one]));
  const skipped = new Set([...refsOf(truth.optional), ...truth.meta.map(({ ref }) => ref)]);
  const extra = [...ours.keys()].filter((ref) => !wanted.has(ref) && !skipped.has(ref) && !isInList(truth, ref));
  faults.push(...extra.map((ref): Fault => ({ what: 'extra', ref, ours: ours.get(ref)?.path.join('>') ?? '' })));
  const right = { found: 0, path: 0, unit: 0, type: 0 };
  for (const [ref, input] of wanted) {
    const mine = ours.get(ref);
    if (mine === undefined) {
      faults.push({ what: 'missed', ref, truth: input.path.join('>') });
      continue;
    }
    right.found++;
    const compare = (what: 'path' | 'unit' | 'type', same: boolean, theirs: string, own: string) => {
      if (same) right[what]++;
      else faults.push({ what, ref, truth: theirs, ours: own });
    };
    compare('path', pathsOf(input).has(cleanPath(mine.path)), input.path.join('>'), mine.path.join('>'));
    compare('unit', clean(mine.unit ?? '') === clean(input.unit ?? ''), input.unit ?? '', mine.unit ?? '');
    compare('type', mine.type === input.type, input.type, mine.type);
  }
  const compareSets = (what: 'meta' | 'total' | 'column', theirs: ReadonlySet<string>, own: ReadonlySet<string>) => {
    const found = [...theirs].filter((one) => own.has(one));
    faults.push(...[...theirs].filter((one) => !own.has(one)).map((ref): Fault => ({ what, ref })));
    return found.length;
  };
  const meta = new Set(truth.meta.map(({ ref, role }) => `${ref} ${role}`));
  const ourMeta = new Set((understood?.meta ?? []).map(({ at, role }) => `${columnName(at.col)}${at.row} ${role}`));
  const totals = refsOf(truth.totals);
  const ourTotals = new Set((understood?.totals ?? []).map(({ row, col }) => columnName(col) + row));
  const columns = new Set(truth.detail_regions.flatMap((one) => one.columns.map((c) => `${c.col} ${clean(c.label)}`)));
  const ourColumns = new Set(
    (understood?.lists ?? []).flatMap((one) => one.columns.map((c) => `${columnName(c.col)} ${clean(c.label)}`)),
  );
  const title = understood !== undefined && clean(understood.title?.text ?? '') === clean(truth.title ?? '');
  if (!title)
    faults.push({
      what: 'title',
      ref: truth.title_ref ?? '',
      truth: truth.title ?? '',
      ours: understood?.title?.text ?? '',
    });
  const counts: Counts = {
    inputs: wanted.size,
    ...right,
    extra: extra.length,
    meta: meta.size,
    metaFound: compareSets('meta', meta, ourMeta),
    totals: totals.size,
    totalsFound: compareSets('total', totals, ourTotals),
    columns: columns.size,
    columnsFound: compareSets('column', columns, ourColumns),
    title: Number(title),
  };
  return { counts, faults };
}

export const RATES = ['precision', 'recall', 'f1', 'path', 'unit', 'type', 'meta', 'totals', 'columns'] as const;
/** Shares of 0..1; absent where the truth has nothing of the kind. */
export type Rates = Readonly<Partial<Record<(typeof RATES)[number], number>>>;

/** Shares of one form, or of many forms' counts added up. */
export function ratesOf(counts: Counts): Rates {
  const { inputs, found, extra } = counts;
  const nothing = extra === 0 ? 1 : 0;
  const precision = inputs === 0 ? nothing : found / Math.max(1, found + extra);
  const recall = inputs === 0 ? nothing : found / inputs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const share = (name: string, part: number, whole: number) => (whole === 0 ? {} : { [name]: part / whole });
  return {
    precision,
    recall,
    f1,
    ...share('path', counts.path, found),
    ...share('unit', counts.unit, found),
    ...share('type', counts.type, found),
    ...share('meta', counts.metaFound, counts.meta),
    ...share('totals', counts.totalsFound, counts.totals),
    ...share('columns', counts.columnsFound, counts.columns),
  };
}

/** Mean over forms; a form without things of a kind does not count for that kind. */
export function macroOf(all: readonly Rates[]): Rates {
  const mean = (name: (typeof RATES)[number]) => {
    const values = all.flatMap((one) => one[name] ?? []);
    return values.length === 0 ? [] : [[name, values.reduce((a, b) => a + b, 0) / values.length] as const];
  };
  return Object.fromEntries(RATES.flatMap(mean));
}

/** The counts of many forms, added up. */
export function sumOf(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, one) => total + one[name], 0);
  return Object.fromEntries([...COUNTED, ...COUNTED_TOO].map((name) => [name, sum(name)])) as unknown as Counts;
}
