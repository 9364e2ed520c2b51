// The strips of column letters and row numbers. Law: only those in sight are drawn; they say nothing to screen readers,
// since every cell carries its own row and column.
import { memo, type ReactNode } from 'react';
import { columnName } from '../../core/ref';
import type { Band } from './SheetPane';
import type { Frame } from './viewport';

interface HeadingsProps {
  readonly frame: Frame;
  readonly rows: Band;
  readonly cols: Band;
}

export const Headings = memo(function Headings({ frame, rows, cols }: HeadingsProps): ReactNode {
  const { geometry, headX, headY, frozenRows, frozenCols } = frame;
  const letters = (band: Band) =>
    indices(band, geometry.cols.sizeOf).map((col) => (
      <span
        key={col}
        className="sheet-heading"
        style={{ left: geometry.cols.startOf(col), width: geometry.cols.sizeOf(col), height: headY }}
      >
        {columnName(col)}
      </span>
    ));
  const numbers = (band: Band) =>
    indices(band, geometry.rows.sizeOf).map((row) => (
      <span
        key={row}
        className="sheet-heading"
        style={{ top: geometry.rows.startOf(row), height: geometry.rows.sizeOf(row), width: headX }}
      >
        {row}
      </span>
    ));
  const [width, height] = [geometry.cols.startOf(frame.lastCol + 1), geometry.rows.startOf(frame.lastRow + 1)];
  return (
    <div className="sheet-headings" aria-hidden="true">
      <div className="sheet-stick heading-corner">
        <div className="sheet-heading-strip" style={{ width: headX + frame.frozenX, height: headY }}>
          <span className="sheet-heading" style={{ left: 0, width: headX, height: headY }} />
          <div style={{ position: 'absolute', left: headX }}>{letters({ from: 1, to: frozenCols })}</div>
        </div>
        <div className="sheet-heading-strip" style={{ top: headY, width: headX, height: frame.frozenY }}>
          {numbers({ from: 1, to: frozenRows })}
        </div>
      </div>
      <div className="sheet-stick heading-top">
        <div className="sheet-heading-strip" style={{ left: headX, width, height: headY }}>
          {letters(cols)}
        </div>
      </div>
      <div className="sheet-stick heading-left">
        <div className="sheet-heading-strip" style={{ top: headY, width: headX, height }}>
          {numbers(rows)}
        </div>
      </div>
    </div>
  );
});

function indices({ from, to }: Band, sizeOf: (index: number) => number): number[] {
  const list: number[] = [];
  for (let index = from; index <= to; index++) if (sizeOf(index) > 0) list.push(index);
  return list;
}
