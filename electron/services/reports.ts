// 报表（一期）: opening a period, saving what is typed, filling the department's own file. Law 1 in its first form: the
// report owns no copy of the template; law 4: export starts from the stored bytes.
import type { CellChange, Form, OutputOf, ReportCell, ReportRow, Station } from '../../core/contract';
import { safeFileName } from '../../core/fileName';
import { parsePeriod, periodName } from '../../core/period';
import { problem } from '../../core/problem';
import type { StoredValue, WorkbookHead } from '../../core/sheet';
import type { AccountId, FormId, Instant, Origin, ReportId } from '../../core/words';
import type { FilledCell } from '../../workbook/fill';
import { fillingWords } from './fillWords';
import type { Services } from './services';

/** The draft of that period, made when there is none; problems `form.missing`, `report.badPeriod`. */
export async function openReport(
  { ledger }: Services,
  actor: AccountId,
  formId: FormId,
  periodKey: string,
): Promise<ReportRow> {
  const { calendar } = await ledger.read('form', { formId });
  const period = parsePeriod(periodKey, calendar);
  const fits = period && (calendar.unit === 'custom' || period.unit === calendar.unit);
  if (!fits) throw problem('report.badPeriod', { period: periodKey });
  return ledger.write('openReport', actor, { formId, period });
}

/** Saves cells of a draft; on disk when this returns. Problem `cell.locked` names a cell that is not for typing. */
export async function saveCells(
  { ledger, library }: Services,
  actor: AccountId,
  reportId: ReportId,
  origin: Origin,
  changes: readonly CellChange[],
): Promise<{ at: Instant; by: string }> {
  const { formVersionId: versionId } = await ledger.read('reportHead', { reportId });
  const corrected = await ledger.read('corrections', { versionId });
  await library.ask({ versionId }, (shelf, key) => shelf.requireFillable(key, changes, corrected));
  const { at, by } = await ledger.write('saveCells', actor, { reportId, origin, changes });
  return { at, by };
}

export interface FilledFile {
  readonly bytes: Uint8Array;
  /** Name without extension, and the extension the template has. */
  readonly fileName: string;
  readonly extension: string;
  readonly cells: number;
  readonly warnings: readonly string[];
}

/** The template with this report's values in its cells. */
export async function fillReport(services: Services, reportId: ReportId): Promise<FilledFile> {
  const { ledger, library } = services;
  const { report, form, cells } = await ledger.read('report', { reportId });
  const station = await ledger.read('station');
  const { values, filling } = await library.ask({ versionId: form.versionId }, async (shelf, key) => {
    const typed = valuesIn(cells, await shelf.head(key));
    return { values: typed, filling: await shelf.fill(key, typed) };
  });
  const extension = /\.xlsm$/i.test(form.fileName) ? '.xlsm' : '.xlsx';
  const { bytes, ...told } = filling;
  const fileName = exportName(station, form, report);
  return { bytes, fileName, extension, cells: values.length, warnings: fillingWords(told) };
}

/** What the template's formulas come to with this report's values; law 7: computed anew each time, stored nowhere. */
export async function resultsOf(
  { ledger, library }: Services,
  reportId: ReportId,
): Promise<OutputOf<'reports.results'>> {
  const { form, cells } = await ledger.read('report', { reportId });
  return library.ask({ versionId: form.versionId }, async (shelf, key) => {
    const head = await shelf.head(key);
    const { results, untrusted, skipped } = await shelf.results(key, valuesIn(cells, head));
    const indexOf = new Map(head.sheets.map(({ name, index }) => [name, index]));
    const placed = (cell: { sheet: string; ref: string }, value: StoredValue | null) => {
      const sheet = indexOf.get(cell.sheet);
      return sheet === undefined ? [] : [{ sheet, ref: cell.ref, value }];
    };
    return {
      results: [
        ...results.flatMap((cell) => placed(cell, cell.value)),
        ...untrusted.flatMap((cell) => placed(cell, null)),
      ],
      skipped: skipped !== undefined,
    };
  });
}

function valuesIn(cells: readonly ReportCell[], { sheets }: WorkbookHead): FilledCell[] {
  return cells.flatMap(({ sheet, ref, value }) =>
    value === null ? [] : [{ sheet: sheets[sheet]?.name ?? '', ref, value }],
  );
}

/** 单位_表名_期, as the clerk will find it on the stick. */
export function exportName(station: Station, form: Form, report: ReportRow): string {
  const period = parsePeriod(report.periodKey, report.calendar);
  return safeFileName(`${station.name}_${form.name}_${period ? periodName(period) : report.periodKey}`, '');
}
