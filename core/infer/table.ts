// One region row by row: the tiles that cover a row, texts spread over unruled blank cells beside or under them.
// Law: what the eye sees as one box is one tile; nothing is spread over a line.
import type { Grid, Tile } from './grid';
import type { Region } from './regions';

export interface Table {
  readonly region: Region;
  /** The tile of a cell of the region; undefined outside of its lines. */
  at(row: number, col: number): Tile | undefined;
  /** Distinct visible tiles that cover the row, left to right. */
  row(row: number): readonly Tile[];
  isHiddenRow(row: number): boolean;
}

export function tableOf(grid: Grid, region: Region): Table {
  const width = region.right - region.left + 1;
  const height = region.bottom - region.top + 1;
  const cells: (Tile | undefined)[] = new Array(width * height);
  const place = (row: number, col: number) => (row - region.top) * width + (col - region.left);
  for (let row = region.top; row <= region.bottom; row++)
    for (let col = region.left; col <= region.right; col++) {
      const tile = grid.tileAt(row, col);
      if (tile && (tile.kind !== 'blank' || region.contains(row, col))) cells[place(row, col)] = tile;
      else if (region.contains(row, col)) cells[place(row, col)] = blankAt(row, col);
    }
  if (region.framed) spread(grid, region, cells, place);
  rise(grid, region, cells, place);
  const rows = new Map<number, readonly Tile[]>();
  const at = (row: number, col: number) =>
    row < region.top || row > region.bottom || col < region.left || col > region.right
      ? undefined
      : cells[place(row, col)];
  return {
    region,
    at,
    row(row) {
      const known = rows.get(row);
      if (known) return known;
      const found: Tile[] = [];
      for (let col = region.left; col <= region.right; col++) {
        const tile = at(row, col);
        if (tile && !found.includes(tile) && !tile.hidden) found.push(tile);
      }
      rows.set(row, found);
      return found;
    },
    isHiddenRow(row) {
      for (let col = region.left; col <= region.right; col++) {
        const tile = at(row, col);
        if (tile && tile.top === tile.bottom && tile.left === tile.right) return tile.hidden && grid.widthOf(col) > 0;
      }
      return false;
    },
  };
}

function blankAt(row: number, col: number): Tile {
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

/** Texts take over blank cells to the right and below up to the next line, where other rows and columns do have a line. */
function spread(
  grid: Grid,
  region: Region,
  cells: (Tile | undefined)[],
  place: (row: number, col: number) => number,
): void {
  const uprightShare = new Map<number, number>();
  for (let col = region.left + 1; col <= region.right; col++) {
    let lines = 0;
    for (let row = region.top; row <= region.bottom; row++) if (grid.lineLeft(row, col)) lines++;
    uprightShare.set(col, lines / (region.bottom - region.top + 1));
  }
  const flatShare = (row: number): number => {
    let lines = 0;
    for (let col = region.left; col <= region.right; col++) if (grid.lineAbove(row, col)) lines++;
    return lines / (region.right - region.left + 1);
  };
  const seen = new Set<Tile>();
  for (let row = region.top; row <= region.bottom; row++)
    for (let col = region.left; col <= region.right; col++) {
      const tile = cells[place(row, col)];
      if (tile?.kind !== 'text' || seen.has(tile) || tile.top !== row || tile.left !== col) continue;
      seen.add(tile);
      let { right, bottom } = tile;
      while (
        right < region.right &&
        (uprightShare.get(right + 1) ?? 0) >= 0.4 &&
        openColumn(grid, cells, place, tile, right + 1)
      )
        right++;
      if (right === tile.right)
        while (bottom < region.bottom && flatShare(bottom + 1) >= 0.3 && openRow(grid, cells, place, tile, bottom + 1))
          bottom++;
      if (right === tile.right && bottom === tile.bottom) continue;
      const grown = { ...tile, right, bottom };
      seen.add(grown);
      for (let r = tile.top; r <= Math.min(bottom, region.bottom); r++)
        for (let c = tile.left; c <= Math.min(right, region.right); c++) cells[place(r, c)] = grown;
    }
}

/** Heads take the blank cell over them where no line lies between: a merge that begins one row too low. */
function rise(grid: Grid, region: Region, cells: (Tile | undefined)[], place: Place): void {
  for (let row = region.top + 1; row <= Math.min(region.top + 4, region.bottom); row++)
    for (let col = region.left; col <= region.right; col++) {
      const tile = cells[place(row, col)];
      if (tile?.kind !== 'text' || tile.top !== row || tile.left !== col) continue;
      let top = row;
      while (top > region.top && openRow(grid, cells, place, tile, top - 1, top)) top--;
      if (top === row) continue;
      const grown = { ...tile, top };
      for (let r = top; r <= Math.min(tile.bottom, region.bottom); r++)
        for (let c = tile.left; c <= Math.min(tile.right, region.right); c++) cells[place(r, c)] = grown;
    }
}

type Place = (row: number, col: number) => number;

function openColumn(grid: Grid, cells: (Tile | undefined)[], place: Place, tile: Tile, col: number): boolean {
  for (let row = tile.top; row <= tile.bottom; row++) {
    const next = cells[place(row, col)];
    if (next?.kind !== 'blank' || next.left !== next.right || next.top !== next.bottom || grid.lineLeft(row, col))
      return false;
  }
  return true;
}

function openRow(grid: Grid, cells: (Tile | undefined)[], place: Place, tile: Tile, row: number, line = row): boolean {
  for (let col = tile.left; col <= tile.right; col++) {
    const next = cells[place(row, col)];
    if (next?.kind !== 'blank' || next.left !== next.right || next.top !== next.bottom || grid.lineAbove(line, col))
      return false;
  }
  return true;
}
