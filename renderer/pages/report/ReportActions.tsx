// What leaves a report: the department's own Excel file, a PDF, paper. Progress and stop for each, and where it went.
import { Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Exported, OldFormat, OutputOf } from '../../../core/contract';
import { type Problem, problem } from '../../../core/problem';
import type { ReportId } from '../../../core/words';
import { call, problemOf, type RunningJob, startJob } from '../../client';
import { useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { ComparePictures } from '../../ui/ComparePictures';
import { openReport } from './openReports';

type Doing = 'reports.export' | 'reports.pdf' | 'reports.print' | 'reports.makeXls';

interface Props {
  readonly reportId: ReportId;
  readonly ready: boolean;
  /** What the template came as, when it was converted. */
  readonly convertedFrom: OldFormat | null;
  readonly onProblem: (problem: Problem | undefined) => void;
}

/** The buttons of the tool bar, and what came of the last one for the line at the foot: the buttons never move. */
export function useReportActions({ reportId, ready, convertedFrom, onProblem }: Props): {
  buttons: ReactNode;
  outcome: ReactNode;
} {
  const [doing, setDoing] = useState<Doing>();
  const [step, setStep] = useState('');
  const [done, setDone] = useState<Exported>();
  const [made, setMade] = useState<OutputOf<'reports.makeXls'>>();
  const canMakeXls = useAppState((state) => state.app?.libreOffice ?? false) && convertedFrom !== null;
  const job = useRef<RunningJob<unknown>>(undefined);

  const run = async (what: Doing) => {
    if (doing || !ready) return;
    setDoing(what);
    setDone(undefined);
    onProblem(undefined);
    try {
      await everythingSaved(reportId);
      const started = startJob(what, { reportId }, (event) => setStep(event.what));
      job.current = started;
      const result = await started.result;
      if (result && 'path' in result) setDone(result);
      if (result && 'before' in result) setMade(result);
    } catch (error) {
      const told = problemOf(error);
      if (told.code !== 'job.cancelled') onProblem(told);
    } finally {
      setDoing(undefined);
      setStep('');
      // The clerk goes on typing where she was.
      editor()?.focus({ preventScroll: true });
    }
  };

  // The latest `run` without hanging the listener anew at each stroke.
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const print = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.isComposing || event.key.toLowerCase() !== 'p')
        return;
      event.preventDefault();
      void latest.current('reports.print');
    };
    window.addEventListener('keydown', print);
    return () => window.removeEventListener('keydown', print);
  }, []);

  const saveXls = async (token: string) => {
    setMade(undefined);
    try {
      const saved = await call('reports.saveXls', { token });
      if (saved) setDone(saved);
    } catch (error) {
      onProblem(problemOf(error));
    }
  };
  const act = (name: 'files.open' | 'files.showInFolder', path: string) =>
    void call(name, { path }).catch((error: unknown) => onProblem(problemOf(error)));
  const outcome = (
    <>
      {doing && step !== '' && (
        <>
          <span>{`正在${step}`}</span>
          <Button type="text" onClick={() => job.current?.cancel()}>
            停止
          </Button>
        </>
      )}
      {done && (
        <>
          <span className="name" title={done.path}>{`已导出 ${done.fileName}`}</span>
          <Button type="text" onClick={() => act('files.open', done.path)}>
            打开
          </Button>
          <Button type="text" onClick={() => act('files.showInFolder', done.path)}>
            在文件夹中显示
          </Button>
          {convertedFrom !== null && done.fileName.endsWith('.xlsx') && (
            <span>{`模板由 ${convertedFrom} 转换而来，导出为 .xlsx`}</span>
          )}
          {done.warnings.map((warning) => (
            <span key={warning} className="warning">
              {warning}
            </span>
          ))}
        </>
      )}
    </>
  );
  const disabled = !ready || doing !== undefined;
  const buttons = (
    <>
      <Button type="primary" disabled={disabled} onClick={() => void run('reports.export')}>
        导出 Excel
      </Button>
      <Button disabled={disabled} onClick={() => void run('reports.print')} title="Ctrl+P">
        打印
      </Button>
      <Button disabled={disabled} onClick={() => void run('reports.pdf')}>
        存为 PDF
      </Button>
      {canMakeXls && (
        <Button disabled={disabled} onClick={() => void run('reports.makeXls')}>
          另存为 .xls
        </Button>
      )}
      {made && (
        <Modal
          open
          width="90%"
          title="请核对转换前后是否一样"
          okText="保存 .xls"
          cancelText="不保存"
          onOk={() => void saveXls(made.token)}
          onCancel={() => setMade(undefined)}
        >
          <ComparePictures before={made.before} after={made.after} from=".xlsx" to=".xls" />
        </Modal>
      )}
    </>
  );
  return { buttons, outcome };
}

function editor(): HTMLTextAreaElement | null {
  return document.querySelector('textarea.grid-editor');
}

/** What stands in the editor is accepted and on the disk before anything leaves; problem `report.unsaved` otherwise. */
async function everythingSaved(reportId: ReportId): Promise<void> {
  editor()?.blur();
  const count = await openReport(reportId).settled();
  if (count > 0) throw problem('report.unsaved', { count });
}
