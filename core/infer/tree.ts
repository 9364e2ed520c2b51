// Which item a row belongs under, from numbering (1.5 → 1.5.1), 其中： and indent. Law: a parent is told only where one of
// these three draws it; it never becomes part of the path.
import { NUMBERING, OF_WHICH } from '../vocabulary';

export interface TreeRow {
  readonly row: number;
  /** As printed, leading blanks included. */
  readonly text: string;
  readonly label: string;
  /** Levels of cell indent. */
  readonly indent: number;
}

/** Row → label of its parent. */
export function parentsOf(rows: readonly TreeRow[]): Map<number, string> {
  const parents = new Map<number, string>();
  for (const [i, one] of rows.entries()) {
    const parent = byNumber(rows, i) ?? byOfWhich(rows, i) ?? byIndent(rows, i);
    if (parent !== undefined) parents.set(one.row, parent.label);
  }
  return parents;
}

function figures(label: string): string[] | undefined {
  const found = /^(\d{1,3}(?:[.．]\d{1,3})*)[.．、]?(?=\D)/.exec(label);
  return found?.[1]?.split(/[.．]/);
}

function byNumber(rows: readonly TreeRow[], i: number): TreeRow | undefined {
  const own = figures((rows[i] as TreeRow).label);
  if (own === undefined || own.length < 2) return undefined;
  for (let length = own.length - 1; length >= 1; length--)
    for (let j = i - 1; j >= 0; j--) {
      const other = figures((rows[j] as TreeRow).label);
      if (other?.length === length && other.every((figure, k) => figure === own[k])) return rows[j];
    }
  return undefined;
}

function byOfWhich(rows: readonly TreeRow[], i: number): TreeRow | undefined {
  if (!OF_WHICH.test((rows[i] as TreeRow).label)) return undefined;
  for (let j = i - 1; j >= 0; j--) if (!OF_WHICH.test((rows[j] as TreeRow).label)) return rows[j];
  return undefined;
}

function byIndent(rows: readonly TreeRow[], i: number): TreeRow | undefined {
  const own = rows[i] as TreeRow;
  const depth = depthOf(own);
  const rank = rankOf(own.label);
  for (let j = i - 1; j >= 0; j--) {
    const other = rows[j] as TreeRow;
    if (depthOf(other) < depth || (rankOf(other.label) < rank && depthOf(other) <= depth)) return other;
    if (depthOf(other) <= depth && rankOf(other.label) <= rank) {
      if (depth === 0 && rank === NUMBERING.length) return undefined;
    }
  }
  return undefined;
}

function depthOf({ text, indent }: TreeRow): number {
  const blanks = /^[\s\u3000]*/.exec(text)?.[0] ?? '';
  let width = 0;
  for (const sign of blanks) width += sign === '\u3000' ? 2 : 1;
  return indent * 3 + width;
}

function rankOf(label: string): number {
  const found = NUMBERING.findIndex((kind) => kind.test(label));
  return found === -1 ? NUMBERING.length : found;
}
