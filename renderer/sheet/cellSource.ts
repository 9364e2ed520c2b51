// Where the drawing gets the cells of a template: all at once, or in blocks asked for when they come near the window.
// Law: rows keep their identity while nothing new arrived, so that a row is drawn again only when it changed.
import type { CellModel, SheetRows } from '../../core/sheet';
import type { PictureSource } from './pictureSource';

export interface CellSource {
  /** Cells of a row, ascending by column; empty while it is not loaded. */
  rowCells(row: number): readonly CellModel[];
  cellAt(row: number, col: number): CellModel | undefined;
  isLoaded(row: number): boolean;
  /** Asks for the rows `from`..`to` and returns at once; told later whether they are all here or could not be read. */
  ensure(from: number, to: number): Promise<boolean>;
  subscribe(listener: () => void): () => void;
  /** Grows with every arrival. */
  version(): number;
  /** Images of the template; absent where none are drawn. */
  readonly pictures?: PictureSource;
}

const NOTHING: readonly CellModel[] = [];
/** Rows asked for at a time: small enough to cross in a few milliseconds, large enough for a screen. */
const BLOCK = 200;

/** A source that holds everything already: print pages, previews, tests. */
export function wholeSource(cells: readonly CellModel[], pictures?: PictureSource): CellSource {
  const rows = byRow(cells);
  return {
    rowCells: (row) => rows.get(row) ?? NOTHING,
    cellAt: (row, col) => cellIn(rows.get(row), col),
    isLoaded: () => true,
    ensure: async () => true,
    subscribe: () => () => {},
    version: () => 0,
    ...(pictures ? { pictures } : {}),
  };
}

/** A source that fetches blocks of rows; a block that failed is asked for again when it is next needed. */
export function loadingSource(
  lastRow: number,
  fetchRows: (from: number, to: number) => Promise<SheetRows>,
  onFailure: (problem: unknown) => void = () => {},
  pictures?: PictureSource,
): CellSource {
  const rows = new Map<number, readonly CellModel[]>();
  /** Blocks asked for; what they promise is whether they arrived. */
  const asked = new Map<number, Promise<boolean>>();
  const here = new Set<number>();
  const listeners = new Set<() => void>();
  let version = 0;

  function ask(block: number): Promise<boolean> {
    const arrival = read(block);
    asked.set(block, arrival);
    void arrival.then((isHere) => isHere || asked.delete(block));
    return arrival;
  }

  async function read(block: number): Promise<boolean> {
    try {
      const band = await fetchRows(block * BLOCK + 1, Math.min(lastRow, (block + 1) * BLOCK));
      for (const [row, cells] of byRow(band.cells)) rows.set(row, cells);
      here.add(block);
      version += 1;
      for (const listener of listeners) listener();
      return true;
    } catch (problem) {
      onFailure(problem);
      return false;
    }
  }

  return {
    rowCells: (row) => rows.get(row) ?? NOTHING,
    cellAt: (row, col) => cellIn(rows.get(row), col),
    isLoaded: (row) => row > lastRow || here.has(Math.floor((row - 1) / BLOCK)),
    ensure: async (from, to) => {
      const last = Math.min(to, lastRow);
      const wanted: Promise<boolean>[] = [];
      for (let block = Math.floor((Math.max(1, from) - 1) / BLOCK); block * BLOCK < last; block++)
        wanted.push(asked.get(block) ?? ask(block));
      return (await Promise.all(wanted)).every(Boolean);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    version: () => version,
    ...(pictures ? { pictures } : {}),
  };
}

function byRow(cells: readonly CellModel[]): Map<number, readonly CellModel[]> {
  return Map.groupBy(cells, (cell) => cell.row);
}

function cellIn(cells: readonly CellModel[] | undefined, col: number): CellModel | undefined {
  if (!cells) return undefined;
  let low = 0;
  let high = cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle];
    if (!cell || cell.col === col) return cell;
    if (cell.col < col) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
