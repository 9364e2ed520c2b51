// The borders of a block of cells as one drawing. Law: lines lie on whole pixels, the thin ones exactly one pixel wide.
import { memo, type ReactNode } from 'react';
import type { Range } from '../../core/ref';
import { type BorderSource, borderSegments, diagonals, type LineSegment, strokeOf } from './borders';
import type { CellSource } from './cellSource';
import type { LaidLooks } from './laidLooks';
import { laidStyle, type SheetLook, styleAt } from './rowLayout';

interface BorderLayerProps {
  readonly look: SheetLook;
  readonly source: CellSource;
  /** Changes when cells arrive; nothing else may draw the lines again. */
  readonly version: number;
  /** Only where rules or tables draw lines of their own. */
  readonly laid: LaidLooks | undefined;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly originX: number;
  readonly originY: number;
}

interface Strokes {
  readonly color: string;
  readonly width: number;
  readonly dash?: string;
  d: string;
}

export const BorderLayer = memo(function BorderLayer(props: BorderLayerProps): ReactNode {
  const { look, source, laid, top, bottom, left, right, originX, originY } = props;
  const strokes = strokesOf(look, borderSourceOf(look, source, laid), { top, bottom, left, right }, originX, originY);
  if (strokes.length === 0) return null;
  return (
    <svg className="sheet-borders" aria-hidden="true" width="1" height="1">
      {strokes.map(({ color, width, dash, d }) => (
        <path key={`${color} ${width} ${dash ?? ''}`} d={d} stroke={color} strokeWidth={width} strokeDasharray={dash} />
      ))}
    </svg>
  );
});

function borderSourceOf(look: SheetLook, source: CellSource, laid: LaidLooks | undefined): BorderSource {
  const { rows, cols, mergeAt } = look.geometry;
  return {
    mergeAt,
    isRowHidden: (row) => rows.sizeOf(row) === 0,
    isColHidden: (col) => cols.sizeOf(col) === 0,
    styleAt: (row, col) => laidStyle(styleAt(look, row, col, source.cellAt(row, col)), laid?.row(row)?.get(col)),
  };
}

function strokesOf(look: SheetLook, source: BorderSource, area: Range, originX: number, originY: number): Strokes[] {
  const byKind = new Map<string, Strokes>();
  const { geometry } = look;
  const add = (line: LineSegment['line'], d: (shift: number, width: number) => string) => {
    const { width, dash, twice } = strokeOf(line.style);
    const key = `${line.color} ${width} ${dash ?? ''}`;
    const strokes = byKind.get(key) ?? { color: line.color, width, ...(dash === undefined ? {} : { dash }), d: '' };
    byKind.set(key, strokes);
    for (const shift of twice ? [-0.5, 1.5] : [width % 2 === 0 ? 0 : 0.5]) strokes.d += d(shift, width);
  };
  for (const { axis, at, from, to, line } of borderSegments(area, source)) {
    const [along, across] = axis === 'h' ? [geometry.cols, geometry.rows] : [geometry.rows, geometry.cols];
    const [alongOrigin, acrossOrigin] = axis === 'h' ? [originX, originY] : [originY, originX];
    add(line, (shift, width) => {
      const begin = along.startOf(from) - alongOrigin - (width > 1 ? 1 : 0);
      const end = along.startOf(to + 1) - alongOrigin + Math.max(1, width - 1);
      const place = across.startOf(at) - acrossOrigin + shift;
      return axis === 'h' ? `M${begin} ${place}H${end}` : `M${place} ${begin}V${end}`;
    });
  }
  for (const { range, way, line } of diagonals(area, source)) {
    const { x, y, width, height } = geometry.rectOf(range);
    const [left, top] = [x - originX, y - originY];
    add(line, () =>
      way === 'down'
        ? `M${left} ${top}L${left + width} ${top + height}`
        : `M${left} ${top + height}L${left + width} ${top}`,
    );
  }
  return [...byKind.values()];
}
