// 导入向导: three steps on one page, for one file after another. With nothing doubtful the clerk presses Enter three times.
// Law 4: the bytes are kept as they came; looking at a file changes nothing until it is stored.
import { App } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { FileLook } from '../../../core/contract';
import { periodOn } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import { call, problemOf, useAsk, useTell } from '../../client';
import { leaveFor } from '../../route';
import { useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { UnderstandingDesk } from '../../understanding/UnderstandingDesk';
import { draftOf, importOf, STEPS, type Step } from './draft';
import { hasCorrections, useDrafts } from './drafts';
import { FactsStep } from './FactsStep';
import { FilledCopy } from './FilledCopy';
import { settleRow, useFolder } from './folder';
import { useLooks } from './looks';
import { StoreStep } from './StoreStep';

const STEP_NAMES: Readonly<Record<Step, string>> = { facts: '这是什么表', cells: '要填哪些格', store: '存下' };

export function ImportWizard({ look, waiting }: { look: FileLook; waiting: number }): ReactNode {
  const station = useAsk('station.read', undefined);
  const departments = useAsk('departments.list', undefined);
  const { drafts, begin, say, go, correct, see, takeAsNew, setAside } = useDrafts();
  const { token } = look;
  const draft = drafts.get(token);
  const store = useStore(look);
  const { modal } = App.useApp();

  useEffect(() => {
    if (station.data && departments.data) begin(token, draftOf(look, departments.data, station.data));
  }, [look, token, station.data, departments.data, begin]);

  const drop = () => {
    const leave = () => dropFile(token);
    if (!hasCorrections(token)) leave();
    else
      modal.confirm({
        title: `不导入“${look.fileName}”？`,
        content: '对它的改正也一起放弃。原文件没有改动，以后还可以再导入。',
        okText: `不导入“${look.fileName}”`,
        cancelText: '返回',
        autoFocusButton: 'cancel',
        onOk: leave,
      });
  };
  const asks = look.known !== null && !draft?.asNew;
  const step = draft?.step ?? 'facts';
  return (
    <>
      <div className="toolbar wizard-bar">
        <h1 title={look.fileName}>{`导入：${look.fileName}`}</h1>
        {waiting > 0 && <span className="note">{`后面还有 ${waiting} 份`}</span>}
        {!asks && <Steps now={step} onGo={(to) => go(token, to)} />}
        <span className="grow" />
        <Button type="text" onClick={drop}>
          不导入
        </Button>
        {!asks && step !== 'facts' && (
          <Button onClick={() => go(token, STEPS[STEPS.indexOf(step) - 1] ?? 'facts')}>上一步</Button>
        )}
        {step === 'cells' && !asks && (
          <Button type="primary" title="Ctrl+Enter" onClick={() => go(token, 'store')}>
            下一步
          </Button>
        )}
      </div>
      {store.problem && <ProblemNotice problem={store.problem} onClose={store.forget} />}
      {look.known && draft && asks ? (
        <FilledCopy look={look} known={look.known} onNew={() => takeAsNew(token)} onDone={() => finish(token)} />
      ) : draft && step === 'facts' ? (
        <FactsStep look={look} said={draft.said} onSay={(part) => say(token, part)} onNext={() => go(token, 'cells')} />
      ) : draft && step === 'cells' ? (
        <UnderstandingDesk
          source={{ token }}
          label={look.fileName}
          counts={look.sheets}
          log={draft.log}
          seen={draft.seen}
          greeting={look.remembered ? `已照用“${look.remembered.formName}”上次的改正` : ''}
          onLog={(log) => correct(token, log)}
          onSeen={(sheet, summary) => see(token, sheet, summary)}
          onOnward={() => go(token, 'store')}
        />
      ) : (
        draft && (
          <StoreStep
            look={look}
            draft={draft}
            isPending={store.isPending}
            onSetAside={(on) => setAside(token, on)}
            onStore={(thenFill) => void store.run(thenFill)}
          />
        )
      )}
    </>
  );
}

function Steps({ now, onGo }: { now: Step; onGo: (step: Step) => void }): ReactNode {
  return (
    <ol className="steps" aria-label="步骤">
      {STEPS.map((step, index) => (
        <li key={step}>
          <button
            type="button"
            {...(step === now ? { 'aria-current': 'step' as const } : {})}
            onClick={() => onGo(step)}
          >
            {`${index + 1} ${STEP_NAMES[step]}`}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Stores the form of a look; then to its report of this period, to the list, or to the next file. */
function useStore(look: FileLook) {
  const bringIn = useTell('forms.import', ['forms', 'reports']);
  const today = useAppState((state) => state.app?.today);
  const [problem, setProblem] = useState<Problem>();
  const { token } = look;
  const run = async (thenFill: boolean) => {
    const draft = useDrafts.getState().drafts.get(token);
    if (!draft) return;
    setProblem(undefined);
    try {
      const { calendar } = draft.said;
      const form = await bringIn.mutateAsync(importOf(token, draft));
      const period =
        thenFill && calendar.unit !== 'custom' && today ? periodOn(today, calendar.unit, calendar) : undefined;
      const report = period && (await call('reports.open', { formId: form.id, periodKey: period.key }));
      // The page goes first, so that an empty import page is never seen on the way.
      if (report) leaveFor({ page: 'report', report: report.id }, () => finish(token));
      else if (thenFill) leaveFor({ page: 'reports', form: form.id }, () => finish(token));
      else if (useLooks.getState().looks.length === 1 && !useFolder.getState().rows)
        leaveFor({ page: 'forms' }, () => finish(token));
      else finish(token);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return { run, problem, forget: () => setProblem(undefined), isPending: bringIn.isPending };
}

/** The file is dealt with: the next one comes up. */
function finish(token: string, outcome: 'imported' | 'dropped' = 'imported'): void {
  const { looks, set } = useLooks.getState();
  set({ looks: looks.filter((look) => look.token !== token) });
  settleRow(token, outcome);
  useDrafts.getState().end(token);
}

function dropFile(token: string): void {
  void call('forms.drop', { token }).catch(() => undefined);
  finish(token, 'dropped');
}
