// The controller and clipboard of one mounted grid, kept for its life; the facts they ask are those of the latest drawing.
// Law: a callback never sees an old value; leaving the page accepts what is being typed.
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { parseRef } from '../../core/ref';
import { viewportOf } from '../sheet/SheetView';
import { type Frame, scrollTo } from '../sheet/viewport';
import { editorOf } from './GridEditor';
import { gridClipboard } from './gridClipboard';
import { gridController } from './gridController';
import type { GridFacts } from './gridFacts';
import { type GridStore, gridStore } from './gridStore';
import type { GridTarget } from './gridTarget';
import type { SheetGridProps } from './SheetGrid';
import { nextInput, rangeOf, type Selection, selectCell } from './selection';
import type { InputOrder } from './steps';

export interface GridParts {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

export function useGrid(props: SheetGridProps, target: GridTarget, frame: Frame, { scroller, area }: GridParts) {
  const latest = useRef({ props, target, frame });
  useLayoutEffect(() => {
    latest.current = { props, target, frame };
  });
  const [made] = useState(() => {
    const store = gridStore();
    const facts = (): GridFacts =>
      factsOf(latest.current.props, latest.current.target, latest.current.frame, scroller.current);
    const controller = gridController(store, editorOf(area), facts);
    return { store, controller, clipboard: gridClipboard(store, controller, facts) };
  });
  const { store, controller } = made;
  useFirstCell(store, target, props);
  useEffect(
    () =>
      store.subscribe(({ selection }, before) => {
        const hasMoved = selection.active !== before.selection.active;
        const isExtended = selection.anchor === before.selection.anchor && selection.focus !== before.selection.focus;
        // Selecting everything, or a whole row or column, scrolls nowhere.
        if (selection !== before.selection) tellSelection(latest.current, selection);
        if (!hasMoved && !isExtended) return;
        const at = hasMoved ? selection.active : selection.focus;
        reveal(scroller.current, latest.current.frame, at);
        const { source, onActive } = latest.current.props;
        source.ensure(at.row - 100, at.row + 300);
        if (hasMoved) onActive?.(selection.active);
      }),
    [store, scroller],
  );
  useEffect(() => tellSelection(latest.current, store.getState().selection), [store]);
  useImperativeHandle(
    props.handle,
    () => ({
      show: ({ top, left, bottom, right }) => {
        const first = selectCell({ row: top, col: left }, latest.current.target.space);
        store.setState({ selection: { ...first, anchor: first.active, focus: { row: bottom, col: right } } });
      },
      focus: () => area.current?.focus({ preventScroll: true }),
    }),
    [store, area],
  );
  useLayoutEffect(() => () => controller.end(), [controller]);
  useSteadyCell(store, scroller, frame);
  const takesFocus = props.takesFocus ?? !props.readOnly;
  useEffect(() => {
    if (takesFocus) area.current?.focus({ preventScroll: true });
  }, [area, takesFocus]);
  return made;
}

/** A cell in sight stays in sight when rows above it grow while they arrive. */
function useSteadyCell(store: GridStore, scroller: RefObject<HTMLDivElement | null>, frame: Frame): void {
  const inSight = useRef(true);
  const latest = useRef(frame);
  useEffect(() => {
    const element = scroller.current;
    const look = () => {
      const view = viewportOf(element);
      if (!view) return;
      const { row, col } = store.getState().selection.active;
      const { left, top } = scrollTo(latest.current, latest.current.geometry.spanAt(row, col), view);
      // Browsers round where they scroll to.
      inSight.current = Math.abs(left - view.scrollLeft) < 2 && Math.abs(top - view.scrollTop) < 2;
    };
    element?.addEventListener('scroll', look, { passive: true });
    return () => element?.removeEventListener('scroll', look);
  }, [store, scroller]);
  useLayoutEffect(() => {
    latest.current = frame;
    if (inSight.current) reveal(scroller.current, frame, store.getState().selection.active);
  }, [store, scroller, frame]);
}

/** Says which cells are selected, with whole merges. */
function tellSelection({ props, target }: { props: SheetGridProps; target: GridTarget }, selection: Selection): void {
  props.onSelection?.(rangeOf(selection, target.space), selection.active);
}

/** The grid begins on the first input, ready for the first key; anew when the order of inputs arrives before any key. */
function useFirstCell(store: GridStore, target: GridTarget, { source, startAt, order }: SheetGridProps): void {
  const begun = useRef<{ selection: Selection; order: InputOrder | undefined }>(undefined);
  useLayoutEffect(() => {
    if (begun.current) {
      const { selection, mode } = store.getState();
      const isUntouched = selection === begun.current.selection && mode === 'ready';
      if (startAt !== undefined || begun.current.order !== undefined || !isUntouched || !order) return;
    }
    const wanted = startAt === undefined ? undefined : parseRef(startAt);
    const found = wanted ?? nextInput({ row: 1, col: 0 }, 1, target.space);
    const first = found && source.isLoaded(found.row) ? found : (wanted ?? { row: 1, col: 1 });
    const selection = selectCell(first, target.space);
    begun.current = { selection, order };
    store.setState({ selection });
  }, [store, target, source, startAt, order]);
}

function reveal(element: HTMLElement | null, frame: Frame, at: { row: number; col: number }): void {
  const view = viewportOf(element);
  if (!element || !view) return;
  const { left, top } = scrollTo(frame, frame.geometry.spanAt(at.row, at.col), view);
  if (left !== view.scrollLeft) element.scrollLeft = left;
  if (top !== view.scrollTop) element.scrollTop = top;
}

function factsOf(props: SheetGridProps, target: GridTarget, frame: Frame, element: HTMLElement | null): GridFacts {
  const height = (element?.clientHeight ?? 600) / frame.zoom - frame.headY - frame.frozenY;
  return {
    target,
    readOnly: props.readOnly ?? false,
    today: props.today,
    pageRows: Math.max(1, Math.floor(height / Math.max(12, frame.geometry.rows.sizeOf(frame.lastRow) || 20)) - 1),
    place: props.place,
    undo: props.undo,
    choicesAt: target.choicesAt,
    labelOf: target.labelOf,
    load: props.source.ensure,
    showValue: (value, ref) => {
      const at = parseRef(ref);
      return at ? target.showValue(value, at) : String(value);
    },
    change: props.onChange,
    notice: (text) => props.onNotice?.(text),
    save: () => props.onSaveKey?.(),
    leave: (back) => leaveGrid(element, back),
    undoElsewhere: (way) => props.onUndoElsewhere?.(way) ?? false,
    later: (work) => void setTimeout(work, 0),
  };
}

/** F6: to the next part of the page that takes the focus, after or before the grid. */
function leaveGrid(grid: HTMLElement | null, back: boolean): void {
  if (!grid) return;
  const reachable = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]'),
  ].filter((element) => !grid.contains(element) && !element.hasAttribute('disabled') && element.offsetParent !== null);
  const after = reachable.find((element) => grid.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const before = reachable.findLast(
    (element) => grid.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  (back ? (before ?? reachable.at(-1)) : (after ?? reachable[0]))?.focus();
}
