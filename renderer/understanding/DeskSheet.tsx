// One sheet of the second step: the sheet with its marks, the list beside it, the name bar above and the keys below.
// Law: each fix joins the corrections and everything is asked anew; focus, selection and scroll stay where they were.
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { WorkbookSource } from '../../core/contract';
import { type CellAt, refOf } from '../../core/ref';
import { withRoom } from '../../core/room';
import type { WorkbookHead } from '../../core/sheet';
import type { Correction } from '../../core/understanding';
import { problemOf } from '../client';
import type { GridHandle } from '../grid/SheetGrid';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useSheet } from '../workbook/useSheet';
import { DeskGrid } from './DeskGrid';
import { FixBar } from './FixBar';
import { FixEditor, type SpokenFix } from './FixEditor';
import { type Fixing, isPlain, plainFix, refusalOfFix, saidFix } from './fixes';
import { deskCommandOf, type Fix } from './fixKeys';
import { ItemList } from './ItemList';
import { inputOrder } from './inputOrder';
import { MeaningBar } from './MeaningBar';
import { meaningAt } from './meaning';
import { type SheetSummary, summaryOf } from './summary';
import { useDeskItems } from './useDeskItems';
import { useUnderstanding } from './useUnderstanding';

export interface DeskSheetProps {
  readonly source: WorkbookSource;
  readonly workbook: WorkbookHead;
  readonly sheet: number;
  readonly label: string;
  readonly zoom: number;
  readonly corrections: readonly Correction[];
  /** Lines of the list that were found right. */
  readonly settled: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What to say at the foot: what was just done or undone. */
  readonly notice: string;
  /** What Enter does when nothing is doubtful: «到下一步», «存下». */
  readonly onwardWords: string;
  onFix(fixing: Fixing, settled?: string): void;
  onUndo(): void;
  onRedo(): void;
  onNotice(text: string): void;
  onSeen(summary: SheetSummary): void;
  /** Enter with nothing doubtful left on this sheet. */
  onSettled(): void;
  /** Ctrl+Enter. */
  onOnward(): void;
}

export function DeskSheet(props: DeskSheetProps): ReactNode {
  const { source, workbook, sheet: index, corrections, settled, canUndo, canRedo, notice, onSeen } = props;
  const { sheet, error: sheetError } = useSheet(source, workbook, index);
  const { understood, error, isFresh } = useUnderstanding(source, index, corrections);
  const own = sheet?.head;
  const head = useMemo(() => (own?.lastRow === 0 && own.drawings.length > 0 ? withRoom(own) : own), [own]);
  const lastRow = head?.lastRow ?? 1;
  const grid = useRef<GridHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const desk = useDeskItems(understood, head, lastRow, settled, grid);
  const [hovered, setHovered] = useState<CellAt>();
  const [speaking, setSpeaking] = useState<SpokenFix>();
  const back = useRef<HTMLElement>(null);
  const early = useRef<Fix>(undefined);
  const { selected } = desk;
  const doubts = desk.doubts.length;
  const order = useMemo(() => understood && inputOrder(understood, lastRow), [understood, lastRow]);

  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (understood) onSeen({ ...summaryOf(understood), doubtful: doubts });
  }, [understood, doubts, onSeen]);

  const fix = (which: Fix) => {
    if (!understood) return;
    if (!isFresh) {
      // What a key means follows from what the last fix has come to.
      early.current = which;
      return;
    }
    const refusal = refusalOfFix(which, selected, understood, lastRow);
    if (refusal !== '') props.onNotice(refusal);
    else if (isPlain(which)) props.onFix(plainFix(which, selected, understood, lastRow));
    else {
      const focused = document.activeElement;
      back.current = focused instanceof HTMLElement && focused !== document.body ? focused : list.current;
      setSpeaking(which);
    }
  };
  const latestFix = useRef(fix);
  latestFix.current = fix;
  useEffect(() => {
    const which = early.current;
    early.current = undefined;
    if (isFresh && which) latestFix.current(which);
  }, [isFresh]);
  const closeEditor = () => {
    setSpeaking(undefined);
    back.current?.focus({ preventScroll: true });
  };
  const confirm = () => {
    const item = desk.settling();
    if (item) {
      props.onFix({ corrections: item.confirm, words: `${item.words} 看过，没有错` }, item.key);
      desk.goOn(item);
    } else if (!desk.goOn(undefined) && isFresh) props.onSettled();
  };
  const swap = () => {
    if (list.current?.contains(document.activeElement)) grid.current?.focus();
    else list.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.nativeEvent.isComposing || event.keyCode === 229 || target.closest('.fix-editor')) return;
    const command = deskCommandOf(event);
    if (!command || (command.do === 'confirm' && target.closest('button'))) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.do === 'fix') fix(command.fix);
    else if (command.do === 'confirm') confirm();
    else if (command.do === 'undo') props.onUndo();
    else if (command.do === 'redo') props.onRedo();
    else if (command.do === 'swap') swap();
    else props.onOnward();
  };

  const failure = error ?? sheetError;
  return (
    <div className="desk" onKeyDownCapture={press}>
      <MeaningBar understood={understood} at={hovered ?? selected.active} lastRow={lastRow} withReason />
      {speaking && understood && (
        <FixEditor
          key={speaking}
          fix={speaking}
          selected={selected}
          now={nowOf(speaking, meaningAt(understood, selected.active, lastRow))}
          onSaid={(said) => {
            const fixing = saidFix(said, selected);
            if (fixing.corrections.length > 0) props.onFix(fixing);
            closeEditor();
          }}
          onClose={closeEditor}
        />
      )}
      {failure && <ProblemNotice problem={problemOf(failure)} />}
      <div className="desk-body">
        <DeskGrid
          {...props}
          loaded={sheet}
          head={head}
          understood={understood}
          isReady={understood !== undefined || error !== null}
          marks={desk.marks}
          order={order}
          startAt={desk.current && refOf({ row: desk.current.range.top, col: desk.current.range.left })}
          grid={grid}
          onSelect={desk.select}
          onHover={setHovered}
        />
        <section className="desk-list" aria-label="识别结果">
          <p className="desk-count">
            {understood
              ? doubts > 0
                ? `存疑 ${doubts} 处，逐条按 Enter 确认`
                : `没有存疑，按 Enter ${props.onwardWords}`
              : '正在识别…'}
          </p>
          <ItemList items={desk.items} current={desk.current?.key} element={list} onChoose={desk.choose} />
        </section>
      </div>
      <FixBar
        disabled={!understood}
        canUndo={canUndo}
        canRedo={canRedo}
        notice={notice}
        onFix={fix}
        onUndo={props.onUndo}
        onRedo={props.onRedo}
      />
    </div>
  );
}

/** What the editor of a fix begins with. */
function nowOf(fix: SpokenFix, meaning: ReturnType<typeof meaningAt>): string {
  if (meaning?.kind === 'input' || meaning?.kind === 'listCell') {
    if (fix === 'path') return meaning.path.join(' > ');
    if (fix === 'unit') return meaning.unit ?? '';
    if (fix === 'type') return meaning.type;
  }
  return fix === 'meta' && meaning?.kind === 'meta' ? meaning.role : '';
}
