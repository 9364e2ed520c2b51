// What the fill colours of a form say: a legend under or beside the table, else the colour that differs from the places to
// fill. Law: a colour alone leaves a cell out only where other cells of the same table lack it.
import { COLOUR_NAMES, LEGEND } from '../vocabulary';
import type { Grid, Tile } from './grid';
import type { Region } from './regions';

export type ColourMeaning = 'notFilled' | 'calculated' | 'filled';

export interface Legend {
  /** Tiles that are the legend itself. */
  readonly tiles: ReadonlySet<Tile>;
  /** Of a fill, or of none where the legend speaks of all other cells. */
  meaningOf(fill: string | undefined): ColourMeaning | undefined;
}

/** Looks for coloured samples with words beside them, and for words that name a colour; clause by clause. */
export function legendOf(grid: Grid, regions: readonly Region[]): Legend {
  const byColour = new Map<string, ColourMeaning>();
  const byHue = new Map<string, ColourMeaning>();
  let others: ColourMeaning | undefined;
  const tiles = new Set<Tile>();
  for (const tile of grid.tiles) {
    if (tile.kind !== 'text' || tile.label.length > 60) continue;
    const clauses = tile.label.split(/[，,；;。]/).flatMap((words) => {
      const meaning = meaningIn(words);
      return meaning === undefined
        ? []
        : [{ words, meaning, hues: COLOUR_NAMES.filter(({ name }) => name.test(words)) }];
    });
    const [first] = clauses;
    if (first === undefined) continue;
    const sample = tile.fill ?? sampleBeside(grid, tile);
    const named = clauses.some(({ hues }) => hues.length > 0);
    const inTable = regions.some((region) => region.contains(tile.top, tile.left));
    if (inTable && (!named || sample === undefined)) continue;
    if (sample === undefined && (!named || !/色|底|格|区/.test(tile.label))) continue;
    tiles.add(tile);
    if (sample !== undefined) byColour.set(sample, first.meaning);
    for (const { words, meaning, hues } of clauses)
      if (hues.length === 1) byHue.set((hues[0] as { hue: string }).hue, meaning);
      else if (hues.length === 0 && /其余|其他|其它/.test(words)) others = meaning;
  }
  return {
    tiles,
    meaningOf: (fill) => (fill === undefined ? undefined : (byColour.get(fill) ?? byHue.get(hueOf(fill)))) ?? others,
  };
}

function meaningIn(words: string): ColourMeaning | undefined {
  if (LEGEND.notFilled.test(words)) return 'notFilled';
  if (LEGEND.calculated.test(words)) return 'calculated';
  return LEGEND.filled.test(words) && /色|底|其余|其他|其它/.test(words) ? 'filled' : undefined;
}

function sampleBeside(grid: Grid, tile: Tile): string | undefined {
  for (const col of [tile.left - 1, tile.right + 1]) {
    const beside = grid.tileAt(tile.top, col);
    if (
      beside?.fill !== undefined &&
      (beside.kind === 'blank' || beside.kind === 'number' || beside.kind === 'formula')
    )
      return beside.fill;
  }
  return undefined;
}

/** Name of the colour as people say it. */
export function hueOf(fill: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16)) as [number, number, number];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  if (most - least <= 20) return most > 250 ? 'white' : most < 40 ? 'black' : 'grey';
  if (most === r && g > b + 20 && g >= r * 0.8) return 'yellow';
  if (most === r && g >= r * 0.55 && b < g) return 'orange';
  if (most === r && b > g + 20 && b >= r * 0.8) return 'purple';
  if (most === r) return 'red';
  if (most === g) return 'green';
  return r > g + 20 ? 'purple' : 'blue';
}

/** Grey that shades a cell off, not the faint wash of a head. */
export function isGrey(fill: string | undefined): boolean {
  if (fill === undefined || hueOf(fill) !== 'grey') return false;
  const light = Number.parseInt(fill.slice(1, 3), 16);
  return light >= 0x60 && light <= 0xe6;
}
