// 报表（一期）: opening a period, saving what is typed, filling the department's own file. Law 1 in its first form: the
// report owns no copy of the template; law 4: export starts from the stored bytes.
import type { CellChange, Form, ReportRow, Station } from '../../core/contract';
import { safeFileName } from '../../core/fileName';
import { parsePeriod, periodName } from '../../core/period';
import { problem } from '../../core/problem';
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
  const { formVersionId } = await ledger.read('reportHead', { reportId });
  await library.ask({ versionId: formVersionId }, (shelf, key) => shelf.requireFillable(key, changes));
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
export async function fillReport({ ledger, library }: Services, reportId: ReportId): Promise<FilledFile> {
  const { report, form, cells } = await ledger.read('report', { reportId });
  const station = await ledger.read('station');
  const filled = cells.filter((cell) => cell.value !== null);
  const { bytes, ...filling } = await library.ask({ versionId: form.versionId }, async (shelf, key) => {
    const { sheets } = await shelf.head(key);
    const values: FilledCell[] = filled.map(({ sheet, ref, value }) => ({
      sheet: sheets[sheet]?.name ?? '',
      ref,
      value,
    }));
    return shelf.fill(key, values);
  });
  const extension = /\.xlsm$/i.test(form.fileName) ? '.xlsm' : '.xlsx';
  return {
    bytes,
    fileName: exportName(station, form, report),
    extension,
    cells: filled.length,
    warnings: fillingWords(filling),
  };
}

/** 单位_表名_期, as the clerk will find it on the stick. */
export function exportName(station: Station, form: Form, report: ReportRow): string {
  const period = parsePeriod(report.periodKey, report.calendar);
  return safeFileName(`${station.name}_${form.name}_${period ? periodName(period) : report.periodKey}`, '');
}
