// What leaves a report: the department's own Excel file, a PDF, paper. Progress and stop for each, and where it went.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Exported } from '../../../core/contract';
import type { Problem } from '../../../core/problem';
import type { ReportId } from '../../../core/words';
import { call, problemOf, type RunningJob, startJob } from '../../client';
import { Button } from '../../ui/Button';

type Doing = 'reports.export' | 'reports.pdf' | 'reports.print';

interface Props {
  readonly reportId: ReportId;
  readonly ready: boolean;
  readonly onProblem: (problem: Problem | undefined) => void;
}

/** The buttons of the tool bar, and what came of the last one for the line at the foot: the buttons never move. */
export function useReportActions({ reportId, ready, onProblem }: Props): { buttons: ReactNode; outcome: ReactNode } {
  const [doing, setDoing] = useState<Doing>();
  const [step, setStep] = useState('');
  const [done, setDone] = useState<Exported>();
  const job = useRef<RunningJob<unknown>>(undefined);

  const run = async (what: Doing) => {
    if (doing || !ready) return;
    setDoing(what);
    setDone(undefined);
    onProblem(undefined);
    try {
      const started = startJob(what, { reportId }, (event) => setStep(event.what));
      job.current = started;
      const result = await started.result;
      if (result && 'path' in result) setDone(result);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== 'job.cancelled') onProblem(problem);
    } finally {
      setDoing(undefined);
      setStep('');
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
    </>
  );
  return { buttons, outcome };
}
