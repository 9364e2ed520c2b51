// Borders of cells → the fewest straight lines. Laws: the line between two cells is drawn once, the stronger of what both
// ask for; a merged area has lines only around it, from its outer cells; hidden rows and columns draw nothing.
import type { Range } from '../../core/ref';
import type { BorderLine, BorderStyle, CellStyle } from '../../core/sheet';

export interface BorderSource {
  styleAt(row: number, col: number): CellStyle;
  mergeAt(row: number, col: number): Range | undefined;
  isRowHidden(row: number): boolean;
  isColHidden(col: number): boolean;
}

/** h: the line above row `at`, from column `from` to `to`; v: the line left of column `at`, from row `from` to `to`. */
export interface LineSegment {
  readonly axis: 'h' | 'v';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly line: BorderLine;
}

export interface DiagonalLine {
  readonly range: Range;
  readonly way: 'up' | 'down';
  readonly line: BorderLine;
}

/** Weakest first. */
const STRENGTH: readonly BorderStyle[] = [
  'hair',
  'dotted',
  'dashDotDot',
  'dashDot',
  'dashed',
  'thin',
  'mediumDashDotDot',
  'slantDashDot',
  'mediumDashDot',
  'mediumDashed',
  'medium',
  'double',
  'thick',
];

/** The one that is drawn where two neighbours ask for different lines; the darker of two equally strong ones. */
export function stronger(a: BorderLine | undefined, b: BorderLine | undefined): BorderLine | undefined {
  if (!a || !b) return a ?? b;
  const difference = STRENGTH.indexOf(a.style) - STRENGTH.indexOf(b.style);
  if (difference !== 0) return difference > 0 ? a : b;
  return a.color <= b.color ? a : b;
}

/** All lines of an area, its outer ones included. Neighbours outside the area are asked too. */
export function borderSegments(area: Range, source: BorderSource): readonly LineSegment[] {
  const segments: LineSegment[] = [];
  for (let row = area.top; row <= area.bottom + 1; row++)
    collect('h', row, area.left, area.right, (col) => between(source, row - 1, col, row, col), segments);
  for (let col = area.left; col <= area.right + 1; col++)
    collect('v', col, area.top, area.bottom, (row) => between(source, row, col - 1, row, col), segments);
  return segments;
}

function collect(
  axis: 'h' | 'v',
  at: number,
  from: number,
  to: number,
  lineAt: (index: number) => BorderLine | undefined,
  into: LineSegment[],
): void {
  let start = from;
  let running: BorderLine | undefined;
  for (let index = from; index <= to + 1; index++) {
    const line = index <= to ? lineAt(index) : undefined;
    if (sameLine(line, running)) continue;
    if (running) into.push({ axis, at, from: start, to: index - 1, line: running });
    running = line;
    start = index;
  }
}

/** What is drawn between a cell and the one below it or to its right. */
function between(
  source: BorderSource,
  row: number,
  col: number,
  nextRow: number,
  nextCol: number,
): BorderLine | undefined {
  const vertical = row === nextRow;
  const first = visible(source, row, col);
  const second = visible(source, nextRow, nextCol);
  if (!first && !second) return undefined;
  const merge = row >= 1 && col >= 1 ? source.mergeAt(row, col) : undefined;
  if (merge && merge === source.mergeAt(nextRow, nextCol)) return undefined;
  const a = first ? source.styleAt(row, col)[vertical ? 'right' : 'bottom'] : undefined;
  const b = second ? source.styleAt(nextRow, nextCol)[vertical ? 'left' : 'top'] : undefined;
  return stronger(a, b);
}

function visible(source: BorderSource, row: number, col: number): boolean {
  return row >= 1 && col >= 1 && !source.isRowHidden(row) && !source.isColHidden(col);
}

function sameLine(a: BorderLine | undefined, b: BorderLine | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.style === b.style && a.color === b.color);
}

/** Diagonals of an area; a merge has those of its first cell, across the whole of it. */
export function diagonals(area: Range, source: BorderSource): readonly DiagonalLine[] {
  const found: DiagonalLine[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let col = area.left; col <= area.right; col++) {
      const merge = source.mergeAt(row, col);
      if (merge && (merge.top !== row || merge.left !== col)) continue;
      const style = source.styleAt(row, col);
      const range = merge ?? { top: row, left: col, bottom: row, right: col };
      if (style.diagonalUp) found.push({ range, way: 'up', line: style.diagonalUp });
      if (style.diagonalDown) found.push({ range, way: 'down', line: style.diagonalDown });
    }
  }
  return found;
}

/** How a style is stroked: width in pixels, dashes, and whether it is two lines. */
export function strokeOf(style: BorderStyle): {
  readonly width: number;
  readonly dash?: string;
  readonly twice?: true;
} {
  switch (style) {
    case 'thin':
      return { width: 1 };
    case 'hair':
      return { width: 1, dash: '1 1' };
    case 'dotted':
      return { width: 1, dash: '2 2' };
    case 'dashed':
      return { width: 1, dash: '4 2' };
    case 'dashDot':
      return { width: 1, dash: '8 3 3 3' };
    case 'dashDotDot':
      return { width: 1, dash: '8 3 3 3 3 3' };
    case 'medium':
      return { width: 2 };
    case 'mediumDashed':
      return { width: 2, dash: '9 3' };
    case 'mediumDashDot':
      return { width: 2, dash: '9 3 3 3' };
    case 'mediumDashDotDot':
      return { width: 2, dash: '9 3 3 3 3 3' };
    case 'slantDashDot':
      return { width: 2, dash: '10 2 4 2' };
    case 'thick':
      return { width: 3 };
    case 'double':
      return { width: 1, twice: true };
  }
}
