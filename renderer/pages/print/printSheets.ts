// A report made ready for paper: every visible sheet with its cells, its look and its pages. Law: pages come from
// core/pages, drawing from renderer/sheet; nothing is laid out a second way for print.
import type { OutputOf } from '../../../core/contract';
import { geometryOf } from '../../../core/geometry';
import { type PrintLayout, pagesOf } from '../../../core/pages';
import { parseRef } from '../../../core/ref';
import type { SheetHead, WorkbookHead } from '../../../core/sheet';
import type { CellValue } from '../../../core/value';
import { call } from '../../client';
import { type CellSource, wholeSource } from '../../sheet/cellSource';
import { computedSource, NO_RESULTS, resultsBySheet } from '../../sheet/computedSource';
import { type LaidLooks, laidLooks, NOTHING_LAID } from '../../sheet/laidLooks';
import { loadingPictures } from '../../sheet/pictureSource';
import { neededHeight, openHeights } from '../../sheet/rowHeights';
import type { SheetLook } from '../../sheet/rowLayout';
import { NO_OVERLAY, overlayOf } from '../../sheet/rowOverlay';
import { canvasMeasure } from '../../sheet/textMeasure';

export interface PrintedSheet {
  readonly name: string;
  readonly look: SheetLook;
  readonly source: CellSource;
  readonly values: ReadonlyMap<string, CellValue>;
  readonly laid: LaidLooks;
  readonly layout: PrintLayout;
}

type Report = OutputOf<'reports.read'>;

/** Rows asked for at a time; a form has some dozens, a list may have many thousands. */
const BAND = 2000;

/** `now` as it shall be read in headers and footers. */
export async function printedSheets(content: Report, now: { date: string; time: string }): Promise<PrintedSheet[]> {
  const source = { versionId: content.form.versionId };
  const workbook = await call('workbook.head', source);
  const { today } = await call('app.state', undefined);
  const { results: answers } = await call('reports.results', { reportId: content.report.id });
  const results = resultsBySheet(answers);
  const printed: PrintedSheet[] = [];
  for (const { index, kind, state } of workbook.sheets) {
    if (kind !== 'worksheet' || state !== 'visible') continue;
    const values = new Map(
      content.cells.flatMap((cell) =>
        cell.sheet === index && cell.value !== null ? [[cell.ref, cell.value] as const] : [],
      ),
    );
    const head = reaching(await call('workbook.sheet', { ...source, sheet: index }), [...values.keys()]);
    const cells = [];
    for (let from = 1; from <= head.lastRow; from += BAND)
      cells.push(
        ...(await call('workbook.rows', { ...source, sheet: index, from, to: Math.min(head.lastRow, from + BAND - 1) }))
          .cells,
      );
    const pictures = loadingPictures((picture) => call('workbook.image', { ...source, sheet: index, picture }));
    // A page is printed once: its images must be there before.
    await Promise.all(head.drawings.map(({ picture }) => picture !== undefined && pictures.ask(picture)));
    const all = computedSource(wholeSource(cells, pictures));
    all.show(results.get(index) ?? NO_RESULTS);
    const look = lookOf(workbook, head, all, values);
    const layout = pagesOf(head, look.geometry, { file: content.form.fileName, folder: '', ...now });
    const facts = { today, date1904: workbook.date1904 };
    const laid = laidLooks(head, all, overlayOf(values, new Map(), NO_OVERLAY), facts, NOTHING_LAID);
    if (layout.pages.length > 0) printed.push({ name: head.name, look, source: all, values, laid, layout });
  }
  return printed;
}

/** The sheet as far as it was filled: cells typed below or beside the printed part belong to it. */
function reaching(head: SheetHead, refs: readonly string[]): SheetHead {
  const places = refs.map(parseRef);
  const row = Math.max(0, ...places.map((at) => at?.row ?? 0));
  const col = Math.max(0, ...places.map((at) => at?.col ?? 0));
  return {
    ...head,
    lastRow: Math.max(head.lastRow, row),
    lastCol: Math.max(head.lastCol, col),
    printedRow: Math.max(head.printedRow, row),
    printedCol: Math.max(head.printedCol, col),
  };
}

/** Rows without a height of their own grow with their wrapped text, as they do on the screen. */
function lookOf(
  workbook: WorkbookHead,
  head: SheetHead,
  source: CellSource,
  values: ReadonlyMap<string, CellValue>,
): SheetLook {
  const { styles, date1904, digitWidth, printDigitWidth } = workbook;
  const look: SheetLook = {
    head,
    styles,
    date1904,
    digitWidth,
    geometry: geometryOf(head, printDigitWidth),
    measure: canvasMeasure(),
  };
  const overlay = overlayOf(values, new Map(), NO_OVERLAY);
  const isOpen = openHeights(head);
  const grown = new Map<number, number>();
  for (let row = 1; row <= head.lastRow; row++) {
    const height = isOpen(row) ? neededHeight(look, row, source.rowCells(row), overlay.get(row)) : undefined;
    if (height !== undefined) grown.set(row, height);
  }
  return grown.size === 0 ? look : { ...look, geometry: geometryOf(head, printDigitWidth, grown) };
}
