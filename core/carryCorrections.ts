// Corrections of one version of a form, carried to the cells where they stand in another. Law: a correction is carried only
// where the words around its cells are the same; where they are not, the clerk is asked anew.
import { type Printed, plain, type Skeleton } from './infer/skeleton';
import type { CellAt, Range } from './ref';
import type { Correction } from './understanding';

/** Rows with printed texts that are compared; below them a form repeats itself. */
const MOST_ROWS = 1_500;

/** The corrections that still mean the same, with the rows at which their cells stand in `to`. */
export function carryCorrections(
  corrections: readonly Correction[],
  from: Skeleton,
  to: Skeleton,
): readonly Correction[] {
  const rows = rowMap(from, to);
  const around = [surroundings(from), surroundings(to)] as const;
  const carriedRange = (range: Range): Range | undefined => {
    const top = rows(range.top);
    const bottom = rows(range.bottom);
    if (top === undefined || bottom === undefined || bottom < top) return undefined;
    const moved = { ...range, top, bottom };
    const corners = (of: Range): CellAt[] => [
      { row: of.top, col: of.left },
      { row: of.bottom, col: of.right },
    ];
    const before = corners(range).map(around[0]);
    const after = corners(moved).map(around[1]);
    return before.every((words, i) => words === after[i]) ? moved : undefined;
  };
  return corrections.flatMap((correction): readonly Correction[] => {
    if ('range' in correction) {
      const range = carriedRange(correction.range);
      return range ? [{ ...correction, range }] : [];
    }
    const { row, col } = correction.at;
    const there = carriedRange({ top: row, bottom: row, left: col, right: col });
    return there ? [{ ...correction, at: { row: there.top, col } }] : [];
  });
}

/** Where a row stands in the other sheet: rows with the same texts are the same, rows between them keep their distance. */
function rowMap(from: Skeleton, to: Skeleton): (row: number) => number | undefined {
  const [ours, theirs] = [rowTexts(from), rowTexts(to)];
  const pairs = commonRows(ours, theirs);
  const exact = new Map(pairs);
  const labelled = new Set(ours.map(({ row }) => row));
  return (row) => {
    const known = exact.get(row);
    if (known !== undefined || labelled.has(row)) return known;
    const above = pairs.findLast(([old]) => old < row) ?? [0, 0];
    const below = pairs.find(([old]) => old > row);
    const moved = above[1] + (row - above[0]);
    return below && moved >= below[1] ? undefined : moved;
  };
}

interface RowText {
  readonly row: number;
  readonly text: string;
}

function rowTexts({ printed }: Skeleton): RowText[] {
  const rows = new Map<number, string>();
  for (const { row, col, text } of printed) rows.set(row, `${rows.get(row) ?? ''}\u0000${col} ${plain(text)}`);
  return [...rows].slice(0, MOST_ROWS).map(([row, text]) => ({ row, text }));
}

/** Pairs of rows with the same texts, in the order of both: a longest common subsequence. */
function commonRows(ours: readonly RowText[], theirs: readonly RowText[]): (readonly [number, number])[] {
  const width = theirs.length + 1;
  const longest = new Uint16Array((ours.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] as number;
  for (let i = ours.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      longest[i * width + j] =
        ours[i]?.text === theirs[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < ours.length && j < theirs.length; ) {
    const [mine, other] = [ours[i] as RowText, theirs[j] as RowText];
    if (mine.text === other.text) {
      pairs.push([mine.row, other.row]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The words that name a cell: its own, the nearest to its left, the nearest above. */
function surroundings({ printed }: Skeleton): (at: CellAt) => string {
  const byRow = new Map<number, Printed[]>();
  const byCol = new Map<number, Printed[]>();
  for (const cell of printed) {
    listed(byRow, cell.row).push(cell);
    listed(byCol, cell.col).push(cell);
  }
  const words = (cell: Printed | undefined) => (cell ? plain(cell.text) : '');
  return ({ row, col }) => {
    const own = byRow.get(row)?.find((cell) => cell.col === col);
    const left = byRow.get(row)?.findLast((cell) => cell.col < col);
    const above = byCol.get(col)?.findLast((cell) => cell.row < row);
    return [own, left, above].map(words).join('\u0000');
  };
}

function listed(lists: Map<number, Printed[]>, key: number): Printed[] {
  const known = lists.get(key);
  if (known) return known;
  const made: Printed[] = [];
  lists.set(key, made);
  return made;
}
