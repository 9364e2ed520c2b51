// One sheet of a workbook for drawing: its head, the workbook's styles, and cells loaded as they come near the window.
import { useEffect, useMemo } from 'react';
import type { WorkbookSource } from '../../core/contract';
import type { SheetHead, WorkbookHead } from '../../core/sheet';
import { call, problemOf, useAsk } from '../client';
import { type CellSource, loadingSource } from '../sheet/cellSource';
import { loadingPictures } from '../sheet/pictureSource';
import { tellProblem } from '../state';

export interface LoadedSheet {
  readonly workbook: WorkbookHead;
  readonly head: SheetHead;
  readonly cells: CellSource;
}

/** The visible sheets of a workbook, in its order; hidden ones are kept in the file and not shown. */
export function visibleSheets(workbook: WorkbookHead): WorkbookHead['sheets'] {
  return workbook.sheets.filter((sheet) => sheet.kind === 'worksheet' && sheet.state === 'visible');
}

export function useSheet(
  source: WorkbookSource,
  workbook: WorkbookHead | undefined,
  index: number,
): { readonly sheet: LoadedSheet | undefined; readonly error: Error | null } {
  const head = useAsk('workbook.sheet', { ...source, sheet: index }, workbook !== undefined);
  const key = JSON.stringify(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the source by value
  const cells = useMemo(
    () =>
      head.data &&
      loadingSource(
        head.data.lastRow,
        (from, to) => call('workbook.rows', { ...source, sheet: index, from, to }),
        (error) => tellProblem(problemOf(error)),
        loadingPictures((picture) => call('workbook.image', { ...source, sheet: index, picture })),
      ),
    [head.data, key, index],
  );
  useEffect(() => () => cells?.pictures?.close(), [cells]);
  const sheet = workbook && head.data && cells ? { workbook, head: head.data, cells } : undefined;
  return { sheet, error: head.error };
}
