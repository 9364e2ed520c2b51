// 要填哪些格: the sheets of a workbook as tabs, each with what was understood of it, and the corrections of all of them
// with one undo. Law: the page owns the corrections; this part only proposes the next log.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { WorkbookSource } from '../../core/contract';
import { problemOf, useAsk } from '../client';
import { ProblemNotice } from '../ui/ProblemNotice';
import { SheetTabs } from '../workbook/SheetTabs';
import { visibleSheets } from '../workbook/useSheet';
import { useSheetKeys } from '../workbook/useSheetKeys';
import { type CorrectionLog, corrected, correctionsOf, redone, settledOf, undone } from './correctionLog';
import { DeskSheet } from './DeskSheet';
import { hasNothing, type SheetSummary } from './summary';
import { MarkLegend } from './UnderstoodMarks';
import './understanding.css';

/** What is known of sheets before they are opened. */
export type SheetCounts = Pick<SheetSummary, 'inputs' | 'doubtful' | 'lists'> & { readonly index: number };

interface UnderstandingDeskProps {
  readonly source: WorkbookSource;
  readonly label: string;
  readonly counts: readonly SheetCounts[];
  readonly log: CorrectionLog;
  readonly seen: ReadonlyMap<number, SheetSummary>;
  /** Said at the beginning, e.g. that earlier corrections were taken over. */
  readonly greeting?: string;
  /** What Enter does when nothing is doubtful. */
  readonly onwardWords?: string;
  onLog(log: CorrectionLog): void;
  onSeen(sheet: number, summary: SheetSummary): void;
  /** Nothing doubtful is left, or the clerk goes on all the same. */
  onOnward(): void;
}

export function UnderstandingDesk(props: UnderstandingDeskProps): ReactNode {
  const { source, label, counts, log, seen, greeting = '', onLog, onSeen, onOnward } = props;
  const workbook = useAsk('workbook.head', source);
  const sheets = workbook.data ? visibleSheets(workbook.data) : [];
  const [chosen, setChosen] = useState<number>();
  const [zoom, setZoom] = useState(100);
  const [notice, setNotice] = useState(greeting);
  const usual = sheets.find(({ index }) => {
    const count = counts.find((one) => one.index === index);
    return count !== undefined && !hasNothing(count);
  });
  const active = chosen ?? usual?.index ?? sheets[0]?.index ?? 0;
  const own = useAsk('workbook.sheet', { ...source, sheet: active }, workbook.data !== undefined);
  useSheetKeys(
    sheets.map((one) => one.index),
    active,
    setChosen,
  );
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  const tellSeen = useCallback((summary: SheetSummary) => latest.current(active, summary), [active]);

  const doubtsOf = (index: number) =>
    seen.get(index)?.doubtful ?? counts.find((one) => one.index === index)?.doubtful ?? 0;
  const settled = () => {
    const at = sheets.findIndex((one) => one.index === active);
    const next = [...sheets.slice(at + 1), ...sheets.slice(0, Math.max(0, at))].find(
      ({ index }) => doubtsOf(index) > 0,
    );
    if (next) setChosen(next.index);
    else onOnward();
  };
  const travel = (way: 'undo' | 'redo') => {
    const taken = way === 'undo' ? undone(log) : redone(log);
    if (!taken) {
      setNotice(way === 'undo' ? '没有可撤销的改正。' : '没有可重做的改正。');
      return;
    }
    setNotice(`${way === 'undo' ? '已撤销' : '已重做'}：${taken.words}`);
    setChosen(taken.sheet);
    onLog(taken.log);
  };
  return (
    <>
      {workbook.error && <ProblemNotice problem={problemOf(workbook.error)} />}
      {workbook.data && sheets.length > 0 && (
        <DeskSheet
          key={active}
          source={source}
          workbook={workbook.data}
          sheet={active}
          label={label}
          zoom={zoom}
          corrections={correctionsOf(log, active)}
          settled={settledOf(log, active)}
          canUndo={log.done.length > 0}
          canRedo={log.undone.length > 0}
          notice={notice}
          onwardWords={props.onwardWords ?? '到下一步'}
          onFix={({ corrections, words }, settled) => {
            setNotice(settled === undefined ? `已改：${words}` : words);
            onLog(corrected(log, active, corrections, words, settled));
          }}
          onUndo={() => travel('undo')}
          onRedo={() => travel('redo')}
          onNotice={setNotice}
          onSeen={tellSeen}
          onSettled={settled}
          onOnward={onOnward}
        />
      )}
      {sheets.length > 0 && (
        <SheetTabs
          sheets={sheets}
          active={active}
          onChange={setChosen}
          zoom={zoom}
          onZoom={setZoom}
          legend={<MarkLegend />}
          noteOf={(index) => (doubtsOf(index) > 0 ? `存疑 ${doubtsOf(index)}` : '')}
          {...(own.data ? { notShown: own.data.notShown } : {})}
        />
      )}
    </>
  );
}
