// A sheet ready to be drawn: geometry with grown rows, the values of this report cut by row, the version of what arrived.
// Law: a typed value changes the overlay only; the geometry changes only when a row really grew.
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { geometryOf } from '../../core/geometry';
import type { SheetHead, WorkbookHead } from '../../core/sheet';
import type { CellValue } from '../../core/value';
import type { CellSource } from './cellSource';
import { type LaidLooks, type LookFacts, laidLooks, NOTHING_LAID, rowsWanted } from './laidLooks';
import { growingRows } from './rowHeights';
import type { SheetLook } from './rowLayout';
import { NO_OVERLAY, overlayOf, type SaveState, type SheetOverlay } from './rowOverlay';
import { canvasMeasure, type TextMeasure } from './textMeasure';

export interface DrawableSheet {
  readonly look: SheetLook;
  readonly overlay: SheetOverlay;
  readonly laid: LaidLooks;
  readonly version: number;
}

export type WorkbookLook = Pick<WorkbookHead, 'styles' | 'digitWidth' | 'date1904'>;

let measure: TextMeasure | undefined;

/** The one measuring canvas of the window. */
export function windowMeasure(): TextMeasure {
  measure ??= canvasMeasure();
  return measure;
}

export function useSheetLook(
  workbook: WorkbookLook,
  head: SheetHead,
  source: CellSource,
  values: ReadonlyMap<string, CellValue>,
  saves: ReadonlyMap<string, SaveState>,
  today: string,
): DrawableSheet {
  const version = useSyncExternalStore(source.subscribe, source.version);
  const previous = useRef(NO_OVERLAY);
  const overlay = useMemo(() => overlayOf(values, saves, previous.current), [values, saves]);
  useEffect(() => {
    previous.current = overlay;
  }, [overlay]);
  const flat = useMemo(() => lookOf(workbook, head), [workbook, head]);
  const growing = useMemo(() => growingRows(flat, source), [flat, source]);
  const heights = growing.heights(version, overlay);
  const look = useMemo(
    () => (heights.size === 0 ? flat : lookOf(workbook, head, heights)),
    [flat, workbook, head, heights],
  );
  const laid = useLaidLooks(head, source, overlay, version, { today, date1904: workbook.date1904 });
  return { look, overlay, laid, version };
}

/** Looks are worked out again when cells arrive or a value is typed, and only where a sheet has any. */
function useLaidLooks(
  head: SheetHead,
  source: CellSource,
  overlay: SheetOverlay,
  version: number,
  { today, date1904 }: LookFacts,
): LaidLooks {
  useEffect(() => {
    for (const { from, to } of rowsWanted(head.conditionals)) source.ensure(from, to);
  }, [head, source]);
  const previous = useRef(NOTHING_LAID);
  // `version` stands for what the source holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the source changes in place and says so by its version
  const laid = useMemo(
    () => laidLooks(head, source, overlay, { today, date1904 }, previous.current),
    [head, source, overlay, version, today, date1904],
  );
  useEffect(() => {
    previous.current = laid;
  }, [laid]);
  return laid;
}

export function lookOf(workbook: WorkbookLook, head: SheetHead, heights?: ReadonlyMap<number, number>): SheetLook {
  const { styles, digitWidth, date1904 } = workbook;
  return {
    head,
    styles,
    digitWidth,
    date1904,
    geometry: geometryOf(head, digitWidth, heights),
    measure: windowMeasure(),
  };
}
