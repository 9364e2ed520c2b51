// What the workbook worker can be asked; the same functions serve the command line without a thread.

import type { CellAt } from '../../core/ref';
import type { Correction } from '../../core/understanding';
import type { CorrectedSheet } from '../../core/understandingSchema';
import type { FilledCell } from '../../workbook/fill';
import { Shelf, type Target } from './shelf';

export function workbookDuties(shelf = new Shelf()) {
  return {
    has: (key: string) => shelf.has(key),
    put: (key: string, bytes: Uint8Array, fileName: string) => shelf.put(key, bytes, fileName),
    drop: (key: string) => shelf.drop(key),
    head: (key: string) => shelf.head(key),
    sheet: (key: string, index: number) => shelf.sheet(key, index),
    rows: (key: string, index: number, from: number, to: number) => shelf.rows(key, index, from, to),
    picture: (key: string, index: number, picture: number) => shelf.picture(key, index, picture),
    counts: (key: string) => shelf.counts(key),
    understand: (key: string, index: number, corrections: readonly Correction[]) =>
      shelf.understand(key, index, corrections),
    words: (key: string, index: number) => shelf.words(key, index),
    valuesToSetAside: (key: string, index: number, corrections: readonly Correction[]) =>
      shelf.valuesToSetAside(key, index, corrections),
    skeletons: (key: string) => shelf.skeletons(key),
    values: (key: string, index: number, places: readonly CellAt[]) => shelf.values(key, index, places),
    proposedName: (key: string) => shelf.proposedName(key),
    requireFillable: (key: string, targets: readonly Target[], corrected: readonly CorrectedSheet[]) =>
      shelf.requireFillable(key, targets, corrected),
    results: (key: string, values: readonly FilledCell[]) => shelf.results(key, values),
    fill: (key: string, values: readonly FilledCell[]) => shelf.fill(key, values),
  } as const;
}

export type WorkbookDuties = ReturnType<typeof workbookDuties>;
