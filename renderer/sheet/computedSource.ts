// A template's cells with the results its formulas have in this report. Law: a result stands only where the formula engine
// is trusted; a formula that waits for WPS shows nothing rather than the template's old number.
import type { FormulaResult } from '../../core/contract';
import { parseRef } from '../../core/ref';
import type { CellModel, StoredValue } from '../../core/sheet';
import type { CellSource } from './cellSource';

/** By address; null = depends on what was typed and cannot be computed here. */
export type Results = ReadonlyMap<string, StoredValue | null>;

export const NO_RESULTS: Results = new Map();

/** The answer of the main process, cut by sheet. */
export function resultsBySheet(results: readonly FormulaResult[]): ReadonlyMap<number, Results> {
  const sheets = new Map<number, Results>();
  for (const [sheet, cells] of Map.groupBy(results, (result) => result.sheet))
    sheets.set(sheet, new Map(cells.map(({ ref, value }) => [ref, value])));
  return sheets;
}

type ByCol = ReadonlyMap<number, StoredValue | null>;

export interface ComputedSource extends CellSource {
  /** Draws again only the rows whose results changed. */
  show(results: Results): void;
}

export function computedSource(source: CellSource): ComputedSource {
  let byRow = new Map<number, ByCol>();
  let changes = 0;
  const drawn = new Map<
    number,
    { readonly from: readonly CellModel[]; readonly results: ByCol; readonly cells: readonly CellModel[] }
  >();
  const listeners = new Set<() => void>();

  const rowCells = (row: number): readonly CellModel[] => {
    const cells = source.rowCells(row);
    const results = byRow.get(row);
    if (!results) return cells;
    const known = drawn.get(row);
    if (known && known.from === cells && known.results === results) return known.cells;
    const fresh = cells.map((cell) => withResult(cell, results));
    drawn.set(row, { from: cells, results, cells: fresh });
    return fresh;
  };
  return {
    ...source,
    rowCells,
    cellAt: (row, col) => {
      const cell = source.cellAt(row, col);
      const results = cell && byRow.get(row);
      return results ? withResult(cell, results) : cell;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      const off = source.subscribe(listener);
      return () => {
        listeners.delete(listener);
        off();
      };
    },
    version: () => source.version() + changes,
    show: (results) => {
      const next = cutByRow(results);
      let isNew = next.size !== byRow.size;
      for (const [row, cells] of next) {
        const before = byRow.get(row);
        if (before && sameResults(before, cells)) next.set(row, before);
        else isNew = true;
      }
      if (!isNew) return;
      byRow = next;
      changes += 1;
      for (const listener of listeners) listener();
    },
  };
}

function withResult(cell: CellModel, results: ByCol): CellModel {
  if (cell.formula === undefined || !results.has(cell.col)) return cell;
  const { value: _old, runs: _runs, ...rest } = cell;
  const result = results.get(cell.col) ?? null;
  return result === null ? rest : { ...rest, value: result };
}

function cutByRow(results: Results): Map<number, ByCol> {
  const rows = new Map<number, Map<number, StoredValue | null>>();
  for (const [ref, value] of results) {
    const at = parseRef(ref);
    if (!at) continue;
    const row = rows.get(at.row) ?? new Map<number, StoredValue | null>();
    rows.set(at.row, row.set(at.col, value));
  }
  return rows;
}

function sameResults(a: ByCol, b: ByCol): boolean {
  if (a.size !== b.size) return false;
  for (const [col, value] of a) {
    const other = b.get(col);
    if (other === undefined || JSON.stringify(other) !== JSON.stringify(value)) return false;
  }
  return true;
}
