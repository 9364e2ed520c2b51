// 改识别结果: the second step again, for a form that is stored. Law: nothing changes until the clerk stores it under the
// form's name; values already filled in stay where they are, whatever is recognised anew.

import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { Form } from '../../../core/contract';
import type { Problem } from '../../../core/problem';
import type { FormId } from '../../../core/words';
import { call, problemOf, useAsk } from '../../client';
import { go } from '../../route';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { type CorrectionLog, correctionLog, correctionsOf } from '../../understanding/correctionLog';
import type { SheetSummary } from '../../understanding/summary';
import { UnderstandingDesk } from '../../understanding/UnderstandingDesk';

export default function UnderstandingPage({ form: formId }: { form: FormId }) {
  const forms = useAsk('forms.list', undefined);
  const form = forms.data?.find((one) => one.id === formId);
  const stored = useAsk('forms.corrections', { versionId: form?.versionId ?? (1 as never) }, form !== undefined);
  const failure = forms.error ?? stored.error;
  if (failure)
    return (
      <main className="page">
        <ProblemNotice problem={problemOf(failure)} retry={() => void stored.refetch()} />
      </main>
    );
  if (forms.data && !form)
    return (
      <main className="page">
        <div className="empty">
          <strong>没有这张表样</strong>
          它可能已经换了版本。
          <br />
          <Button onClick={() => go({ page: 'forms' })}>返回模板</Button>
        </div>
      </main>
    );
  if (!form || !stored.data) return <main className="page" aria-busy="true" />;
  return <Correcting form={form} start={correctionLog(stored.data)} />;
}

const NO_COUNTS: readonly never[] = [];

/** Corrections not stored yet, kept while the clerk looks at other pages. */
const pending = new Map<FormId, { base: CorrectionLog; log: CorrectionLog }>();

window.addEventListener('beforeunload', (event) => {
  if (pending.size > 0) event.preventDefault();
});

function Correcting({ form, start }: { form: Form; start: CorrectionLog }) {
  const [{ base, log }, setLogs] = useState(() => pending.get(form.id) ?? { base: start, log: start });
  const [seen, setSeen] = useState<ReadonlyMap<number, SheetSummary>>(new Map());
  const [problem, setProblem] = useState<Problem>();
  const [said, setSaid] = useState('');
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const changed = changedSheets(base, log);
  const keep = (next: { base: CorrectionLog; log: CorrectionLog }) => {
    setLogs(next);
    if (changedSheets(next.base, next.log).length > 0) pending.set(form.id, next);
    else pending.delete(form.id);
  };

  const store = async () => {
    setProblem(undefined);
    try {
      for (const sheet of changed)
        await call('forms.correct', {
          versionId: form.versionId,
          sheet,
          corrections: [...correctionsOf(log, sheet)],
        });
      keep({ base: log, log });
      setSaid(`已存下“${form.name}”的识别结果`);
      await queries.invalidateQueries({ queryKey: ['forms'] });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const ask = () => {
    if (changed.length === 0) {
      setSaid('没有改动。');
      return;
    }
    modal.confirm({
      title: `存下“${form.name}”的识别结果？`,
      content: '以后填报按新的识别结果走。已填的数不动，也不会丢。存下后仍可按 Ctrl+Z 改回，再存一次。',
      okText: `存下“${form.name}”`,
      cancelText: '返回',
      onOk: store,
    });
  };
  const leave = () => {
    if (changed.length === 0) {
      go({ page: 'forms' });
      return;
    }
    modal.confirm({
      title: `不存“${form.name}”的改正？`,
      content: `有 ${changed.length} 张工作表的改正还没有存下，离开后不再保留。`,
      okText: '不存，离开',
      cancelText: '返回',
      autoFocusButton: 'cancel',
      onOk: () => {
        pending.delete(form.id);
        go({ page: 'forms' });
      },
    });
  };
  return (
    <main className="page full">
      <div className="toolbar wizard-bar">
        <h1 title={form.name}>{`改识别结果：${form.name}`}</h1>
        <span className="note" role="status">
          {changed.length > 0 ? '有改动，还没有存下' : said}
        </span>
        <span className="grow" />
        <Button onClick={leave}>返回模板</Button>
        <Button type="primary" title="Ctrl+Enter" onClick={ask}>
          存下
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(undefined)} />}
      <UnderstandingDesk
        source={{ versionId: form.versionId }}
        label={form.name}
        counts={NO_COUNTS}
        log={log}
        seen={seen}
        onwardWords="存下"
        onLog={(next) => keep({ base, log: next })}
        onSeen={(sheet, summary) => setSeen((before) => new Map(before).set(sheet, summary))}
        onOnward={ask}
      />
    </main>
  );
}

function changedSheets(base: CorrectionLog, log: CorrectionLog): number[] {
  const sheets = new Set([...base.sheets.keys(), ...log.sheets.keys()]);
  return [...sheets].filter(
    (sheet) => JSON.stringify(correctionsOf(base, sheet)) !== JSON.stringify(correctionsOf(log, sheet)),
  );
}
