// 报表（一张）: the template on the screen, filled by keyboard, saved cell by cell; export, print and PDF from here.
// Laws 5 and 8: each cell shows whether it is on the disk; undo goes across sheets and reports of this sitting.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Period, parsePeriod } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import { type CellAt, refOf } from '../../../core/ref';
import { withRoom } from '../../../core/room';
import type { ReportId } from '../../../core/words';
import { call, problemOf, useAsk } from '../../client';
import { SheetGrid } from '../../grid/SheetGrid';
import { go } from '../../route';
import { computedSource, NO_RESULTS } from '../../sheet/computedSource';
import { useAppState } from '../../state';
import { periodWords } from '../../ui/calendarWords';
import { PeriodStepper } from '../../ui/PeriodStepper';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { inputOrder } from '../../understanding/inputOrder';
import { MeaningBar } from '../../understanding/MeaningBar';
import { printedInputs } from '../../understanding/printedInputs';
import { useUnderstanding } from '../../understanding/useUnderstanding';
import { SheetTabs } from '../../workbook/SheetTabs';
import { useSheet, visibleSheets } from '../../workbook/useSheet';
import { useSheetKeys } from '../../workbook/useSheetKeys';
import { openReport } from './openReports';
import { useReportActions } from './ReportActions';
import { placeName, sittingUndo, takeElsewhere } from './undoOfSitting';

const NOTHING = new Map<string, never>();
/** Where to put the cursor on a page that is about to open: after an undo that led to another report. */
let lookAt: { report: ReportId; sheet: number; ref: string; words: string } | undefined;

export default function ReportPage({ report: reportId }: { report: ReportId }) {
  const content = useAsk('reports.read', { reportId });
  const { useReport, change, load } = openReport(reportId);
  const { values, saves, view, results } = useReport();
  const queries = useQueryClient();
  const today = useAppState((state) => state.app?.today ?? '1970-01-01');
  const [arriving] = useState(() => (lookAt?.report === reportId ? lookAt : undefined));
  const [chosen, setChosen] = useState<number | undefined>(arriving?.sheet);
  const [startAt, setStartAt] = useState<string | undefined>(arriving?.ref);
  const [zoom, setZoom] = useState(100);
  const [notice, setNotice] = useState<string>(arriving?.words ?? '');
  const [problem, setProblem] = useState<Problem>();

  useEffect(() => {
    lookAt = undefined;
  }, []);
  useEffect(() => {
    if (content.data) load(content.data.cells);
  }, [content.data, load]);
  // The list of reports and the cells themselves are asked anew when the page is opened again.
  useEffect(
    () => () => {
      queries.removeQueries({ queryKey: ['reports', 'reports.read'] });
      void queries.invalidateQueries({ queryKey: ['reports'] });
      void queries.invalidateQueries({ queryKey: ['forms'] });
    },
    [queries],
  );

  const form = content.data?.form;
  const source = form && { versionId: form.versionId };
  const workbook = useAsk('workbook.head', source ?? { token: '' }, source !== undefined);
  const sheets = workbook.data ? visibleSheets(workbook.data) : [];
  const active = chosen ?? sheets[0]?.index ?? 0;
  const { sheet, error } = useSheet(source ?? { token: '' }, workbook.data, active);
  const loaded = sheet?.cells;
  const cells = useMemo(() => loaded && computedSource(loaded), [loaded]);
  const shown = results.get(active) ?? NO_RESULTS;
  useEffect(() => cells?.show(shown), [cells, shown]);
  const actions = useReportActions({
    reportId,
    ready: sheet !== undefined,
    convertedFrom: form?.convertedFrom ?? null,
    onProblem: setProblem,
  });
  const sheetHead = sheet?.head;
  const roomy = useMemo(() => sheetHead && withRoom(sheetHead), [sheetHead]);
  const { understood } = useUnderstanding(source ?? { token: '' }, active, undefined, workbook.data !== undefined);
  const lastRow = roomy?.lastRow ?? 1;
  // Where nothing was understood, Tab goes through every blank cell.
  const order = useMemo(() => {
    const made = understood && inputOrder(understood, lastRow);
    return made && made.length > 0 ? made : undefined;
  }, [understood, lastRow]);
  const printed = useMemo(() => understood && printedInputs(understood), [understood]);
  const [at, setAt] = useState<CellAt>();
  const period = content.data && parsePeriod(content.data.report.periodKey, content.data.report.calendar);
  const failure =
    problem ??
    (content.error && problemOf(content.error)) ??
    (workbook.error && problemOf(workbook.error)) ??
    (error && problemOf(error)) ??
    view?.problem;

  const showSheet = (index: number) => {
    setStartAt(undefined);
    setChosen(index);
  };
  useSheetKeys(
    sheets.map((one) => one.index),
    active,
    showSheet,
  );

  const otherPeriod = async (next: Period) => {
    if (!form) return;
    try {
      const other = await call('reports.open', { formId: form.id, periodKey: next.key });
      go({ page: 'report', report: other.id });
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  const undoElsewhere = (way: 'undo' | 'redo') => {
    const taken = takeElsewhere(way);
    if (!taken) return false;
    if (taken.report === reportId) {
      setStartAt(taken.ref);
      setChosen(taken.sheet);
      setNotice(taken.words);
    } else {
      lookAt = taken;
      go({ page: 'report', report: taken.report });
    }
    return true;
  };
  const place = placeName({ report: reportId, sheet: active });
  const title = form && period ? `${form.name} ${periodWords(period)}` : '';
  return (
    <main className="page full">
      <div className="toolbar">
        <h1 title={form?.name}>{form?.name ?? ''}</h1>
        {period && form && (
          <PeriodStepper period={period} calendar={form.calendar} onChange={(next) => void otherPeriod(next)} />
        )}
        <span className="note">草稿</span>
        <span className="grow" />
        {actions.buttons}
      </div>
      {failure && (
        <ProblemNotice
          problem={failure}
          {...(problem ? { onClose: () => setProblem(undefined) } : {})}
          {...(content.error ? { retry: () => void content.refetch() } : {})}
        />
      )}
      <MeaningBar understood={understood} at={at} lastRow={lastRow} />
      <div className="sheet-area" data-understood={understood ? active : undefined}>
        {sheet && content.data && (
          <SheetGrid
            key={place}
            workbook={sheet.workbook}
            head={roomy ?? sheet.head}
            source={cells ?? sheet.cells}
            values={values.get(active) ?? NOTHING}
            saveStates={saves.get(active) ?? NOTHING}
            today={today}
            zoom={zoom}
            headings
            label={title}
            place={place}
            undo={sittingUndo}
            {...(startAt === undefined ? {} : { startAt })}
            {...(order ? { order } : {})}
            {...(printed ? { printed } : {})}
            onSelection={(_range, cell) => setAt(cell)}
            onChange={(changes, how) => {
              setNotice('');
              change(active, changes, how);
            }}
            onNotice={setNotice}
            onActive={(at) => shown.get(refOf(at)) === null && setNotice('本格的公式由 WPS 打开时计算')}
            onSaveKey={() =>
              setNotice(
                view?.savedAt
                  ? `已自动保存 ${new Date(view.savedAt).toLocaleTimeString('zh-CN', { hour12: false })}`
                  : '每填一格都会自动保存',
              )
            }
            onUndoElsewhere={undoElsewhere}
          />
        )}
      </div>
      <div className="status-line" role="status">
        <span className="notice">{notice}</span>
        {actions.outcome}
      </div>
      {sheets.length > 0 && (
        <SheetTabs
          sheets={sheets}
          active={active}
          onChange={showSheet}
          zoom={zoom}
          onZoom={setZoom}
          filled={(index) => values.get(index)?.size ?? 0}
          {...(sheet ? { notShown: sheet.head.notShown } : {})}
        />
      )}
    </main>
  );
}
