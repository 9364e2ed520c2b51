// A sheet of a blank form → what is to be filled, under which names, and what the form says of itself. Law: pure and
// deterministic; every conclusion has a reason and a confidence; corrections are inputs like the sheet itself.
import type { CellModel, CellStyle, SheetHead } from '../sheet';
import type { Correction, Remark, SheetNames, SheetRemark, Understanding } from '../understanding';
import { CHECK_RULE, CONTINUED, NOTE_START, NUMBERING } from '../vocabulary';
import { type BandReading, readNamedRows } from './bandRows';
import { type BandBlock, inSection, type RawBlock, splitBlocks } from './blocks';
import { isGrey, legendOf } from './colours';
import { type Columns, columnsOf, rowLabels } from './columns';
import { applyCorrections } from './corrections';
import type { Draft } from './draft';
import { readFields } from './fields';
import { anchor, buildGrid, type Grid, isOpen, type Tile } from './grid';
import { readList } from './lists';
import { unitsIn } from './measures';
import { MOST_META, readMeta, roleOf } from './meta';
import { findRegions, type Region } from './regions';
import { type Table, tableOf } from './table';
import { inlinesOf } from './tileText';
import { findFormTitle } from './titles';

/** How sure an input of a sheet is whose protection leaves nothing open. */
const LOCKED = 0.55;
/** No form asks for more; what lies beyond is not concluded, and that is said. */
const MOST_INPUTS = 50_000;

/**
 * Understands one sheet. `cells` ascend by row, then column, as the sheet model gives them; `corrections` in the order in
 * which they were made. Looks at the first 1,500 rows and 300 columns. Never throws on any sheet model.
 */
export function understandSheet(
  head: SheetHead,
  cells: readonly CellModel[],
  styles: readonly CellStyle[],
  names: SheetNames,
  corrections: readonly Correction[] = [],
): Understanding {
  const grid = buildGrid(head, cells, styles);
  const regions = findRegions(
    grid,
    head.tables.map((table) => table.range),
  );
  const forcedTitle = corrections.findLast((one) => one.does === 'title');
  const title = findFormTitle(grid, regions, names, forcedTitle?.does === 'title' ? forcedTitle.at : undefined);
  const legend = legendOf(grid, regions);
  const draft: Draft = {
    grid,
    legend,
    isProtected: head.isProtected && someUnlocked(grid, regions),
    sheetUnits: [],
    validations: head.validations,
    blocks: [],
    inputs: [],
    totals: [],
    lists: [],
    leftOut: [],
    meta: [],
    remarks: remarksOf(grid),
  };
  const remarkTiles = new Set(draft.remarks.map((remark) => grid.tileAt(remark.row, remark.col) as Tile));
  const lines = linesInFrames(grid, regions, title?.tile, remarkTiles);
  readMeta(draft, regions, title?.tile, lines);
  const unit = draft.meta.find((one) => one.role === 'unit')?.value;
  const full: Draft = { ...draft, sheetUnits: unit === undefined ? [] : unitsIn(unit) };
  const used = new Set<Tile>([...lines, ...legend.tiles, ...remarkTiles, ...(title?.tile ? [title.tile] : [])]);
  let above: readonly string[] = [];
  for (const [i, region] of regions.entries()) {
    above = titlesOver(grid, regions, i, used, above, title?.at?.row ?? 0);
    readRegion(full, tableOf(grid, region), used, above, corrections);
  }
  onceEach(full);
  const understood: Understanding = {
    kind: kindsOf(full),
    ...(title
      ? {
          title: {
            text: title.text,
            reason: title.reason,
            confidence: title.confidence,
            ...(title.at ? { at: title.at } : {}),
          },
        }
      : {}),
    blocks: full.blocks,
    meta: full.meta,
    inputs: full.inputs,
    totals: full.totals,
    lists: full.lists,
    leftOut: full.leftOut,
    remarks: full.remarks,
    ...(unit !== undefined && unitsIn(unit).length > 0 ? { unit: unitsIn(unit).join(' ') } : {}),
    said: saidOf(head, grid, regions, full),
  };
  const told = understood.said.includes('allLocked')
    ? {
        ...understood,
        inputs: understood.inputs.map((input) => ({ ...input, confidence: Math.min(input.confidence, LOCKED) })),
      }
    : understood;
  return applyCorrections(told, full, corrections);
}

/** A protection that leaves no blank cell open says nothing of what is to be filled. */
function someUnlocked(grid: Grid, regions: readonly Region[]): boolean {
  return grid.tiles.some(
    (tile) => isOpen(tile) && !tile.locked && regions.some((region) => region.contains(tile.top, tile.left)),
  );
}

/** A cell takes one value: several labels printed in it are one input, called by the first. */
function onceEach(draft: Draft): void {
  const seen = new Set<string>();
  const kept = draft.inputs.slice(0, MOST_INPUTS).filter(({ row, col }) => {
    const at = `${row},${col}`;
    return seen.has(at) ? false : seen.add(at) !== undefined;
  });
  draft.inputs.length = 0;
  for (const input of kept) draft.inputs.push(input);
}

function readRegion(
  draft: Draft,
  table: Table,
  used: ReadonlySet<Tile>,
  above: readonly string[],
  corrections: readonly Correction[],
): void {
  const { blocks } = splitBlocks(table, used, above, corrections);
  for (const [i, block] of blocks.entries()) {
    const number = draft.blocks.length;
    if (block.is === 'fields') {
      if (block.rows.size === 0) continue;
      draft.blocks.push({
        number,
        kind: 'field',
        range: rangeOf(table, block),
        headCols: [],
        section: [...block.rows.values()][0] ?? [],
      });
      readFields(draft, table, block, number, used);
    } else readBand(draft, table, block, number, i < blocks.length - 1 || (i > 0 && block.rows.size <= 2), corrections);
  }
}

function rangeOf(table: Table, block: RawBlock) {
  const rows = [...block.rows.keys()];
  const top = block.is === 'band' ? block.head.from : Math.min(...rows);
  return {
    top,
    bottom: Math.max(top, block.is === 'band' ? block.head.to : top, ...rows),
    left: table.region.left,
    right: table.region.right,
  };
}

function readBand(
  draft: Draft,
  table: Table,
  block: BandBlock,
  number: number,
  closes: boolean,
  corrections: readonly Correction[],
): void {
  const range = rangeOf(table, block);
  const touches = (one: { top: number; bottom: number; left: number; right: number }) =>
    one.top <= range.bottom && one.bottom >= range.top && one.left <= range.right && one.right >= range.left;
  const forced = corrections.findLast((one) => one.does === 'headCols' && touches(one.range));
  const cols =
    forced?.does === 'headCols'
      ? Array.from({ length: forced.range.right - forced.range.left + 1 }, (_, i) => forced.range.left + i)
      : undefined;
  const columns = columnsOf(table, block, cols);
  const listing = corrections.findLast((one) => one.does === 'list' && touches(one.range));
  const named = columns.labelCols.length > 0;
  const repeats = named && repeatsNames(table, block, columns.labelCols);
  const isList = listing?.does === 'list' ? listing.on : !named || repeats;
  const reading: BandReading = {
    draft,
    table,
    block,
    columns,
    number,
    usual: isList ? 'text' : 'number',
    ...coloursOf(table, block, columns),
  };
  draft.blocks.push({
    number,
    kind: isList ? 'list' : 'matrix',
    range,
    headRows: block.head,
    headCols: columns.labelCols,
    section: [...block.rows.values()][0] ?? [],
  });
  if (!isList || named) readNamedRows(reading);
  const unnamed = columns.unnamedCols;
  if (isList && !named) readList(reading, closes);
  else if (unnamed.length >= 2 && !repeats) readList({ ...reading, usual: 'text', only: unnamed }, true);
  else if (isList) addNamedList(draft, reading, closes);
}

/** Printed row heads over several rows each: every row is one more record under the same name. */
function repeatsNames(table: Table, block: BandBlock, labelCols: readonly number[]): boolean {
  let shared = 0;
  let all = 0;
  for (const row of block.rows.keys()) {
    const own = rowLabels(table, block, labelCols, row).at(-1);
    if (!own) continue;
    all++;
    if (own.bottom > own.top) shared++;
  }
  return all >= 2 && shared >= all * 0.4;
}

function addNamedList(draft: Draft, { block, columns, table, number }: BandReading, closes: boolean): void {
  const rows = [...block.rows.keys()];
  const first = rows[0];
  if (first === undefined) return;
  const seen = new Set<Tile>();
  const own = draft.inputs.filter((input) => input.block === number);
  const listColumns = [];
  for (let col = table.region.left; col <= table.region.right; col++) {
    const leaf = block.leafOver(col);
    if (!leaf || seen.has(leaf) || columns.roleOf(col) !== 'data') continue;
    seen.add(leaf);
    const input = own.find((one) => one.col === leaf.left);
    listColumns.push({
      col: leaf.left,
      label: leaf.label,
      path: [
        ...(block.rows.get(first) ?? []),
        ...block.titles.map((title) => title.label),
        ...block.headsOver(col).map((head) => head.label),
      ],
      ...(input?.unit === undefined ? {} : { unit: input.unit }),
      type: input?.type ?? ('text' as const),
    });
  }
  if (listColumns.length === 0) return;
  draft.lists.push({
    block: number,
    headRows: block.head,
    firstRow: first,
    lastRow: rows.at(-1) ?? first,
    growable: true,
    section: [...(block.rows.get(first) ?? []), ...block.titles.map((title) => title.label)],
    columns: listColumns,
    rowHeads: columns.labelCols,
    reason: 'blankRows',
    confidence: closes ? 0.75 : 0.7,
  });
}

/** Are grey cells off here, and is the form filled already. */
function coloursOf(table: Table, block: BandBlock, columns: Columns): { greyIsOff: boolean; filledShare: number } {
  let open = 0;
  let grey = 0;
  let figures = 0;
  for (const row of block.rows.keys())
    for (const tile of table.row(row)) {
      if (tile.top !== row) continue;
      if (isOpen(tile)) {
        open++;
        if (isGrey(tile.fill)) grey++;
      } else if (tile.kind === 'number' && Number(tile.text) !== 0 && columns.roleOf(tile.left) === 'data') figures++;
    }
  return { greyIsOff: grey <= open * 0.6, filledShare: open + figures === 0 ? 0 : figures / (open + figures) };
}

/** Words in a row of their own inside a frame: title, head lines ("填报单位：") and remarks, above or below the table proper. */
function linesInFrames(
  grid: Grid,
  regions: readonly Region[],
  title: Tile | undefined,
  remarks: ReadonlySet<Tile>,
): ReadonlySet<Tile> {
  const lines = new Set<Tile>(remarks);
  for (const region of regions) {
    const table = tableOf(grid, region);
    for (const from of ['top', 'bottom'] as const) {
      let row = region[from];
      for (let i = 0; i < 4 && row >= region.top && row <= region.bottom; i++, row += from === 'top' ? 1 : -1) {
        const words = table.row(row).filter((tile) => tile.kind !== 'blank');
        const isTitle = words.length === 1 && words[0] === title;
        const isLine =
          words.length > 0 &&
          words.every((tile) => tile.kind === 'text' && (statesRoles(tile) || lines.has(tile))) &&
          words.some((tile) => inlinesOf(tile.text).length > 0) &&
          (!hasBoxes(grid, table, row) || words.every((tile) => saysAllItself(tile)));
        if (!isTitle && !isLine && !words.every((tile) => lines.has(tile))) break;
        if (isLine) for (const tile of words) lines.add(grid.tileAt(tile.top, tile.left) ?? tile);
      }
    }
  }
  return lines;
}

/** Head words with their values behind them: nothing in the row waits for a value. */
function saysAllItself(tile: Tile): boolean {
  return statesRoles(tile) && inlinesOf(tile.text).every((inline) => !inline.open);
}

function statesRoles(tile: Tile): boolean {
  const inlines = inlinesOf(tile.text);
  return inlines.length > 0 && inlines.every(({ label }) => label === '单位' || roleOf(label, false) !== undefined);
}

/** Separate open cells stand in the row: it is a row of the table. */
function hasBoxes(grid: Grid, table: Table, row: number): boolean {
  return table
    .row(row)
    .some(
      (tile) =>
        isOpen(tile) &&
        tile.top === row &&
        grid.lineLeft(row, tile.left) &&
        grid.lineLeft(row, tile.right + 1) &&
        grid.lineAbove(row, tile.left) &&
        grid.lineAbove(tile.bottom + 1, tile.left),
    );
}

function remarksOf(grid: Grid): Remark[] {
  const remarks: Remark[] = [];
  let inside = -1;
  for (const tile of grid.tiles) {
    if (tile.kind !== 'text') continue;
    const text = tile.text.trim();
    const starts = NOTE_START.test(text) && text.length > 3;
    const wide = tile.right - tile.left >= 2 || text.length > 30;
    const goesOn =
      inside !== -1 && tile.top - inside <= 1 && wide && NUMBERING.some((kind) => kind.test(text)) && text.length > 10;
    if (!(starts && (wide || text.length > 8)) && !goesOn) continue;
    inside = tile.bottom;
    const rule = CHECK_RULE.exec(text)?.[0];
    remarks.push({ ...anchor(tile), text, ...(rule === undefined ? {} : { rule }) });
  }
  return remarks;
}

/** Section titles outside of the frame, directly over a table: numbered, or of the second and later tables. */
function titlesOver(
  grid: Grid,
  regions: readonly Region[],
  i: number,
  used: ReadonlySet<Tile>,
  before: readonly string[],
  titleRow: number,
): readonly string[] {
  const region = regions[i] as Region;
  let sections: readonly string[] = before;
  let found = false;
  for (const tile of grid.tiles) {
    if (tile.top >= region.top || tile.top < region.top - 3 || tile.kind !== 'text' || used.has(tile) || tile.hidden)
      continue;
    if (regions.some((one) => one.contains(tile.top, tile.left))) continue;
    if (tile.left > region.right || tile.right < region.left - 1 || tile.label.length > 50) continue;
    if (CONTINUED.test(tile.label) || tile.top <= titleRow) continue;
    const numbered = NUMBERING.some((kind) => kind.test(tile.label)) && !/^\d{4}/.test(tile.label);
    if (
      inlinesOf(tile.text).some((inline) => inline.open || inline.value === '') ||
      (!numbered && inlinesOf(tile.text).length > 0)
    )
      continue;
    if (!numbered && (i === 0 || /^[（(]/.test(tile.label))) continue;
    sections = inSection(found ? sections : numbered ? sections : [], tile.label);
    found = true;
  }
  return found
    ? sections
    : i > 0 && regions[i - 1] && (regions[i - 1] as Region).bottom >= region.top
      ? before
      : found
        ? sections
        : [];
}

function kindsOf(draft: Draft) {
  const counts = new Map<'matrix' | 'list' | 'field', number>();
  for (const block of draft.blocks) {
    const inputs = draft.inputs.filter((input) => input.block === block.number).length;
    const lists = draft.lists.some((list) => list.block === block.number) ? 1 : 0;
    if (inputs + lists > 0) counts.set(block.kind, (counts.get(block.kind) ?? 0) + inputs + lists);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

function saidOf(head: SheetHead, grid: Grid, regions: readonly Region[], draft: Draft): SheetRemark[] {
  const said: SheetRemark[] = [];
  const words = grid.tiles.filter((tile) => tile.kind !== 'blank').length;
  if (words === 0) said.push(head.drawings.length > 0 ? 'onlyPictures' : 'empty');
  else if (grid.tiles.length === 1 && head.merges.length > 0) said.push('oneMerge');
  else if (regions.length === 0) said.push('noTable');
  const lastSaid = grid.tiles.reduce((last, tile) => (tile.kind === 'blank' ? last : Math.max(last, tile.top)), 0);
  if (
    words > 0 &&
    draft.inputs.length === 0 &&
    draft.lists.every((list) => list.headRows.to < lastSaid && !list.totalRow)
  ) {
    const open = draft.leftOut.filter((one) => one.reason === 'locked').length;
    if (open > 0) said.push('allLocked');
    else if (
      regions.length > 0 &&
      !grid.tiles.some((tile) => isOpen(tile) && regions.some((region) => region.contains(tile.top, tile.left)))
    )
      said.push('allFilled');
    else if (draft.lists.length === 0) said.push('noInputs');
  }
  if (head.isProtected && !draft.isProtected && draft.inputs.length > 0) said.push('allLocked');
  if (grid.hiddenAny) said.push('hiddenCells');
  if (grid.truncated || draft.inputs.length >= MOST_INPUTS || draft.meta.length >= MOST_META) said.push('tooLarge');
  return said;
}
