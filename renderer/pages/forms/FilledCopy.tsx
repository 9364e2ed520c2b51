// The file is a copy of a form that is known: its values can go into the report of a period, with what differs there shown
// first, or it becomes a form of its own. Law 5: nothing that stands in a report is changed before the clerk has seen it.
import { type ReactNode, useState } from 'react';
import type { FilledCopy as Copy, FileLook, Form } from '../../../core/contract';
import { type Period, parsePeriod, periodOn } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import type { KnownForm } from '../../../core/understandingSchema';
import { call, problemOf, useAsk } from '../../client';
import { leaveFor } from '../../route';
import { useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { PeriodStepper } from '../../ui/PeriodStepper';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { Differences, MOST_SHOWN } from './CopyDifferences';
import { compareCopy } from './compareCopy';
import { useStoredCells, writeCopy } from './copyIntoReport';

interface FilledCopyProps {
  readonly look: FileLook;
  readonly known: KnownForm;
  /** Take it as a form of its own. */
  onNew(): void;
  onDone(): void;
}

export function FilledCopy({ look, known, onNew, onDone }: FilledCopyProps): ReactNode {
  const forms = useAsk('forms.list', undefined);
  const form = forms.data?.find((one) => one.id === known.formId);
  const copy = useAsk('forms.readFilled', { token: look.token, versionId: known.versionId }, !known.sameBytes);
  if (known.sameBytes)
    return (
      <div className="page">
        <div className="empty">
          <strong>{`这份文件已经导入过，就是“${known.formName}”`}</strong>
          不用再导入。要填它，请到“报表”；要改它的识别结果，请到“模板”。
          <br />
          <Button type="primary" autoFocus onClick={() => leaveFor({ page: 'reports', form: known.formId }, onDone)}>
            {`去填“${known.formName}”`}
          </Button>
        </div>
      </div>
    );
  if (copy.error) return <ProblemNotice problem={problemOf(copy.error)} />;
  return form && copy.data ? (
    <TakeOver look={look} known={known} form={form} copy={copy.data} onNew={onNew} onDone={onDone} />
  ) : (
    <div className="page" aria-busy="true" />
  );
}

function TakeOver({ look, known, form, copy, onNew, onDone }: FilledCopyProps & { form: Form; copy: Copy }): ReactNode {
  const today = useAppState((state) => state.app?.today ?? '1970-01-01');
  const [period, setPeriod] = useState(() => firstPeriod(known, form, today));
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const stored = useStoredCells(form, period, setProblem);
  const comparison = stored && compareCopy(copy.cells, stored);

  const take = async () => {
    if (!period || !comparison) return;
    setBusy(true);
    try {
      const report = await call('reports.open', { formId: form.id, periodKey: period.key });
      await writeCopy(report.id, copy.fileName, comparison);
      void call('forms.drop', { token: look.token }).catch(() => undefined);
      leaveFor({ page: 'report', report: report.id }, onDone);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const changes = (comparison?.fresh.length ?? 0) + (comparison?.differing.length ?? 0);
  return (
    <div className="page filled-copy">
      <h2>{`这是“${known.formName}”已填好的一份，${copy.cells.length} 格有值`}</h2>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(undefined)} />}
      <p>
        {'填进哪一期：'}
        {period && <PeriodStepper period={period} calendar={form.calendar} onChange={setPeriod} />}
        {period?.key === known.periodKey && <span className="note">表上印的就是这一期</span>}
      </p>
      {comparison && (
        <p>{`新填 ${comparison.fresh.length} 格，与已填的不同 ${comparison.differing.length} 格，相同 ${comparison.same} 格。`}</p>
      )}
      {comparison && comparison.differing.length > 0 && <Differences pairs={comparison.differing} />}
      {copy.notPlaced.length > 0 && (
        <details>
          <summary>{`另有 ${copy.notPlaced.length} 处文字不在要填的格里，不会带入`}</summary>
          <ul className="not-placed">
            {copy.notPlaced.slice(0, MOST_SHOWN).map(({ sheet, ref, text }) => (
              <li key={`${sheet} ${ref}`}>{`${ref} ${text}`}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="buttons">
        <Button type="primary" autoFocus loading={isBusy} disabled={changes === 0} onClick={() => void take()}>
          {comparison && comparison.differing.length > 0 ? `填入 ${changes} 格，替换不同的` : `填入 ${changes} 格`}
        </Button>
        <Button disabled={isBusy} onClick={onNew}>
          作为新表样导入
        </Button>
      </div>
      <p className="note">填入后可在报表里按 Ctrl+Z 整批撤销；每格的来历会记下这个文件名。</p>
    </div>
  );
}

function firstPeriod(known: KnownForm, form: Form, today: string): Period | undefined {
  const printed = known.periodKey === null ? undefined : parsePeriod(known.periodKey, form.calendar);
  const { calendar } = form;
  // What comes at no regular time is filled for a day.
  return printed ?? periodOn(today, calendar.unit === 'custom' ? 'day' : calendar.unit, calendar);
}
