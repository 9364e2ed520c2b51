// A table cut into blocks: a band of heads with the rows it governs, or a run of label–value rows; and the section titles
// above them. Law: a band governs only rows whose open cells lie under its heads; everything else is label beside value.
import type { Correction } from '../understanding';
import { COLUMN_CODE, CONTINUED, NUMBERING, SIGN_LABEL, TEXT_LABEL, TOTAL_WORD, UNIT_WORDS } from '../vocabulary';
import { isOpen, type Tile } from './grid';
import type { Table } from './table';
import { hasDateGap, inlinesOf, signWidth } from './tileText';

/** Rows looked back at to tell what a column holds. */
const MOST_BACK = 40;

export interface BandBlock {
  readonly is: 'band';
  readonly head: { readonly from: number; readonly to: number };
  /** Texts beside the band that reach below it: titles of the whole block. */
  readonly titles: readonly Tile[];
  /** Row → sections it stands in. */
  readonly rows: Map<number, readonly string[]>;
  /** Head tiles over a column, outermost first, without code rows. */
  headsOver(col: number): readonly Tile[];
  leafOver(col: number): Tile | undefined;
  readonly codes: ReadonlyMap<number, string>;
  /** Units that stand in a row of their own under the heads. */
  readonly units: ReadonlyMap<number, string>;
}

export interface FieldBlock {
  readonly is: 'fields';
  readonly rows: Map<number, readonly string[]>;
}

export type RawBlock = BandBlock | FieldBlock;

export interface Splitting {
  readonly blocks: readonly RawBlock[];
  /** Rows that are a title of what follows. */
  readonly sectionRows: ReadonlySet<number>;
}

/** `used`: tiles that are title, meta or remarks and head nothing; `above`: section titles over the table. */
export function splitBlocks(
  table: Table,
  used: ReadonlySet<Tile>,
  above: readonly string[],
  corrections: readonly Correction[],
): Splitting {
  const { region } = table;
  const forced = corrections.flatMap((one) => (one.does === 'headRows' ? [one.range] : []));
  const blocks: RawBlock[] = [];
  const sectionRows = new Set<number>();
  let sections: readonly string[] = above;
  let current: RawBlock | undefined;
  for (let row = region.top; row <= region.bottom; row++) {
    const tiles = table.row(row).filter((tile) => !used.has(tile));
    if (tiles.length < table.row(row).length && tiles.every((tile) => tile.kind === 'blank')) continue;
    if (tiles.length === 0 || (table.isHiddenRow(row) && !tiles.some((tile) => tile.top < row))) continue;
    const order = forced.findLast(
      (range) => range.top === row && range.left <= region.right && range.right >= region.left,
    );
    const title = order ? undefined : sectionTitle(table, row, tiles);
    if (title !== undefined) {
      if (!CONTINUED.test(title.label))
        sections =
          rankOf(title.label) === NUMBERING.length ? [...above, title.label] : inSection(sections, title.label);
      sectionRows.add(row);
      continue;
    }
    if (
      order ||
      ((isHead(table, row, used) || (current?.is !== 'band' && headsBlankColumns(table, row, tiles))) &&
        !forced.some((range) => row >= range.top && row <= range.bottom) &&
        mayStart(table, current, row))
    ) {
      const to = order ? Math.min(order.bottom, region.bottom) : bandEnd(table, row, used);
      current = bandBlock(table, row, to, used);
      blocks.push(current);
      row = to;
      continue;
    }
    if (current?.is === 'band' && governs(table, current, row, tiles)) {
      current.rows.set(row, sections);
      continue;
    }
    if (tiles.every((tile) => tile.kind === 'blank')) {
      if (current?.is === 'fields') current.rows.set(row, sections);
      continue;
    }
    if (current?.is !== 'fields') {
      current = { is: 'fields', rows: new Map() };
      blocks.push(current);
    }
    current.rows.set(row, sections);
  }
  return { blocks, sectionRows };
}

/** A row that says one thing over the whole width, and no place to fill beside it. */
function sectionTitle(table: Table, row: number, tiles: readonly Tile[]): Tile | undefined {
  // a line number in front is no word
  const [front] = tiles;
  const rest0 = front?.kind === 'number' && front.top === row && tiles.length <= 3 ? tiles.slice(1) : tiles;
  const said = rest0.filter((tile) => tile.kind !== 'blank');
  const [only] = said;
  if (said.length !== 1 || only?.kind !== 'text' || only.top !== row) return undefined;
  if (only.label.length > 60) return undefined;
  if (headsItsPlace(table, only, row)) return undefined;
  const all = rest0.reduce((sum, tile) => sum + columnsIn(table, tile), 0);
  if (inlinesOf(only.text).some((inline) => inline.open)) {
    // "流动资产：" titles the rows below it, "情况说明：" waits for words
    const waits =
      TEXT_LABEL.test(only.label) || row >= table.region.bottom || !/[:：]\s*$/.test(only.text) || only.bottom > row;
    if (waits || columnsIn(table, only) < all * 0.8) return undefined;
  }
  if (columnsIn(table, only) >= all * 0.8) return only;
  const rest = rest0.filter((tile) => tile !== only);
  if (only.left !== Math.min(...tiles.map((tile) => tile.left))) return undefined;
  if (rest.length > 3 || only.bottom > row) return undefined;
  // written over the blank cells beside it
  return signWidth(only.text.trim()) > 12 &&
    NUMBERING.some((kind) => kind.test(only.label)) &&
    rest.every((tile) => tile.top === row)
    ? only
    : undefined;
}

/** The row below is one blank cell just as wide: a label over the place for its words. */
function headsItsPlace(table: Table, tile: Tile, row: number): boolean {
  const below = table.row(tile.bottom + 1).filter((other) => other.top > row);
  const [place] = below;
  return (
    below.length === 1 &&
    place?.kind === 'blank' &&
    place.left === tile.left &&
    place.right === tile.right &&
    place.right > place.left
  );
}

function columnsIn(table: Table, tile: Tile): number {
  return Math.min(tile.right, table.region.right) - Math.max(tile.left, table.region.left) + 1;
}

/** A new title ends those of its own or a lower rank of numbering; one without numbering ends all inside the table. */
export function inSection(sections: readonly string[], title: string): readonly string[] {
  const rank = rankOf(title);
  const kept = sections.filter((one) => rankOf(one) < rank);
  return rank === NUMBERING.length
    ? [...sections.filter((one) => rankOf(one) < NUMBERING.length), title]
    : [...kept, title];
}

function rankOf(title: string): number {
  const found = NUMBERING.findIndex((kind) => kind.test(title));
  return found === -1 ? NUMBERING.length : found;
}

/** Only words, at least two of them, the last column among them; a corner or a little in between may be blank. */
function isHead(table: Table, row: number, used: ReadonlySet<Tile>): boolean {
  const tiles = table.row(row).filter((tile) => !used.has(tile));
  const words = tiles.filter((tile) => tile.kind === 'text' || (tile.kind === 'number' && isHeadNumber(tile)));
  if (words.length < 2 || !words.some((tile) => tile.top === row)) return false;
  const closed =
    tiles.every((tile) => words.includes(tile) || tile.kind === 'blank') && cornerEnd(table, row, row) > row;
  if (closed && !words.some((tile) => isInlineField(tile))) return true;
  const last = tiles.at(-1);
  if (last === undefined || !words.includes(last)) return false;
  if (tiles.some((tile) => !words.includes(tile) && tile.kind !== 'blank')) return false;
  if (words.some((tile) => tile.label.length > 80)) return false;
  const [, ...others] = tiles;
  const blanks = others.filter((tile) => tile.kind === 'blank').length;
  const texts = words.filter((tile) => tile.kind === 'text').length;
  if (texts === 0 && !words.every((tile) => COLUMN_CODE.test(tile.label))) return false;
  if (
    words.some((tile) => isInlineField(tile) || hasDateGap(tile.text)) ||
    words.every((tile) => SIGN_LABEL.test(tile.label))
  )
    return false;
  return blanks <= Math.floor(words.length * 0.2);
}

/** Words over the row names, three and more blank heads to be written in, words for a sum at the end; named rows below. */
function headsBlankColumns(table: Table, row: number, tiles: readonly Tile[]): boolean {
  const pattern = tiles.map((tile) => (tile.kind === 'text' ? 'T' : tile.kind === 'blank' ? 'B' : '?')).join('');
  if (!/^T+B{3,}T{0,2}$/.test(pattern)) return false;
  const blanks = tiles.filter((tile) => tile.kind === 'blank');
  const names = tiles.slice(0, pattern.indexOf('B'));
  for (let next = row + 1; next <= row + 3; next++) {
    if (next > table.region.bottom) return false;
    const named = names.some((name) => table.at(next, name.right)?.kind === 'text');
    const open = blanks.every((blank) => {
      const below = table.at(next, blank.left);
      return below && below.left === blank.left && below.right === blank.right && below.kind !== 'text';
    });
    if (!named || !open) return false;
  }
  return true;
}

function isInlineField(tile: Tile): boolean {
  const inlines = inlinesOf(tile.text);
  return inlines.length > 0 && inlines.every((inline) => inline.open) && inlines.some((inline) => inline.value !== '');
}

function isHeadNumber(tile: Tile): boolean {
  const value = Number(tile.text);
  return Number.isInteger(value) && ((value >= 0 && value <= 99) || (value >= 1949 && value <= 2100) || value > 36_000);
}

/** Heads go on while the next row is words only and hangs together with this one: a merge over both, parts under a whole, or codes. */
function bandEnd(table: Table, from: number, used: ReadonlySet<Tile>): number {
  let to = from;
  while (to < table.region.bottom) {
    const next = to + 1;
    const tiles = table.row(next).filter((tile) => !used.has(tile));
    if (isCodeRow(tiles, next) || isUnitRow(tiles, next) || tiles.every((tile) => tile.top < next)) {
      to = next;
      continue;
    }
    const closed = cornerEnd(table, from, to);
    if (closed > to) {
      to = closed;
      continue;
    }
    if (!isHeadPart(tiles, next) || !hangsTogether(table, from, to, next)) break;
    to = next;
  }
  return to;
}

/** The head of the row names reaches down to a row that has words over every column: the band ends there. */
function cornerEnd(table: Table, from: number, to: number): number {
  const corner = table.row(from).find((tile) => tile.kind === 'text');
  if (!corner || corner.top !== from || corner.bottom <= to || corner.bottom > from + 5) return to;
  const ends = table.row(corner.bottom);
  const between = table.row(to + 1);
  const words = (tile: Tile) => tile.kind === 'text' || (tile.kind === 'number' && isHeadNumber(tile));
  return ends.every(words) && ends.length >= 3 && between.every((tile) => words(tile) || tile.kind === 'blank')
    ? corner.bottom
    : to;
}

/** Inside a band more may be blank: corners, and cells under a head merged too short. */
function isHeadPart(tiles: readonly Tile[], row: number): boolean {
  const words = tiles.filter((tile) => tile.kind === 'text' || (tile.kind === 'number' && isHeadNumber(tile)));
  if (words.length < 1 || !words.some((tile) => tile.top === row)) return false;
  if (tiles.some((tile) => !words.includes(tile) && tile.kind !== 'blank')) return false;
  const last = tiles.at(-1);
  const blanks = tiles.filter((tile) => tile.kind === 'blank').length;
  return last !== undefined && last.kind !== 'blank' && blanks <= words.length;
}

function hangsTogether(table: Table, from: number, row: number, next: number): boolean {
  const upper = table.row(row);
  const lower = table.row(next);
  const newLower = lower.filter((tile) => tile.top === next && tile.kind !== 'blank');
  if (newLower.length === 0) return false;
  // the new words stand under a whole that is wider, or a head of the first row reaches down to them
  const under = newLower.filter((tile) =>
    upper.some(
      (whole) =>
        whole.kind === 'text' &&
        whole.bottom < next &&
        whole.left <= tile.left &&
        whole.right >= tile.right &&
        whole.right > whole.left,
    ),
  );
  if (under.length >= 1 && under.length >= newLower.length * 0.5) return true;
  const tied = upper.filter((tile) => tile.kind === 'text' && tile.bottom >= next);
  return tied.some((tile) => tile.top === from && tile.bottom - from <= 5);
}

/** Under the heads stand their units: （起） （人） （万元）. */
function isUnitRow(tiles: readonly Tile[], row: number): boolean {
  const own = tiles.filter((tile) => tile.top === row);
  const units = own.filter((tile) => tile.kind === 'text' && UNIT_WORDS.has(tile.label.replace(/^[（(]|[)）]$/g, '')));
  return (
    units.length >= 2 &&
    units.length >= own.length * 0.6 &&
    own.every((tile) => tile.kind === 'text' || tile.kind === 'blank')
  );
}

function isCodeRow(tiles: readonly Tile[], row: number): boolean {
  const own = tiles.filter((tile) => tile.top === row && tile.kind !== 'blank');
  if (own.length < 2 || own.length < tiles.filter((tile) => tile.top === row).length * 0.6) return false;
  return own.every((tile) => COLUMN_CODE.test(tile.label)) && isSeries(own);
}

/** 甲 乙 1 2 3, A B C1, 0 1 2: figures rise from column to column. */
function isSeries(tiles: readonly Tile[]): boolean {
  const figures = tiles.flatMap((tile) => {
    const found = /^[（(]?0?(\d{1,2})[)）]?$/.exec(tile.label);
    return found ? [Number(found[1])] : [];
  });
  return (
    figures.every((figure, i) => i === 0 || figure > (figures[i - 1] as number)) &&
    (figures.length === 0 || (figures[0] as number) <= 3)
  );
}

function bandBlock(table: Table, from: number, to: number, used: ReadonlySet<Tile>): BandBlock {
  const titles: Tile[] = [];
  const codeRows = new Set<number>();
  for (let row = from; row <= to; row++) {
    const tiles = table.row(row).filter((tile) => !used.has(tile));
    for (const tile of tiles)
      if (tile.kind === 'text' && tile.bottom > to && tile.top <= from && !titles.includes(tile)) titles.push(tile);
    const own = tiles.filter((tile) => tile.top === row && tile.bottom === row && tile.kind !== 'blank');
    if (
      to > from &&
      own.length >= 1 &&
      own.every((tile) => COLUMN_CODE.test(tile.label)) &&
      coded(table, own, from, to, row)
    )
      codeRows.add(row);
  }
  const codes = new Map<number, string>();
  const units = new Map<number, string>();
  const over = new Map<number, readonly Tile[]>();
  for (let col = table.region.left; col <= table.region.right; col++) {
    const heads: Tile[] = [];
    for (let row = from; row <= to; row++) {
      const tile = table.at(row, col);
      if (tile?.kind === 'blank' && row < to) {
        const group = groupBeside(table, row, col);
        if (group && !codeRows.has(row) && !heads.includes(group)) heads.push(group);
      }
      if (!tile || tile.kind === 'blank' || used.has(tile) || titles.includes(tile) || heads.includes(tile)) continue;
      if (codeRows.has(tile.top) && tile.top === tile.bottom) codes.set(col, tile.label);
      else if (row > from && tile.top === row && UNIT_WORDS.has(tile.label) && isUnitRow(table.row(row), row))
        units.set(col, tile.label);
      else if (tile.kind === 'text' || tile.kind === 'number') heads.push(tile);
    }
    over.set(col, heads);
  }
  return {
    is: 'band',
    head: { from, to },
    titles,
    rows: new Map(),
    headsOver: (col) => over.get(col) ?? [],
    leafOver: (col) => over.get(col)?.at(-1),
    codes,
    units,
  };
}

/** The head of a group whose merge was never made: it goes on over the blank heads to its right. */
function groupBeside(table: Table, row: number, col: number): Tile | undefined {
  for (let at = col - 1; at >= table.region.left; at--) {
    const tile = table.at(row, at);
    if (tile?.kind === 'blank' && tile.top === row && tile.bottom === row) continue;
    return tile?.kind === 'text' && tile.top === row && tile.bottom === row ? tile : undefined;
  }
  return undefined;
}

/** Codes stand one to one beside a head of the same width. */
function coded(table: Table, own: readonly Tile[], from: number, to: number, row: number): boolean {
  const paired = own.filter((tile) => {
    for (let r = from; r <= to; r++) {
      if (r === row) continue;
      const other = table.at(r, tile.left);
      if (
        other &&
        other.kind === 'text' &&
        other.left === tile.left &&
        other.right === tile.right &&
        !COLUMN_CODE.test(other.label)
      )
        return true;
    }
    return false;
  });
  return paired.length >= own.length * 0.8;
}

/** Words one under another in the very columns of the heads: a record that is filled in already. */
function standsLike(table: Table, block: BandBlock, row: number): boolean {
  const tiles = table.row(row).filter((tile) => tile.top === row);
  return (
    tiles.length >= 2 &&
    row === block.head.to + 1 &&
    tiles.every((tile) => {
      const leaf = block.leafOver(tile.left);
      return leaf !== undefined && leaf.left === tile.left && leaf.right === tile.right;
    })
  );
}

/** A new band may start where the block above had places to fill under these words, not in the middle of filled records. */
function mayStart(table: Table, current: RawBlock | undefined, row: number): boolean {
  if (current?.is !== 'band') return true;
  if (current.rows.size === 0) return !standsLike(table, current, row);
  const tiles = table.row(row).filter((tile) => tile.top === row && tile.kind === 'text');
  const lately = [...current.rows.keys()].slice(-MOST_BACK);
  return tiles.some((tile) => {
    let open = 0;
    for (const above of lately) {
      const there = table.at(above, tile.left);
      if (there && (isOpen(there) || there.kind === 'formula' || there.kind === 'na')) open++;
    }
    return open >= lately.length * 0.5 && open > 0;
  });
}

function isTotalWord(tile: Tile): boolean {
  return TOTAL_WORD.test(tile.label.replace(/[:：].*$/, ''));
}

function governs(table: Table, block: BandBlock, row: number, tiles: readonly Tile[]): boolean {
  const here = tiles.filter((tile) => tile.top === row || block.rows.size === 0);
  const words = here.filter((tile) => tile.kind === 'text');
  if (
    words.some(
      (tile) => !isTotalWord(tile) && inlinesOf(tile.text).some((inline) => inline.open && inline.value !== ''),
    )
  )
    return false;
  if (words.some(isTotalWord)) return words.length < here.length;
  if (here.length === 1 && words.length === 1 && (words[0] as Tile).right > (words[0] as Tile).left) return false;
  if (words.length > 0 && words.length === here.length && words.every((tile) => SIGN_LABEL.test(tile.label)))
    return false;
  for (const tile of here) {
    if (!isOpen(tile)) continue;
    const leaf = block.leafOver(tile.left);
    if (
      leaf
        ? tile.left < leaf.left || tile.right > leaf.right
        : tile.right > tile.left && !block.titles.some((title) => title.left <= tile.left && title.right >= tile.right)
    )
      return false;
  }
  return !isFieldRow(table, block, here);
}

/** Words where all rows above had a place to fill, with a place beside them: label beside value. */
function isFieldRow(table: Table, block: BandBlock, tiles: readonly Tile[]): boolean {
  if (block.rows.size === 0) return false;
  const words = tiles.filter((tile) => tile.kind === 'text');
  if (!words.length || !tiles.some(isOpen)) return false;
  const lately = [...block.rows.keys()].slice(-MOST_BACK);
  const odd = words.filter((tile) => {
    for (const above of lately) {
      const there = table.at(above, tile.left);
      if (there && !isOpen(there)) return false;
    }
    return true;
  });
  const labelled = odd.some((tile) => {
    const next = tiles.find((other) => other.left === tile.right + 1);
    return next !== undefined && isOpen(next) && tile.right > tile.left;
  });
  return labelled || (odd.length === words.length && (odd.length >= 2 || words[0]?.left === table.region.left));
}
