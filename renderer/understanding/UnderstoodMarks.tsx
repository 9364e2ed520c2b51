// Draws the marks of what was understood over one part of the sheet, and their legend. Law: the marks take no click and
// change no cell; they are drawn again only when the understanding or the geometry changes.
import { memo, type ReactNode } from 'react';
import type { SheetGeometry } from '../../core/geometry';
import { MARK_KINDS, MARK_WORDS, type Mark } from './marks';

interface UnderstoodMarksProps {
  readonly marks: readonly Mark[];
  readonly geometry: SheetGeometry;
  readonly originX: number;
  readonly originY: number;
}

export const UnderstoodMarks = memo(function UnderstoodMarks(props: UnderstoodMarksProps): ReactNode {
  const { marks, geometry, originX, originY } = props;
  return (
    <div className="understood-marks" aria-hidden="true">
      {marks.map(({ kind, range }) => {
        const { x, y, width, height } = geometry.rectOf(range);
        if (width === 0 || height === 0) return null;
        return (
          <div
            key={`${kind} ${range.top} ${range.left} ${range.bottom} ${range.right}`}
            className={`mark ${kind}`}
            style={{ left: x - originX, top: y - originY, width: width + 1, height: height + 1 }}
          />
        );
      })}
    </div>
  );
});

export function MarkLegend(): ReactNode {
  return (
    <ul className="mark-legend" aria-label="图例">
      {MARK_KINDS.map((kind) => (
        <li key={kind}>
          <span className={`mark ${kind}`} aria-hidden="true" />
          {MARK_WORDS[kind]}
        </li>
      ))}
    </ul>
  );
}
