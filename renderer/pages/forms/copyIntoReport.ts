// From a filled copy into the report of a period: what the report holds already, and storing what is taken over.
// Law 2: each value says from which file it came; law 8: one Ctrl+Z of a sheet takes its values back.
import { useEffect, useState } from 'react';
import type { Form, ReportCell } from '../../../core/contract';
import type { Period } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import type { ReportId } from '../../../core/words';
import { call, problemOf, useAsk } from '../../client';
import { openReport } from '../report/openReports';
import { placeName, sittingUndo } from '../report/undoOfSitting';
import type { Comparison } from './compareCopy';

/** What the report of the period holds already; nothing where there is none yet. */
export function useStoredCells(
  form: Form,
  period: Period | undefined,
  onProblem: (problem: Problem) => void,
): readonly ReportCell[] | undefined {
  const reports = useAsk('reports.list', { formId: form.id });
  const [cells, setCells] = useState<{ key: string; cells: readonly ReportCell[] }>();
  const key = period?.key;
  useEffect(() => {
    if (!reports.data || key === undefined) return;
    const report = reports.data.find((one) => one.periodKey === key);
    let isLate = false;
    const show = (found: readonly ReportCell[]) => {
      if (!isLate) setCells({ key, cells: found });
    };
    if (!report) show([]);
    else
      call('reports.read', { reportId: report.id }).then(
        (content) => show(content.cells),
        (error: unknown) => onProblem(problemOf(error)),
      );
    return () => {
      isLate = true;
    };
  }, [reports.data, key, onProblem]);
  return cells && cells.key === key ? cells.cells : undefined;
}

/** Stores the values as read from the file, sheet by sheet, and lets one Ctrl+Z of each sheet take them back. */
export async function writeCopy(reportId: ReportId, fileName: string, { fresh, differing }: Comparison): Promise<void> {
  const pairs = [...fresh, ...differing];
  const most = 5000;
  for (let from = 0; from < pairs.length; from += most) {
    const changes = pairs.slice(from, from + most).map(({ read: { sheet, ref, value } }) => ({ sheet, ref, value }));
    await call('reports.importValues', { reportId, fileName, changes });
  }
  const { cells } = await call('reports.read', { reportId });
  openReport(reportId).load(cells);
  for (const [sheet, ofSheet] of Map.groupBy(pairs, ({ read }) => read.sheet))
    sittingUndo.push({
      place: placeName({ report: reportId, sheet }),
      label: `${fileName} 带入`,
      cells: ofSheet.map(({ read, before }) => ({ ref: read.ref, before, after: read.value })),
    });
}
