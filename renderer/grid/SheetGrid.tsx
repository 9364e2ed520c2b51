// The template on the screen with one editor over the active cell: what the clerk types in. Laws: keys and input methods as
// in WPS (keys.ts, ime.ts); values go out through onChange and come back as `values`; F6 leaves the grid, Tab never does.
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { SheetGeometry } from '../../core/geometry';
import type { CellAt, Range } from '../../core/ref';
import type { SheetHead } from '../../core/sheet';
import type { CellValue } from '../../core/value';
import type { CellSource } from '../sheet/cellSource';
import { styleAt } from '../sheet/rowLayout';
import type { SaveState } from '../sheet/rowOverlay';
import { SheetView, viewportOf } from '../sheet/SheetView';
import { useSheetLook, type WorkbookLook } from '../sheet/useSheetLook';
import { cellAtPoint, frameOf } from '../sheet/viewport';
import type { PrintedInputs } from '../understanding/printedInputs';
import { gridWords } from '../words/grid';
import { ChoiceList } from './ChoiceList';
import { tableOfHtml } from './clipboardHtml';
import { GridEditor } from './GridEditor';
import { GridMarks } from './GridMarks';
import type { CellChange } from './gridFacts';
import { gridTarget } from './gridTarget';
import { PastePlanBox } from './PastePlanBox';
import type { InputOrder } from './steps';
import type { UndoLog } from './undo';
import { useGrid } from './useGrid';
import { useMouse } from './useMouse';
import './grid.css';

/** What a page may ask of a grid. */
export interface GridHandle {
  /** Selects these cells and brings the first into sight; the focus stays where it is. */
  show(range: Range): void;
  focus(): void;
}

export interface SheetGridProps {
  readonly workbook: WorkbookLook;
  readonly head: SheetHead;
  readonly source: CellSource;
  /** Values of this report and sheet, by address. */
  readonly values: ReadonlyMap<string, CellValue>;
  readonly saveStates: ReadonlyMap<string, SaveState>;
  readonly readOnly?: boolean;
  /** `YYYY-MM-DD`, for short dates and Ctrl+;. */
  readonly today: string;
  /** Per cent, 50–200. */
  readonly zoom?: number;
  readonly headings?: boolean;
  /** What the grid is called for screen readers, e.g. 「治安月报 2026年10月」. */
  readonly label: string;
  /** Name of this report and sheet in the undo log; give the component `key={place}` too. */
  readonly place: string;
  readonly undo: UndoLog;
  /** Takes the focus when it appears, so that typing begins at once; by default where it can be typed in. */
  readonly takesFocus?: boolean;
  /** Where to begin, e.g. `B4`; else the first input. */
  readonly startAt?: string;
  onChange(changes: readonly CellChange[], how: 'typed' | 'pasted'): void;
  onSaveKey?(): void;
  onNotice?(text: string): void;
  onActive?(at: CellAt): void;
  /** Which cells Tab and Enter stop at; by default every cell that can be typed in. */
  readonly order?: InputOrder;
  /** Printed cells that take values all the same. */
  readonly printed?: PrintedInputs;
  /** More marks under the selection, for the part of the sheet whose top left is this pixel. */
  paint?(geometry: SheetGeometry, originX: number, originY: number): ReactNode;
  /** The selected cells, with whole merges, at the beginning and after each change. */
  onSelection?(range: Range, active: CellAt): void;
  /** The cell under the mouse; undefined when it leaves. */
  onHover?(at: CellAt | undefined): void;
  /** Lets the page lead the grid. */
  readonly handle?: RefObject<GridHandle | null>;
  /** The step to undo belongs to another place; answer true after going there. */
  onUndoElsewhere?(way: 'undo' | 'redo'): boolean;
}

export function SheetGrid(props: SheetGridProps): ReactNode {
  const { head, source } = props;
  useSyncExternalStore(source.subscribe, source.version);
  const isHere = source.isLoaded(1);
  useEffect(() => {
    if (!isHere) source.ensure(1, 1);
  }, [source, isHere]);
  if (head.lastRow === 0 || head.lastCol === 0) return <p className="grid-empty">{gridWords.emptySheet}</p>;
  // Nothing can be typed before it is known what the template prints.
  if (!isHere) return <p className="grid-empty">{gridWords.opening}</p>;
  return <LoadedGrid {...props} />;
}

function LoadedGrid(props: SheetGridProps): ReactNode {
  const {
    workbook,
    head,
    source,
    values,
    saveStates,
    readOnly = false,
    today,
    zoom = 100,
    headings = false,
    label,
    order,
    printed,
    paint,
    onHover,
  } = props;
  const sheet = useSheetLook(workbook, head, source, values, saveStates, today);
  const { look, overlay, version } = sheet;
  const scroller = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [, redraw] = useState(0);
  const room = viewportOf(scroller.current) ?? { width: 0, height: 0 };
  const frame = useMemo(
    () => frameOf(head, look.geometry, zoom / 100, headings, { width: room.width, height: room.height }),
    [head, look.geometry, zoom, headings, room.width, room.height],
  );
  // `version` stands for what the source holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the source changes in place and says so by its version
  const target = useMemo(
    () => gridTarget(look, source, overlay, today, { order, printed }),
    [look, source, overlay, today, order, printed, version],
  );
  const { store, controller, clipboard } = useGrid(props, target, frame, { scroller, area });
  const plan = useStore(store, (state) => state.plan);
  const isWaiting = useStore(store, (state) => state.isWaiting);
  const cellUnder = (x: number, y: number) => {
    const view = viewportOf(scroller.current);
    const box = scroller.current?.getBoundingClientRect();
    if (!view || !box || x - box.left > view.width || y - box.top > view.height) return undefined;
    return cellAtPoint(frame, x - box.left, y - box.top, view);
  };
  const anchorOf = (at: CellAt | undefined) => {
    if (!at || at.row === 0 || at.col === 0) return undefined;
    const { top, left } = look.geometry.spanAt(at.row, at.col);
    return { row: top, col: left };
  };
  const mouse = useMouse(controller, area, cellUnder);
  const copied = (event: React.ClipboardEvent, taken: ReturnType<typeof clipboard.copy>) => {
    event.preventDefault();
    if (!taken) return;
    event.clipboardData.setData('text/plain', taken.text);
    event.clipboardData.setData('text/html', taken.html);
  };
  const isReady = () => store.getState().mode === 'ready';
  // A sheet to be filled is typed in at once, without a click.
  useEffect(() => {
    if (!readOnly) area.current?.focus({ preventScroll: true });
  }, [readOnly]);

  return (
    <div
      className={readOnly ? 'grid-root read-only' : 'grid-root'}
      aria-busy={isWaiting}
      {...mouse}
      {...(onHover
        ? {
            onMouseMove: ({ clientX, clientY }) => onHover(anchorOf(cellUnder(clientX, clientY))),
            onMouseLeave: () => onHover(undefined),
          }
        : {})}
      onCopy={(event) => isReady() && copied(event, clipboard.copy())}
      onCut={(event) => isReady() && copied(event, clipboard.cut())}
      onPaste={(event) => {
        event.preventDefault();
        const text = event.clipboardData.getData('text/plain');
        if (isReady()) clipboard.paste(text, tableOfHtml(event.clipboardData.getData('text/html')));
        else controller.insert(text);
      }}
    >
      <SheetView
        sheet={sheet}
        source={source}
        frame={frame}
        label={label}
        readOnly={readOnly}
        scroller={scroller}
        onScroll={() => frame.frozenRows + frame.frozenCols > 0 && redraw((count) => count + 1)}
        marks={(originX, originY) => (
          <>
            {paint?.(look.geometry, originX, originY)}
            <GridMarks store={store} look={look} target={target} originX={originX} originY={originY} />
          </>
        )}
      >
        <GridEditor
          element={area}
          store={store}
          controller={controller}
          look={look}
          frame={frame}
          target={target}
          readOnly={readOnly}
          view={() => viewportOf(scroller.current)}
          cellStyleOf={(row, col) => styleAt(look, row, col, source.cellAt(row, col))}
        />
        <ChoiceList
          store={store}
          controller={controller}
          look={look}
          frame={frame}
          view={() => viewportOf(scroller.current)}
        />
      </SheetView>
      {isWaiting && (
        <p className="grid-waiting" role="status">
          {gridWords.waiting}
        </p>
      )}
      {plan && (
        <PastePlanBox
          plan={plan}
          showChange={(ref, side) => clipboard.showChange(plan, ref, side)}
          onApply={() => {
            clipboard.applyPlan();
            area.current?.focus();
          }}
          onDrop={() => {
            clipboard.dropPlan();
            area.current?.focus();
          }}
        />
      )}
    </div>
  );
}
