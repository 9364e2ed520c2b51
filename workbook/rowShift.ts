// Where the rows of a sheet stand after rows were put in between. Law: this one file says how an address moves, for
// cells, ranges, anchors and breaks alike, so that nothing can move differently from what it belongs to.
import { MAX_ROW } from '../core/ref';

export interface RowInsertion {
  /** Template row before which the new rows come. */
  readonly row: number;
  readonly count: number;
  /** Template row that every new row copies: `row` itself or the one above. */
  readonly pattern: number;
}

/**
 * What a range takes in besides rows put between its own: nothing; copies of its first row that come above it (the total
 * of a list of one row); or all copies of its first and last row, as a rule does that holds for each row by itself.
 */
export type Growth = 'none' | 'first' | 'copies';

export class RowShift {
  readonly insertions: readonly RowInsertion[];

  constructor(insertions: readonly RowInsertion[]) {
    this.insertions = [...insertions].sort((a, b) => a.row - b.row);
  }

  /** First template row that moves. */
  get first(): number {
    return this.insertions[0]?.row ?? Number.POSITIVE_INFINITY;
  }

  /** New row of a template row; the sheet's last row stays the last. */
  row(row: number): number {
    if (row >= MAX_ROW) return row;
    let moved = row;
    for (const insertion of this.insertions) if (insertion.row <= row) moved += insertion.count;
    return Math.min(moved, MAX_ROW);
  }

  /** As `row`, counted from 0 as drawings do. */
  index(index: number): number {
    return this.row(index + 1) - 1;
  }

  /** First of the new rows of an insertion. */
  start(insertion: RowInsertion): number {
    return this.row(insertion.row) - insertion.count;
  }

  /** New first and last row of a range. One that holds the insertion grows, whatever `growth` says; whole columns stay. */
  rows(top: number, bottom: number, growth: Growth): readonly [number, number] {
    if (bottom - top + 1 >= MAX_ROW) return [top, bottom];
    let [newTop, newBottom] = [this.row(top), this.row(bottom)];
    for (const one of this.insertions) {
      if (growth !== 'none' && one.row === top && one.pattern === top) newTop = this.start(one);
      if (growth === 'copies' && one.row === bottom + 1 && one.pattern === bottom) newBottom += one.count;
    }
    return [newTop, newBottom];
  }

  /** True when any row from `top` to `bottom` moves, or the range between them grows. */
  touches(top: number, bottom: number): boolean {
    return bottom - top + 1 < MAX_ROW && bottom >= this.first;
  }

  /** How far the rows from `top` to `bottom` move, when all move alike; undefined otherwise. */
  distance(top: number, bottom: number): number | undefined {
    const moved = this.row(top) - top;
    return this.row(bottom) - bottom === moved ? moved : undefined;
  }
}

/** Sheets with new rows, by name without regard to case (ECMA-376 part 1, 18.2.19). */
export type Shifts = ReadonlyMap<string, RowShift>;

export function sheetKey(name: string): string {
  return name.toLowerCase();
}
