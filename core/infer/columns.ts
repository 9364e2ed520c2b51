// Which columns of a block name its rows, number them, state their unit, and which are to be filled. Law: decided by what
// stands in the rows, the head's word only settles doubts.
import { CLAUSE, CODE_HEAD, ROW_NUMBER_HEAD, TOTAL_WORD, UNIT_HEAD, UNIT_WORDS } from '../vocabulary';
import type { BandBlock } from './blocks';
import type { Tile } from './grid';
import type { Table } from './table';

/** `title`: only texts that title the whole block stand in it. */
export type ColumnRole = 'label' | 'number' | 'code' | 'unit' | 'title' | 'data';

export interface Columns {
  roleOf(col: number): ColumnRole;
  /** Label columns left of a data column up to the next data column, left to right; code and unit columns apart. */
  labelsFor(col: number): readonly number[];
  numbersFor(col: number): readonly number[];
  unitFor(col: number): number | undefined;
  /** Several label groups stand side by side. */
  readonly sideBySide: boolean;
  readonly labelCols: readonly number[];
  /** Open columns left of every label: records beside a table of names. */
  readonly unnamedCols: readonly number[];
}

export function columnsOf(table: Table, block: BandBlock, forced: readonly number[] | undefined): Columns {
  const { left, right } = table.region;
  const rows = [...block.rows.keys()].filter((row) => !isTotalRow(table, row));
  const roles = new Map<number, ColumnRole>();
  for (let col = left; col <= right; col++) roles.set(col, roleBy(table, block, rows, col));
  if (forced) {
    for (let col = left; col <= right; col++)
      if (forced.includes(col)) roles.set(col, 'label');
      else if (roles.get(col) === 'label') roles.set(col, 'data');
  } else {
    shareHeads(table, block, rows, roles);
    treeColumns(table, block, rows, roles);
  }
  const roleOf = (col: number): ColumnRole => roles.get(col) ?? 'data';
  const groupLeftOf = (col: number): number[] => {
    let at = col;
    while (at >= left && roleOf(at) === 'data') at--;
    const group: number[] = [];
    while (at >= left && roleOf(at) !== 'data') group.unshift(at--);
    return group;
  };
  const labelCols = [...roles].filter(([, role]) => role === 'label').map(([col]) => col);
  const groups = new Map<string, number[]>();
  for (let col = left; col <= right; col++) {
    if (roleOf(col) !== 'data') continue;
    const names = groupLeftOf(col)
      .filter((at) => roleOf(at) === 'label')
      .join();
    if (names !== '') groups.set(names, [...(groups.get(names) ?? []), col]);
  }
  const beside = groups.size >= 2 && repeatsHeads(block, [...groups.values()]);
  // one text column among the figures (标准, 依据) names nothing: all rows go by the first names
  const onlyNames = groups.size >= 2 && !beside ? [...groups.keys()][0]?.split(',').map(Number) : undefined;
  const namesOf = (col: number): number[] => {
    const own = groupLeftOf(col).filter((at) => roleOf(at) === 'label');
    return own.length > 0 && onlyNames ? onlyNames : own;
  };
  return {
    roleOf,
    labelsFor: kept(namesOf),
    numbersFor: (col) => groupLeftOf(col).filter((at) => roleOf(at) === 'number' || roleOf(at) === 'code'),
    unitFor: kept((col) => {
      const own = groupLeftOf(col).find((at) => roleOf(at) === 'unit');
      if (own !== undefined) return own;
      for (let at = col + 1; at <= right; at++) if (roleOf(at) === 'unit') return at;
      return undefined;
    }),
    sideBySide: beside,
    labelCols,
    unnamedCols: [...roles]
      .filter(
        ([col, role]) =>
          role === 'data' &&
          groupLeftOf(col).every((at) => roleOf(at) !== 'label') &&
          block.leafOver(col) !== undefined,
      )
      .map(([col]) => col),
  };
}

/** Asked for every cell of a column, answered once. */
function kept<T>(answer: (col: number) => T): (col: number) => T {
  const known = new Map<number, T>();
  return (col) => {
    if (!known.has(col)) known.set(col, answer(col));
    return known.get(col) as T;
  };
}

/** Tables side by side ask for the same: a head of one group stands over another too, or one head over names and figures of each. */
function repeatsHeads(block: BandBlock, groups: readonly (readonly number[])[]): boolean {
  const heads = groups.map((cols) => new Set(cols.map((col) => block.leafOver(col)?.label ?? '')));
  const [first, ...others] = heads;
  if (others.some((other) => [...other].some((label) => label !== '' && first?.has(label)))) return true;
  const tops = groups.map((cols) => block.headsOver(cols[0] as number)[0]);
  return tops.every((top, i) => top !== undefined && top.right > top.left && tops.indexOf(top) === i);
}

/** Its words are words for a sum. */
export function isTotalRow(table: Table, row: number): boolean {
  const words = table.row(row).filter((tile) => tile.kind === 'text' && tile.top === row);
  return words.length > 0 && words.every((tile) => TOTAL_WORD.test(tile.label.replace(/[:：].*$/, '')));
}

function kindsIn(table: Table, rows: readonly number[], col: number, titles: readonly Tile[] = []) {
  const counts = { text: 0, number: 0, formula: 0, open: 0, slot: 0, rows: 0, titled: 0 };
  const texts: string[] = [];
  for (const row of rows) {
    const tile = table.at(row, col);
    if (!tile) continue;
    if (titles.includes(tile)) {
      counts.titled++;
      continue;
    }
    counts.rows++;
    if (tile.kind === 'text') {
      counts.text++;
      texts.push(tile.label);
    } else if (tile.kind === 'number') {
      counts.number++;
      texts.push(tile.label);
    } else if (tile.kind === 'formula' || tile.kind === 'na') counts.formula++;
    else {
      counts.open++;
      if (tile.kind === 'slot') counts.slot++;
    }
  }
  return { ...counts, texts };
}

function roleBy(table: Table, block: BandBlock, rows: readonly number[], col: number): ColumnRole {
  const head = block.leafOver(col)?.label ?? '';
  const { text, number, rows: all, texts, formula, slot, titled } = kindsIn(table, rows, col, block.titles);
  if (titled > 0 && all === 0) return 'title';
  if (all === 0) return block.titles.some((tile) => tile.left <= col && tile.right >= col) ? 'title' : 'data';
  const said = (text + number) / all;
  if (ROW_NUMBER_HEAD.test(head) && said >= 0.5 && texts.every((one) => one.length <= 12)) return 'number';
  if (CODE_HEAD.test(head) && said >= 0.5) return 'code';
  if (UNIT_HEAD.test(head) && text / all >= 0.5 && texts.filter((one) => isUnitText(one)).length >= texts.length * 0.6)
    return 'unit';
  if (text / all >= 0.5 && texts.every((one) => CLAUSE.test(one))) return 'code';
  if (text / all >= 0.5) return 'label';
  if (number / all >= 0.6 && formula === 0 && slot === 0 && isCounting(texts) && !hasOpenLeft(table, rows, col))
    return 'number';
  return 'data';
}

export function isUnitText(text: string): boolean {
  return text.split(/[、,，;；/／]/).every((one) => UNIT_WORDS.has(one.trim()));
}

/** 1 2 3 …, line numbers that only rise, or numbering that begins again in every group; a merge counts once. */
function isCounting(texts: readonly string[]): boolean {
  const figures = texts.map(Number).filter((figure, i, all) => i === 0 || figure !== all[i - 1]);
  return (
    figures.length >= 2 &&
    figures.every(
      (figure, i) =>
        Number.isInteger(figure) && figure > 0 && (i === 0 || figure > (figures[i - 1] as number) || figure === 1),
    )
  );
}

function hasOpenLeft(table: Table, rows: readonly number[], col: number): boolean {
  for (let at = table.region.left; at < col; at++) {
    const { open, text, rows: all } = kindsIn(table, rows, at);
    if (all > 0 && open / all > 0.6 && text === 0) return true;
  }
  return false;
}

/** Columns under one head with a label column name rows too (项目 over group and item). */
function shareHeads(table: Table, block: BandBlock, rows: readonly number[], roles: Map<number, ColumnRole>): void {
  for (const [col, role] of [...roles]) {
    if (role !== 'label') continue;
    const leaf = block.leafOver(col);
    if (!leaf || leaf.right === leaf.left) continue;
    for (let at = leaf.left; at <= Math.min(leaf.right, table.region.right); at++)
      if (roles.get(at) === 'data' && kindsIn(table, rows, at).formula === 0 && kindsIn(table, rows, at).slot === 0)
        roles.set(at, 'label');
  }
}

/** A tree drawn by the column in which a label stands: columns with few texts of which every row has one. */
function treeColumns(table: Table, block: BandBlock, rows: readonly number[], roles: Map<number, ColumnRole>): void {
  if (rows.length < 3) return;
  const lacking = new Set(rows);
  const tree: number[] = [];
  for (let col = table.region.left; col <= table.region.right && lacking.size > rows.length * 0.1; col++) {
    const role = roles.get(col);
    if (role === 'number' || role === 'code' || role === 'unit' || role === 'title') continue;
    const { text, formula, slot } = kindsIn(table, rows, col, block.titles);
    if (formula > 0 || slot > 0 || text === 0) return;
    if (
      tree.length > 0 &&
      block.leafOver(col) !== undefined &&
      block.leafOver(col) !== block.leafOver(tree[0] as number) &&
      text / rows.length < 0.5
    )
      return;
    tree.push(col);
    for (const row of rows) if (table.at(row, col)?.kind === 'text') lacking.delete(row);
  }
  if (lacking.size <= rows.length * 0.1) for (const col of tree) roles.set(col, 'label');
}

/** The label tiles that name a row, outermost first: merges count once, blank outer cells take the last word above them. */
export function rowLabels(table: Table, block: BandBlock, cols: readonly number[], row: number): Tile[] {
  const labels: Tile[] = [];
  let own = -1;
  for (const [i, col] of cols.entries()) {
    const tile = table.at(row, col);
    if (tile?.kind === 'text' || tile?.kind === 'number') own = i;
  }
  if (own === -1) return labels;
  for (const [i, col] of cols.entries()) {
    if (i > own) break;
    const tile = table.at(row, col) ?? undefined;
    const label =
      tile && (tile.kind === 'text' || tile.kind === 'number')
        ? tile
        : i < own
          ? lastAbove(table, block, cols, i, row)
          : undefined;
    if (label && !labels.includes(label)) labels.push(label);
  }
  return labels;
}

/** The ancestor of a tree drawn by columns: the nearest label above in that column, unless a shallower one lies between. */
function lastAbove(table: Table, block: BandBlock, cols: readonly number[], i: number, row: number): Tile | undefined {
  for (let above = row - 1; above > block.head.to; above--) {
    if (!block.rows.has(above)) continue;
    for (let j = 0; j < i; j++) {
      const shallower = table.at(above, cols[j] as number);
      if (
        shallower?.kind === 'text' &&
        shallower.bottom < row &&
        shallower.top === above &&
        table.at(above, cols[i] as number)?.kind !== 'text'
      )
        return undefined;
    }
    const tile = table.at(above, cols[i] as number);
    if (tile?.kind === 'text') return isTotalRow(table, above) ? undefined : tile;
  }
  return undefined;
}
