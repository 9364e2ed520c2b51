// A fixed rectangle of a sheet without grid, marks or scrolling: one page of print, a title band, a preview.
// Law: drawn by the same rows and borders as the window, so that screen and paper agree.
import { type ReactNode, useMemo } from 'react';
import type { CellValue } from '../../core/value';
import type { CellSource } from './cellSource';
import { type LaidLooks, NOTHING_LAID } from './laidLooks';
import type { SheetLook } from './rowLayout';
import { NO_OVERLAY, overlayOf } from './rowOverlay';
import { type Band, SheetPane } from './SheetPane';
import './sheet.css';

interface SheetPageProps {
  readonly look: SheetLook;
  readonly source: CellSource;
  readonly values: ReadonlyMap<string, CellValue>;
  readonly laid?: LaidLooks;
  readonly rows: Band;
  readonly cols: Band;
  readonly gridLines?: boolean;
}

const NO_SAVES = new Map<string, never>();

export function SheetPage(props: SheetPageProps): ReactNode {
  const { look, source, values, laid = NOTHING_LAID, rows, cols, gridLines = false } = props;
  const overlay = useMemo(() => overlayOf(values, NO_SAVES, NO_OVERLAY), [values]);
  const { geometry } = look;
  const area = geometry.rectOf({ top: rows.from, bottom: rows.to, left: cols.from, right: cols.to });
  return (
    <div className="sheet-page" style={{ width: area.width + 1, height: area.height + 1 }}>
      <SheetPane
        look={look}
        source={source}
        version={source.version()}
        overlay={overlay}
        laid={laid}
        rows={rows}
        cols={cols}
        originX={area.x}
        originY={area.y}
        marks={false}
        gridLines={gridLines}
      />
    </div>
  );
}
