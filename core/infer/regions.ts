// Where the tables of a sheet stand: parts of the sheet held together by lines, by two rules only (three-line tables), or
// by a row of heads without any line. Law: a region is what the eye sees as one table; gaps divide, short lines do not.
import type { Range } from '../ref';
import { NOTE_START } from '../vocabulary';
import type { Grid, Tile } from './grid';
import { inlinesOf } from './tileText';

export interface Region extends Range {
  /** Drawn with lines between columns; otherwise every cell of the range counts as part of the table. */
  readonly framed: boolean;
  contains(row: number, col: number): boolean;
}

/** Tables from top to bottom, then left to right. */
export function findRegions(grid: Grid, tables: readonly Range[] = []): Region[] {
  const inside = tableCells(grid);
  const boxes = components(grid, inside).filter((box) => box.right > box.left || box.bottom > box.top + 1);
  const regions = joinOverlapping(boxes).map((box) => regionOf(grid, box, inside));
  const useful = joinOverSpacers(
    grid,
    regions.filter((region) => hasWords(grid, region)),
  );
  // tables of the workbook say themselves where they stand
  for (const range of tables) {
    if (range.bottom > grid.rows || range.right > grid.cols || useful.some((one) => overlap(one, range))) continue;
    useful.push({ ...range, framed: false, contains: (row, col) => within(range, row, col) });
  }
  if (useful.length > 0) return useful.sort((a, b) => a.top - b.top || a.left - b.left);
  const bare = headRowWithoutLines(grid);
  return bare ? [bare] : [];
}

function tableCells(grid: Grid): Uint8Array {
  const width = grid.cols + 2;
  const inside = new Uint8Array((grid.rows + 2) * width);
  const ruled = new Uint8Array((grid.rows + 2) * width);
  for (let row = 1; row <= grid.rows; row++)
    for (let col = 1; col <= grid.cols; col++) {
      const { side, both, flat, ownSides } = linesAround(grid, row, col);
      if ((side && flat) || ownSides) inside[row * width + col] = 1;
      else if (both) ruled[row * width + col] = 1;
    }
  for (let row = 1; row <= grid.rows; row++)
    for (let col = 1; col <= grid.cols; col++) {
      const at = row * width + col;
      if (ruled[at] && (ruled[at - 1] || ruled[at + 1] || inside[at - 1] || inside[at + 1])) inside[at] = 1;
    }
  return inside;
}

function linesAround(grid: Grid, row: number, col: number) {
  const tile = grid.tileAt(row, col);
  const { top, left, bottom, right } = tile ?? { top: row, bottom: row, left: col, right: col };
  let side = false;
  for (let r = top; r <= Math.min(bottom, grid.rows) && !side; r++)
    side = grid.lineLeft(r, left) || grid.lineLeft(r, Math.min(right, grid.cols) + 1);
  let above = false;
  let below = false;
  for (let c = left; c <= Math.min(right, grid.cols); c++) {
    above ||= grid.lineAbove(top, c);
    below ||= grid.lineAbove(Math.min(bottom, grid.rows) + 1, c);
  }
  // columns ruled without lines between the rows: the cell itself asks for both its sides
  const ownSides = Boolean(tile?.style?.left && tile.style.right);
  return { side, both: above && below, flat: above || below, ownSides };
}

function components(grid: Grid, inside: Uint8Array): Range[] {
  const width = grid.cols + 2;
  const seen = new Uint8Array(inside.length);
  const boxes: Range[] = [];
  const stack: number[] = [];
  for (let start = 0; start < inside.length; start++) {
    if (!inside[start] || seen[start]) continue;
    let box: Range | undefined;
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop() as number;
      const row = Math.floor(at / width);
      const col = at % width;
      box = box
        ? {
            top: Math.min(box.top, row),
            left: Math.min(box.left, col),
            bottom: Math.max(box.bottom, row),
            right: Math.max(box.right, col),
          }
        : { top: row, bottom: row, left: col, right: col };
      for (const next of [at - 1, at + 1, at - width, at + width])
        if (inside[next] && !seen[next]) {
          seen[next] = 1;
          stack.push(next);
        }
    }
    if (box) boxes.push(box);
  }
  return boxes;
}

function joinOverlapping(boxes: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let i = joined.length - 1; i >= 0; i--) {
      const other = joined[i] as Range;
      if (
        other.left <= grown.right &&
        grown.left <= other.right &&
        other.top <= grown.bottom &&
        grown.top <= other.bottom
      ) {
        joined.splice(i, 1);
        grown = {
          top: Math.min(grown.top, other.top),
          left: Math.min(grown.left, other.left),
          bottom: Math.max(grown.bottom, other.bottom),
          right: Math.max(grown.right, other.right),
        };
      }
    }
    joined.push(grown);
  }
  return joined;
}

function regionOf(grid: Grid, box: Range, inside: Uint8Array): Region {
  const width = grid.cols + 2;
  const upright = hasUprightLines(grid, box);
  if (upright)
    return { ...box, framed: true, contains: (row, col) => within(box, row, col) && inside[row * width + col] === 1 };
  const wide = alongRules(grid, box);
  const range = { ...wide, bottom: lastRule(grid, wide) };
  return { ...range, framed: false, contains: (row, col) => within(range, row, col) };
}

/** A narrow blank column through a table: the right part has no names of its own and stands in the same rows. */
function joinOverSpacers(grid: Grid, regions: readonly Region[]): Region[] {
  const joined: Region[] = [];
  for (const region of [...regions].sort((a, b) => a.left - b.left)) {
    const at = joined.findIndex(
      (left) =>
        left.framed &&
        region.framed &&
        left.top === region.top &&
        left.bottom === region.bottom &&
        region.left - left.right >= 2 &&
        region.left - left.right <= 3 &&
        namedShare(grid, left) >= 0.6 &&
        namedShare(grid, region) <= 0.35,
    );
    const left = joined[at];
    if (!left) joined.push(region);
    else
      joined[at] = {
        ...left,
        right: region.right,
        contains: (row, col) => left.contains(row, col) || region.contains(row, col),
      };
  }
  return joined;
}

/** Share of the rows in which a word stands. */
function namedShare(grid: Grid, region: Region): number {
  let named = 0;
  for (let row = region.top; row <= region.bottom; row++)
    for (let col = region.left; col <= region.right; col++)
      if (grid.tileAt(row, col)?.kind === 'text') {
        named++;
        break;
      }
  return named / (region.bottom - region.top + 1);
}

function overlap(a: Range, b: Range): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function within(box: Range, row: number, col: number): boolean {
  return row >= box.top && row <= box.bottom && col >= box.left && col <= box.right;
}

function hasUprightLines(grid: Grid, box: Range): boolean {
  let lines = 0;
  for (let row = box.top; row <= box.bottom; row++)
    for (let col = box.left + 1; col <= box.right; col++) if (grid.lineLeft(row, col)) lines++;
  return lines >= box.bottom - box.top + 1;
}

/** The rules over and under the head go on to the sides as far as they are drawn. */
function alongRules(grid: Grid, box: Range): Range {
  let { left, right } = box;
  const ruled = (col: number) => grid.lineAbove(box.top, col) || grid.lineAbove(box.bottom + 1, col);
  while (right < grid.cols && ruled(right + 1)) right++;
  while (left > 1 && ruled(left - 1)) left--;
  return { ...box, left, right };
}

/** A table of rules only ends at the lowest rule under its head that is as wide. */
function lastRule(grid: Grid, box: Range): number {
  let last = box.bottom;
  const columns = box.right - box.left + 1;
  for (let row = box.bottom + 2; row <= grid.rows + 1; row++) {
    let ruled = 0;
    for (let col = box.left; col <= box.right; col++) if (grid.lineAbove(row, col)) ruled++;
    if (ruled >= columns * 0.6) return Math.max(last, row - 1);
    if (!rowSays(grid, box, row)) {
      if (row - last > 40) break;
    } else last = row;
  }
  return last;
}

function rowSays(grid: Grid, box: Range, row: number): boolean {
  for (let col = box.left; col <= box.right; col++) {
    const tile = grid.tileAt(row, col);
    if (tile && tile.kind !== 'blank') return true;
  }
  return false;
}

function hasWords(grid: Grid, region: Region): boolean {
  const seen = new Set<Tile>();
  for (let row = region.top; row <= Math.min(region.bottom, region.top + 40); row++)
    for (let col = region.left; col <= region.right; col++) {
      const tile = grid.tileAt(row, col);
      if (tile && (tile.kind === 'text' || tile.kind === 'slot')) seen.add(tile);
    }
  return seen.size >= 2;
}

/** No lines at all: the first row with texts side by side heads a table, down to a gap or the foot of the form. */
function headRowWithoutLines(grid: Grid): Region | undefined {
  for (let row = 1; row <= Math.min(grid.rows, 30); row++) {
    const run = wordsInRow(grid, row);
    if (run === undefined || (run.texts < 3 && !namesRows(grid, row, run.left))) continue;
    const range = { top: row, left: run.left, bottom: lastRowOf(grid, row, run.left, run.right), right: run.right };
    return { ...range, framed: false, contains: (r, c) => within(range, r, c) };
  }
  return undefined;
}

function wordsInRow(grid: Grid, row: number): { left: number; right: number; texts: number } | undefined {
  let run: { left: number; right: number; texts: number } | undefined;
  for (let col = 1; col <= grid.cols; col++) {
    const tile = grid.tileAt(row, col);
    const isWord = tile?.kind === 'text' && tile.label.length <= 40 && !/[:：]\s*$/.test(tile.text);
    if (!isWord) {
      if (run && run.texts >= 2) break;
      run = undefined;
    } else if (!run) run = { left: col, right: tile.right, texts: 1 };
    else if (tile.left === col) run = { left: run.left, right: tile.right, texts: run.texts + 1 };
  }
  return run && run.texts >= 2 ? run : undefined;
}

/** Under the first of two words stand the names of at least three rows. */
function namesRows(grid: Grid, head: number, col: number): boolean {
  let named = 0;
  for (let row = head + 1; row <= Math.min(head + 6, grid.rows); row++) {
    const tile = grid.tileAt(row, col);
    if (tile?.kind === 'text' && tile.label.length <= 40 && !/[:：]\s*$/.test(tile.text)) named++;
  }
  return named >= 3;
}

function lastRowOf(grid: Grid, head: number, left: number, right: number): number {
  let last = head;
  for (let row = head + 1; row <= grid.rows && row - last <= 2; row++) {
    let says = false;
    for (let col = left; col <= right; col++) {
      const tile = grid.tileAt(row, col);
      if (
        tile?.kind === 'text' &&
        (inlinesOf(tile.text).length > 0 || NOTE_START.test(tile.text.trim())) &&
        tile.left === left
      )
        return last;
      says ||= tile !== undefined && tile.kind !== 'blank';
    }
    if (says) last = row;
  }
  return last;
}
