// Head and foot of a form: who, which period, which unit, form number. Law: known by the general words of the trade; the
// value's cell is the label's own unless something beside it takes the value.
import type { MetaRole, Reason } from '../understanding';
import { META_WORDS, NOTE_START } from '../vocabulary';
import { type Draft, refusedBy } from './draft';
import { anchor, type Grid, isOpen, type Tile } from './grid';
import { typeOf, unitsIn } from './measures';
import type { Region } from './regions';
import { boxesOf, cleanLabel, hasToken, type Inline, inlinesOf, signWidth } from './tileText';

const FORM_NO =
  /^[（(]?(?:附)?表\s*(?:\d+|[一二三四五六七八九十]+)(?:[.\-－—]\d+)*\.?[)）]?$|^[\p{L}]{1,8}[-－—]?\d{1,4}(?:[-－—]\d+)*表$/u;
const ATTACHMENT = /^附(?:件|表|录)\s*[\d一二三四五六七八九十]*[:：]?$/;
const PERIOD_TEXT =
  /^[（(]?\s*(?:\d{4}|20\s*|[_＿\s]+|\$\{\w+\}|X+)?\s*年\s*(?:度|(?:[_＿\s\d]*(?:月|季度?|第?[_＿\s\d一二三四]*季度|上半年|下半年)(?:份)?)?(?:[—\-至~－]+[_＿\s\d年]*月)?)\s*[)）]?$|^[（(]\s*\d{4}年.*[)）]$/;

export function roleOf(label: string, inTable: boolean): MetaRole | undefined {
  const plain = label.replace(/[（(][^（()）]*[)）]$/, '');
  for (const { role, words, inTable: only } of META_WORDS) {
    if (only && !inTable) continue;
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
export function readMeta(
  draft: Draft,
  regions: readonly Region[],
  title: Tile | undefined,
  lines: ReadonlySet<Tile>,
): void {
  const first = regions[0]?.top ?? Number.POSITIVE_INFINITY;
  for (const tile of draft.grid.tiles) {
    if ((tile === title && inlinesOf(tile.text).length === 0) || tile.hidden || draft.legend.tiles.has(tile)) continue;
    const inside = regions.some((region) => region.contains(tile.top, tile.left));
    if (inside && !lines.has(tile)) continue;
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
  if (role) {
    addMeta(draft, at, tile, role, inline.label, beside === undefined, value, 'roleWord');
    return;
  }
  if (!(inline.open || beside !== undefined) || inline.label.length > 12 || (beside && !isOpen(beside))) return;
  if (!isFirst && inline.label.length < 2) return;
  if (refusedBy(draft, at, false)) return;
  const told =
    boxesOf(inline.value).length > 0
      ? ('checkbox' as const)
      : typeOf({
          tile: beside ?? { ...tile, text: inline.value },
          validation: undefined,
          labels: [inline.label],
          usual: 'text',
          hasUnit: false,
        }).type;
  draft.inputs.push({
    ...anchor(at),
    path: [inline.label],
    type: told,
    block: -1,
    ...(beside ? {} : { inline: true as const, printed: tile.text }),
    ...(boxesOf(inline.value).length > 0 ? { choices: boxesOf(inline.value) } : {}),
    reason: beside ? 'labelBeside' : 'labelInCell',
    confidence: 0.7,
  });
}

/** "单位：" states a measure at the right, a name at the left. */
function unitOrUnit(value: string | undefined, tile: Tile, regions: readonly Region[]): MetaRole {
  if (value !== undefined) return unitsIn(value).length > 0 ? 'unit' : 'fill_unit';
  const region = regions[0];
  return region !== undefined && tile.left > (region.left + region.right) / 2 ? 'unit' : 'fill_unit';
}

function readLooseSlot(draft: Draft, tile: Tile, above: boolean): void {
  if (hasToken(tile.text) || !/[年月季周旬]/.test(tile.text) || isTaken(draft, tile)) return;
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
  const merged = next !== undefined && (next.right > next.left || next.bottom > next.top);
  const boxed = grid.lineAbove(row + 1, tile.right + 1) && !grid.lineAbove(row + 1, tile.left);
  if (next && (merged || boxed)) return next;
  return above ? undefined : whereTextEnds(grid, tile);
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
  while (col <= grid.cols && over > grid.widthOf(col) * 0.25) over -= grid.widthOf(col++);
  if (col > grid.cols) return undefined;
  const next = grid.tileAt(tile.top, col);
  if (next && next.kind !== 'blank') return undefined;
  return (
    next ?? {
      top: tile.top,
      bottom: tile.top,
      left: col,
      right: col,
      kind: 'blank',
      text: '',
      label: '',
      hidden: false,
      locked: true,
    }
  );
}
