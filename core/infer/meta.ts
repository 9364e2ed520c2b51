// Head and foot of a form: who, which period, which unit, form number. Law: known by the general words of the trade; the
// value's cell is the label's own unless something beside it takes the value.
import type { MetaRole, Reason } from '../understanding';
import { META_WORDS, NOTE_START, SIGNER, UNIT_WORDS } from '../vocabulary';
import { type Draft, refusedBy } from './draft';
import { anchor, type Grid, isOpen, type Tile } from './grid';
import { typeOf, unitsIn } from './measures';
import type { Region } from './regions';
import {
  boxesOf,
  cleanLabel,
  hasDateGap,
  hasToken,
  type Inline,
  inlinesOf,
  isDateMask,
  signWidth,
  unitOfMask,
} from './tileText';

const FORM_NO =
  /^[（(]?(?:附)?表\s*(?:[A-Z]{0,2}[.-]?\d+|[一二三四五六七八九十]+)(?:[.\-－—]\d+)*\.?[)）]?$|^[\p{L}]{1,8}[-－—]?\d{1,4}(?:[-－—]\d+)*表$/u;
const ATTACHMENT = /^附(?:件|表|录)\s*[\d一二三四五六七八九十]*[:：]?$/;
const PERIOD_TEXT =
  /^[（(]?\s*(?:\d{4}|20\s*|[_＿\s]+|\$\{\w+\}|X+)?\s*年\s*(?:度|(?:[_＿\s\d]*(?:月|季度?|第?[_＿\s\d一二三四]*季度|上半年|下半年)(?:份)?)?(?:[—\-至~－]+[_＿\s\d年]*月)?)\s*[)）]?$|^[（(]\s*\d{4}年.*[)）]$/;

/** Statements of head and foot that are kept; a form has a dozen. */
export const MOST_META = 500;
/** Loose texts that are read; a form has a few dozen. */
const MOST_LOOSE = 5_000;

export function roleOf(label: string, inTable: boolean): MetaRole | undefined {
  const plain = label.replace(/[（(][^（()）]*[)）]$/, '');
  for (const { role, words, inTable: only, outside } of META_WORDS) {
    if ((only && !inTable) || (outside && inTable)) continue;
    if (words.test(label) || (plain !== '' && words.test(plain))) return role;
  }
  return undefined;
}

export function addMeta(
  draft: Draft,
  at: Tile,
  label: Tile,
  role: MetaRole,
  words: string,
  inline: boolean,
  value: string | undefined,
  reason: Reason,
  confidence = 0.88,
): void {
  if (draft.meta.length >= MOST_META) return;
  draft.meta.push({
    at: anchor(at),
    labelAt: anchor(label),
    role,
    label: words,
    inline,
    ...(value === undefined ? {} : { value }),
    reason,
    confidence,
  });
}

/** Reads every text outside the tables, and lines of words inside a table's frame that are no part of it. */
/** "____年____月份考勤表": the period is written into the title. */
function readTitle(draft: Draft, title: Tile): void {
  if (/(?:[_＿]{2,}|[ \u3000]{2,})年|年(?:[_＿]{2,}|[ \u3000]{2,})月/.test(title.text) && !hasToken(title.text))
    addMeta(
      draft,
      title,
      title,
      'period',
      cleanLabel(title.text.replace(/[_＿]/g, '')).replace(/(年月?份?).*$/, '$1'),
      true,
      undefined,
      'mask',
      0.8,
    );
}

export function readMeta(
  draft: Draft,
  regions: readonly Region[],
  title: Tile | undefined,
  lines: ReadonlySet<Tile>,
): void {
  const first = regions[0]?.top ?? Number.POSITIVE_INFINITY;
  if (title) readTitle(draft, title);
  let loose = 0;
  for (const tile of draft.grid.tiles) {
    if ((tile === title && inlinesOf(tile.text).length === 0) || tile.hidden || draft.legend.tiles.has(tile)) continue;
    const inside = regions.some((region) => region.contains(tile.top, tile.left));
    if (inside && !lines.has(tile)) continue;
    if (tile.kind !== 'blank' && ++loose > MOST_LOOSE) return;
    if (tile.kind === 'slot') readLooseSlot(draft, tile, tile.top < first);
    if (tile.kind !== 'text') continue;
    readText(draft, tile, tile.top < first, regions);
  }
}

function readText(draft: Draft, tile: Tile, above: boolean, regions: readonly Region[]): void {
  if (FORM_NO.test(tile.label) && above) {
    addMeta(draft, tile, tile, 'form_no', tile.label, true, tile.label, 'roleWord');
    return;
  }
  if (ATTACHMENT.test(tile.label)) {
    addMeta(draft, tile, tile, 'attachment_no', tile.label, true, tile.label, 'roleWord');
    return;
  }
  if (NOTE_START.test(tile.text.trim())) return;
  const inlines = inlinesOf(tile.text);
  if (inlines.length === 0) {
    const role = roleOf(tile.label, false);
    const next = role === undefined ? undefined : valueBeside(draft.grid, tile, above, roleOf(tile.label, false));
    if (role !== undefined && next !== undefined)
      addMeta(
        draft,
        next,
        tile,
        role,
        tile.label,
        false,
        next.kind === 'text' ? next.text.trim() : undefined,
        'roleWord',
        0.8,
      );
    else if (PERIOD_TEXT.test(tile.label) && above)
      addMeta(draft, tile, tile, 'period', tile.label, true, tile.text.trim(), 'mask', 0.75);
    return;
  }
  for (const [i, inline] of inlines.entries())
    readInline(draft, tile, inline, above, i === inlines.length - 1, regions, i === 0);
}

function readInline(
  draft: Draft,
  tile: Tile,
  inline: Inline,
  above: boolean,
  isLast: boolean,
  regions: readonly Region[],
  isFirst: boolean,
): void {
  const beside =
    isLast && inline.value === '' && !/[_＿]{2,}\s*$/.test(tile.text)
      ? valueBeside(draft.grid, tile, above, inline.label === '单位' ? 'fill_unit' : roleOf(inline.label, false))
      : undefined;
  const at = beside ?? tile;
  const value = beside
    ? beside.kind === 'text' || beside.kind === 'number' || beside.kind === 'slot'
      ? beside.text.trim()
      : undefined
    : inline.value === ''
      ? undefined
      : inline.value;
  const known = inline.label === '单位' ? unitOrUnit(value, tile, regions) : roleOf(inline.label, false);
  // a bare 日期 under the table is that of the signatures
  const role = known === 'fill_date' && inline.label === '日期' && !above ? 'sign_date' : known;
  const seals = /[（(][^（()）]*章[)）]$|签[字章名]/.test(inline.label);
  if (role && !(seals && (role === 'contractor' || role === 'supervisor'))) {
    const [first, last] = beside && role === 'period' ? spanOf(draft.grid, beside) : [];
    addMeta(
      draft,
      at,
      tile,
      first && last ? 'period_from' : role,
      inline.label,
      beside === undefined,
      value,
      'roleWord',
    );
    if (last) addMeta(draft, last, tile, 'period_to', inline.label, false, last.text.trim(), 'mask', 0.8);
    if (hasDateGap(inline.value) && isPerson(role))
      addMeta(draft, at, tile, 'sign_date', '年月日', true, undefined, 'mask', 0.8);
    // a cell of its own waits for the value
    if (beside && isOpen(beside) && !refusedBy(draft, beside, false))
      addHeadInput(draft, beside, inline.label, role, false);
    return;
  }
  if (!(inline.open || beside !== undefined) || inline.label.length > 12 || (beside && !isOpen(beside))) return;
  if (!isFirst && inline.label.length < 2) return;
  if (refusedBy(draft, at, false) || (regions.length === 0 && !/[_＿]{2,}|□/.test(tile.text))) return;
  addHeadInput(draft, at, inline.label, undefined, beside === undefined, tile, inline.value);
}

function isPerson(role: MetaRole): boolean {
  return role === 'filler' || role === 'reviewer' || role === 'leader' || role === 'finance_leader';
}

/** "2026年1月1日" in one cell and "至 2026年1月31日" in the next under one label. */
function spanOf(grid: Grid, first: Tile): readonly [Tile, Tile] | [] {
  const next = grid.tileAt(first.top, first.right + 1);
  return first.kind === 'slot' && next?.kind === 'slot' && /^\s*[至到—~～-]/.test(next.text) ? [first, next] : [];
}

/** Head and foot lines ask for data too: an input named by its label. */
function addHeadInput(
  draft: Draft,
  at: Tile,
  label: string,
  role: MetaRole | undefined,
  inline: boolean,
  tile = at,
  value = '',
): void {
  const boxes = boxesOf(value);
  const signs = role === undefined && SIGNER.test(label) && isSignatureLine(draft.grid, tile);
  const told =
    boxes.length > 0
      ? ('checkbox' as const)
      : signs
        ? ('signature' as const)
        : role !== undefined && /date/.test(role)
          ? ('date' as const)
          : typeOf({
              tile: inline ? { ...tile, text: value } : at,
              validation: undefined,
              labels: [label],
              usual: 'text',
              hasUnit: false,
            }).type;
  draft.inputs.push({
    ...anchor(at),
    path: [label],
    type: told,
    block: -1,
    ...(inline ? { inline: true as const, printed: tile.text } : {}),
    ...(boxes.length > 0 ? { choices: boxes } : {}),
    reason: inline ? 'labelInCell' : 'labelBeside',
    confidence: 0.7,
  });
}

/** Other signers stand in this row, or a seal or signature in the rows around. */
function isSignatureLine(grid: Grid, tile: Tile): boolean {
  let signers = 0;
  for (let row = tile.top - 2; row <= tile.top + 2; row++)
    for (const other of grid.tilesOf(row)) {
      if (other.kind !== 'text') continue;
      const label = other.label.replace(/[:：].*$/, '');
      if (row === tile.top && SIGNER.test(label) && label.length <= 14) signers++;
      if (other !== tile && other.left === tile.left && /[（(][^（()）]*章[)）]$|签[字章名]/.test(label)) return true;
    }
  return signers >= 2;
}

/** "单位：" states a measure at the right, a name at the left. */
function unitOrUnit(value: string | undefined, tile: Tile, regions: readonly Region[]): MetaRole {
  if (value !== undefined) return unitsIn(value).length > 0 ? 'unit' : 'fill_unit';
  const region = regions[0];
  return region !== undefined && tile.left > (region.left + region.right) / 2 ? 'unit' : 'fill_unit';
}

function readLooseSlot(draft: Draft, tile: Tile, above: boolean): void {
  if (isTaken(draft, tile)) return;
  const bare = tile.text.replace(/\{\{[^{}]*\}\}|\$\{[^{}]*\}/g, '');
  const unit = unitOfMask(tile.text);
  if (unit !== undefined && UNIT_WORDS.has(unit) && !isDateMask(tile.text) && !refusedBy(draft, tile, false)) {
    const path = [cleanLabel(tile.text.replace(/[_＿]/g, ''))];
    draft.inputs.push({
      ...anchor(tile),
      path,
      unit,
      type: 'number',
      block: -1,
      inline: true,
      printed: tile.text,
      reason: 'mask',
      confidence: 0.7,
    });
    return;
  }
  if (!/[年月季周旬]/.test(bare)) return;
  const role: MetaRole = above
    ? /日/.test(tile.text) && !/[至到—~～]|时/.test(tile.text)
      ? 'fill_date'
      : 'period'
    : 'sign_date';
  addMeta(draft, tile, tile, role, cleanLabel(tile.text), true, undefined, 'mask', 0.75);
}

function isTaken(draft: Draft, tile: Tile): boolean {
  return draft.meta.some(({ at }) => at.row === tile.top && at.col === tile.left);
}

/** The cell right of a label that takes its value: printed already, a mask, boxed or merged by itself, or where the label's text ends. */
function valueBeside(grid: Grid, tile: Tile, above: boolean, role: MetaRole | undefined): Tile | undefined {
  const row = tile.top;
  for (let col = tile.right + 1; col <= Math.min(grid.cols, tile.right + 4); col++) {
    const next = grid.tileAt(row, col);
    if (!next || next.kind === 'blank') continue;
    if (next.kind === 'slot') {
      if (takes(next, role)) return next;
      break;
    }
    if (col > tile.right + 2) break;
    if (next.kind === 'number') return next;
    if (
      next.kind === 'text' &&
      inlinesOf(next.text).length === 0 &&
      roleOf(next.label, false) === undefined &&
      next.label.length <= 30
    )
      return next;
    break;
  }
  const next = grid.tileAt(row, tile.right + 1);
  if (next?.kind === 'text' || next?.kind === 'formula' || next?.kind === 'slot') return undefined;
  if (takesBeside(grid, tile)) return next ?? blankTile(row, tile.right + 1);
  const merged = next !== undefined && (next.right > next.left || next.bottom > next.top);
  const boxed = grid.lineAbove(row + 1, tile.right + 1) && !grid.lineAbove(row + 1, tile.left);
  if (next && (merged || boxed)) return next;
  return above ? undefined : whereTextEnds(grid, tile);
}

function wordsBehind(grid: Grid, tile: Tile): boolean {
  for (let col = tile.right + 1; col <= grid.cols; col++) if (grid.tileAt(tile.top, col)?.kind === 'text') return true;
  return false;
}

function blankTile(row: number, col: number): Tile {
  return {
    top: row,
    bottom: row,
    left: col,
    right: col,
    kind: 'blank',
    text: '',
    label: '',
    hidden: false,
    locked: true,
  };
}

/** Labels of one line or one column are filled alike: another one as bare has a cell of its own beside it. */
function takesBeside(grid: Grid, tile: Tile): boolean {
  for (let row = tile.top - 3; row <= tile.top + 3; row++)
    for (const other of grid.tilesOf(row)) {
      if (other === tile || other.kind !== 'text' || !/[:：]\s*$/.test(other.text)) continue;
      if (row !== tile.top && (other.left !== tile.left || other.right !== tile.right)) continue;
      const next = grid.tileAt(row, other.right + 1);
      const boxed = grid.lineAbove(row + 1, other.right + 1) && !grid.lineAbove(row + 1, other.left);
      if (next?.kind === 'blank' && (next.right > next.left || boxed)) return true;
    }
  return false;
}

/** A date mask is the value of a date or a period, not of a name. */
function takes(slot: Tile, role: MetaRole | undefined): boolean {
  if (hasToken(slot.text) || !/[年月日季周旬]/.test(slot.text)) return true;
  return role === undefined || /period|date|valid_until/.test(role);
}

/** At the foot names are written behind the label: inside a wide cell, else in the next free cell behind the words. */
function whereTextEnds(grid: Grid, tile: Tile): Tile | undefined {
  const words = signWidth(tile.text.trimEnd());
  let own = 0;
  for (let col = tile.left; col <= tile.right; col++) own += grid.widthOf(col);
  if (words < own * (tile.right > tile.left ? 0.9 : 0.7)) return undefined;
  let over = words - own;
  let col = tile.right + 1;
  // the last words of a line that do not fit leave no cell behind them
  if (over > 0 && !wordsBehind(grid, tile)) return undefined;
  while (col <= grid.cols && over > grid.widthOf(col) * 0.25) over -= grid.widthOf(col++);
  if (col > grid.cols) return undefined;
  const next = grid.tileAt(tile.top, col);
  if (next && next.kind !== 'blank') return undefined;
  return next ?? blankTile(tile.top, col);
}
