// The title of a form: among the words over the table, else the name of sheet or file. Law: a proposal to be confirmed;
// known by letters, place and how titles end, never by name.

import type { CellAt } from '../ref';
import type { Concluded, SheetNames } from '../understanding';
import { FILE_NAME_BACK, FILE_NAME_FRONT, NOTE_START, NUMBERING, TITLE_END } from '../vocabulary';
import { anchor, type Grid, type Tile } from './grid';
import type { Region } from './regions';
import { cleanLabel, inlinesOf } from './tileText';

export interface FoundTitle extends Concluded {
  readonly text: string;
  readonly at?: CellAt;
  readonly tile?: Tile;
}

export function findFormTitle(
  grid: Grid,
  regions: readonly Region[],
  names: SheetNames,
  forced: CellAt | undefined,
): FoundTitle | undefined {
  if (forced) {
    const tile = grid.tileAt(forced.row, forced.col);
    if (tile && tile.text !== '')
      return { text: tile.text.replace(/\s+/g, ''), at: anchor(tile), tile, reason: 'corrected', confidence: 1 };
  }
  const limit = Math.min(regions[0] ? regions[0].top + 2 : 8, 12);
  let best: { tile: Tile; score: number } | undefined;
  for (const tile of grid.tiles) {
    if (tile.top > limit) break;
    const score = scoreOf(tile, grid, regions);
    if (score !== undefined && (!best || score > best.score)) best = { tile, score };
  }
  if (best && best.score >= 12) {
    const sure = best.score >= 18;
    return {
      text: titleIn(best.tile),
      at: anchor(best.tile),
      tile: best.tile,
      reason: TITLE_END.test(best.tile.label) ? 'endsLikeTitle' : 'largestLetters',
      confidence: sure ? 0.95 : 0.75,
    };
  }
  return nameTitle(names);
}

/** "统计表          单位：起": the words before the gap, when a statement follows behind it. */
function titleIn(tile: Tile): string {
  const [front = '', ...rest] = tile.text.trim().split(/[ \u3000]{3,}/);
  return rest.length > 0 && front.length >= 4 && !/[:：]/.test(front) && inlinesOf(rest.join('   ')).length > 0
    ? front.replace(/\s+/g, '')
    : tile.text.replace(/\s+/g, '');
}

/** Nothing else is said in its row of the table, and no row of heads stands over it. */
function standsAlone(grid: Grid, region: Region, tile: Tile): boolean {
  for (let row = region.top; row <= tile.top; row++) {
    let said: Tile | undefined;
    for (let col = region.left; col <= region.right; col++) {
      const other = grid.tileAt(row, col);
      if (!other || other.kind === 'blank') continue;
      if (said !== undefined && other !== said) return false;
      said = other;
    }
  }
  return true;
}

function scoreOf(tile: Tile, grid: Grid, regions: readonly Region[]): number | undefined {
  if ((tile.kind !== 'text' && tile.kind !== 'slot') || tile.hidden) return undefined;
  const text = titleIn(tile);
  if (text.length < 2 || text.length > 60 || /[:：]$/.test(tile.text.trim()) || NOTE_START.test(tile.text.trim()))
    return undefined;
  if (
    text === tile.label &&
    inlinesOf(tile.text.replace(/[（(][^（()）]*[)）]\s*$/, '')).some((inline) => inline.label.length <= 8)
  )
    return undefined;
  const region = regions.find((one) => one.contains(tile.top, tile.left));
  const reach = regions[0] ? regions[0].right - regions[0].left + 1 : grid.cols;
  const width = tile.right - tile.left + 1;
  if (region && !standsAlone(grid, region, tile)) return undefined;
  if (region && (width < (region.right - region.left + 1) * 0.6 || tile.top > region.top + 2)) return undefined;
  if (/^附(?:件|表)\d*$|^表\d+/.test(text) || /^[（(].*[)）]$/.test(text)) return undefined;
  const font = tile.cell?.runs?.[0]?.font ?? tile.style?.font;
  const centered = tile.style?.horizontal === 'center' || tile.style?.horizontal === 'centerContinuous';
  return (
    (font?.size ?? 10) +
    (TITLE_END.test(text) ? 5 : 0) +
    (font?.bold ? 1 : 0) +
    (centered ? 2 : 0) +
    Math.min(1, width / reach) * 3 -
    tile.top * 0.3 -
    (NUMBERING.some((kind) => kind.test(text)) && !/^\d{4}|^[二一]/.test(text) ? 6 : 0) -
    (text.length < 4 ? 2 : 0)
  );
}

/** Sheets called Sheet1 say nothing; numbering and 模板 are no part of a name. */
function nameTitle({ sheet, file, alone }: SheetNames): FoundTitle | undefined {
  const isDefault = /^(?:sheet|工作表|表格?)\s*\d*$|^\d+$/i.test(sheet.trim());
  const base =
    file
      .replace(/\.[A-Za-z]{2,5}$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  const fromFile = cleanLabel(base.replace(FILE_NAME_FRONT, '').replace(FILE_NAME_BACK, ''));
  const text = !isDefault && (!alone || fromFile === '') ? cleanLabel(sheet) : fromFile;
  return text === '' ? undefined : { text, reason: 'fileName', confidence: 0.6 };
}
