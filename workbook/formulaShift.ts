// Formulas after rows were put in: which rows a reference names then (ECMA-376 part 1, 18.17.2.3). Law: a reference
// follows the cells it names, whatever its dollar signs; what cannot be followed is refused, never left wrong.
import { formulaReferences } from './formulaText';
import { type RowShift, type Shifts, sheetKey } from './rowShift';

/** Where a formula stands: key of its sheet ('' for none) and, for a cell, its template row. */
export interface FormulaPlace {
  readonly sheet: string;
  readonly row?: number;
}

/** New corner rows of one address: one or two, in the order in which they are written. */
type Mover = (rows: readonly number[], fixed: readonly boolean[], shift: RowShift | undefined) => readonly number[];

/**
 * A cell's formula or a defined name after the insertion. `mayGrow` = false for what must never take in rows above its
 * first one (print titles, ranges of array formulas).
 */
export function shiftedFormula(formula: string, shifts: Shifts, place: FormulaPlace, mayGrow = true): string {
  return rewritten(formula, shifts, place, (rows, _fixed, shift) => {
    if (shift === undefined) return rows;
    const [a = 0, b] = rows;
    if (b === undefined) return [shift.row(a)];
    const [top, bottom] = a <= b ? [a, b] : [b, a];
    const isInside = place.row !== undefined && top <= place.row && place.row <= bottom;
    const moved = shift.rows(top, bottom, mayGrow && !isInside ? 'first' : 'none');
    return a <= b ? moved : [moved[1], moved[0]];
  });
}

/** Rows of a region before and after, as seen from the top left cell that a rule's formula is written for. */
export interface Region {
  readonly top: number;
  readonly bottom: number;
  readonly newTop: number;
  readonly newBottom: number;
}

/**
 * A formula of a validation or a conditional format. `$` rows follow their cells. Others are told from the region's
 * first cell: they follow where the region and all they name move alike, else they keep their distance.
 */
export function shiftedRule(formula: string, shifts: Shifts, sheet: string, region: Region): string {
  const shape = region.newBottom - region.newTop === region.bottom - region.top;
  return rewritten(formula, shifts, { sheet }, (rows, fixed, shift) => {
    const [a = 0, b] = rows;
    if (shift !== undefined && b !== undefined && fixed.every(Boolean)) return shift.rows(a, b, 'first');
    return rows.map((row, i) => {
      if (fixed[i]) return shift?.row(row) ?? row;
      const moved = shift === undefined ? 0 : shift.distance(row, row + region.bottom - region.top);
      return shape && moved !== undefined ? row + moved : row - region.top + region.newTop;
    });
  });
}

/** The formula of template row `from` as a row of the same list says it that stands in row `to` of the output. */
export function repeatedFormula(formula: string, shifts: Shifts, sheet: string, from: number, to: number): string {
  return rewritten(formula, shifts, { sheet }, (rows, fixed, shift) => {
    const [a = 0, b] = rows;
    if (shift !== undefined && b !== undefined && fixed.every(Boolean)) return shift.rows(a, b, 'none');
    return rows.map((row, i) => (fixed[i] ? (shift?.row(row) ?? row) : row - from + to));
  });
}

/** True when a formula names rows that move in a way that cannot be followed: several sheets at once, or by text. */
export function isBeyondFollowing(formula: string, shifts: Shifts): boolean {
  for (const { sheet, range } of formulaReferences(formula))
    if (sheet?.includes(':') && [...shifts.values()].some((shift) => shift.touches(range.top, range.bottom)))
      return true;
  if (!/\bINDIRECT\s*\(/i.test(formula)) return false;
  return [...formula.matchAll(/"((?:[^"]|"")*)"/g)].some(([, literal = '']) =>
    /(^|[^A-Za-z0-9_])\$?([A-Za-z]{1,3}\$?[0-9]+|R[0-9]+C[0-9]*)(?![A-Za-z0-9_])/.test(literal),
  );
}

/** True when a formula names rows of these sheets that move or grow. */
export function namesMoved(formula: string, shifts: Shifts, sheet: string): boolean {
  return formulaReferences(formula).some((one) =>
    shifts.get(sheetKey(one.sheet ?? sheet))?.touches(one.range.top, one.range.bottom),
  );
}

function rewritten(formula: string, shifts: Shifts, place: FormulaPlace, mover: Mover): string {
  let text = '';
  let done = 0;
  for (const reference of formulaReferences(formula)) {
    const corners = formula
      .slice(reference.addressStart, reference.end)
      .split(':')
      .map((corner) => /^(\$?[A-Za-z]*)(\$?)([0-9]+)$/.exec(corner));
    if (corners.some((corner) => corner === null)) continue; // whole columns
    const shift = shifts.get(sheetKey(reference.sheet ?? place.sheet));
    const rows = corners.map((corner) => Number(corner?.[3]));
    // in an address of whole rows the first `$` is the row's
    const fixed = corners.map((corner) => corner?.[2] === '$' || corner?.[1] === '$');
    const moved = mover(rows, fixed, shift);
    text += formula.slice(done, reference.addressStart);
    text += corners.map((corner, i) => `${corner?.[1]}${corner?.[2]}${moved[i]}`).join(':');
    done = reference.end;
  }
  return text + formula.slice(done);
}
