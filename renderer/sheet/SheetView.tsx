// A sheet in a scrolling window: only the rows in sight are drawn, frozen rows and columns stay, letters and numbers may
// stand at the edges. Law: what lies over the cells (selection, editor) is handed in; this file knows no grid.
import {
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { anchorRect } from '../../core/anchor';
import type { CellSource } from './cellSource';
import { Headings } from './Headings';
import { type Band, SheetPane } from './SheetPane';
import type { DrawableSheet } from './useSheetLook';
import { type Frame, type Viewport, visibleBands } from './viewport';
import './sheet.css';

interface SheetViewProps {
  readonly sheet: DrawableSheet;
  readonly source: CellSource;
  readonly frame: Frame;
  readonly label: string;
  readonly readOnly: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  onScroll(): void;
  /** Marks over the cells of one pane, whose top left is this pixel of the sheet. */
  marks(originX: number, originY: number): ReactNode;
  /** Lies over all panes, from the sheet's own top left. */
  readonly children?: ReactNode;
}

/** Blank room after the last column, where long texts may run out. */
const MARGIN = 120;
/** Milliseconds after which, with nothing else to do, the cells just out of sight are drawn too. */
const DRAW_AHEAD_AFTER = 600;
const NOTHING: Band = { from: 1, to: 0 };

export function SheetView(props: SheetViewProps): ReactNode {
  const { sheet, source, frame, label, readOnly, scroller, marks, children } = props;
  const { geometry, lastRow, lastCol, zoom, headX, headY, frozenRows, frozenCols, frozenX, frozenY } = frame;
  useSteadyTop(scroller, frame);
  const [bands, look] = useBands(scroller, frame, source);
  const isMeasured = bands.rows.to > 0;
  const width = geometry.cols.startOf(lastCol + 1);
  const height = geometry.rows.startOf(lastRow + 1);
  const { drawings } = sheet.look.head;
  const beyond = useMemo(() => {
    const boxes = drawings.map(({ anchor, within }) => anchorRect(anchor, geometry, within));
    return {
      x: Math.max(0, ...boxes.map((box) => box.x + box.width)),
      y: Math.max(0, ...boxes.map((box) => box.y + box.height)),
    };
  }, [drawings, geometry]);
  const gridLines = sheet.look.head.showGridLines;
  const top = useMemo<Band>(() => ({ from: 1, to: isMeasured ? frozenRows : 0 }), [isMeasured, frozenRows]);
  const left = useMemo<Band>(() => ({ from: 1, to: frozenCols }), [frozenCols]);
  const pane = (
    rows: Band,
    cols: Band,
    originX: number,
    originY: number,
    size: { width: number; height: number },
    body = false,
  ) =>
    rows.to >= rows.from && cols.to >= cols.from ? (
      <div
        className={body ? 'sheet-pane body' : 'sheet-pane'}
        style={body ? { ...size, left: headX, top: headY } : size}
        role="rowgroup"
      >
        <SheetPane
          {...sheet}
          source={source}
          rows={rows}
          cols={cols}
          originX={originX}
          originY={originY}
          marks
          gridLines={gridLines}
        />
        {marks(originX, originY)}
      </div>
    ) : null;
  return (
    <div
      className="sheet-scroller"
      ref={scroller}
      onScroll={() => {
        look();
        props.onScroll();
      }}
    >
      <div
        className="sheet-canvas"
        style={{
          zoom,
          width: Math.max(width, beyond.x) + headX + MARGIN,
          height: Math.max(height, beyond.y) + headY + 2,
        }}
      >
        {headX > 0 && <Headings frame={frame} rows={bands.rows} cols={bands.cols} />}
        <div
          className="sheet-grid"
          role="grid"
          aria-label={label}
          aria-rowcount={lastRow}
          aria-colcount={lastCol}
          aria-readonly={readOnly}
        >
          <div className="sheet-stick corner" style={{ top: headY, left: headX }}>
            {pane(top, left, 0, 0, { width: frozenX + 1, height: frozenY + 1 })}
          </div>
          <div className="sheet-stick top" style={{ top: headY, paddingLeft: headX }}>
            {pane(top, bands.cols, 0, 0, { width: width + 1, height: frozenY + 1 })}
          </div>
          <div className="sheet-stick left" style={{ left: headX, paddingTop: headY }}>
            {pane(bands.rows, left, 0, 0, { width: frozenX + 1, height: height + 1 })}
          </div>
          {pane(bands.rows, bands.cols, 0, 0, { width: width + 1, height: height + 1 }, true)}
        </div>
        {children}
      </div>
    </div>
  );
}

/**
 * The rows and columns to draw; changes only when the window has moved by a step. None before the window is measured, then
 * those in sight, and those beyond once the clerk scrolls or has had time to look.
 */
function useBands(scroller: RefObject<HTMLDivElement | null>, frame: Frame, source: CellSource) {
  const [view, setView] = useState<Viewport>();
  const [isAhead, setAhead] = useState(false);
  const key = keyOf(view ? visibleBands(frame, view, isAhead) : { rows: NOTHING, cols: NOTHING });
  const kept = useMemo(() => {
    const [from = 1, to = 0, left = 1, right = 0] = key.split(' ').map(Number);
    return { rows: { from, to }, cols: { from: left, to: right } };
  }, [key]);
  const look = () => {
    const now = viewportOf(scroller.current);
    if (!now || keyOf(visibleBands(frame, now)) === key) return;
    setAhead(true);
    setView(now);
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const now = viewportOf(element);
      if (now) setView((before) => (before && sameView(before, now) ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setAhead(true)), DRAW_AHEAD_AFTER);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    source.ensure(1, frame.frozenRows);
    source.ensure(kept.rows.from - 100, kept.rows.to + 100);
  }, [source, kept, frame.frozenRows]);
  return [kept, look] as const;
}

/** Rows that grow when they arrive push the rest down; what stands at the top of the window stays there. */
function useSteadyTop(scroller: RefObject<HTMLDivElement | null>, { geometry, zoom }: Frame): void {
  const before = useRef(geometry);
  useLayoutEffect(() => {
    const element = scroller.current;
    const old = before.current;
    before.current = geometry;
    if (!element || old === geometry || element.scrollTop === 0) return;
    const top = element.scrollTop / zoom;
    const row = old.rowAt(top);
    const moved = geometry.rows.startOf(row) - old.rows.startOf(row);
    if (moved !== 0) element.scrollTop = (top + moved) * zoom;
  }, [scroller, geometry, zoom]);
}

function keyOf({ rows, cols }: { rows: Band; cols: Band }): string {
  return `${rows.from} ${rows.to} ${cols.from} ${cols.to}`;
}

function sameView(a: Viewport, b: Viewport): boolean {
  return a.scrollLeft === b.scrollLeft && a.scrollTop === b.scrollTop && a.width === b.width && a.height === b.height;
}

export function viewportOf(element: HTMLElement | null): Viewport | undefined {
  if (!element) return undefined;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
  return { scrollLeft, scrollTop, width: clientWidth, height: clientHeight };
}
