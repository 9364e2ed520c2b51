// Reports that were opened in this sitting: what their cells show and what is on its way to the disk. Law 5: leaving the
// page loses nothing; a report keeps its queue until everything is saved.
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { CellChange, ReportCell } from '../../../core/contract';
import type { StoredValue } from '../../../core/sheet';
import type { CellValue } from '../../../core/value';
import type { Origin, ReportId } from '../../../core/words';
import { call, problemOf } from '../../client';
import { resultsBySheet } from '../../sheet/computedSource';
import { tellProblem, useAppState } from '../../state';
import { type QueueView, SaveQueue, type SaveState } from './saveQueue';

type BySheet<T> = ReadonlyMap<number, ReadonlyMap<string, T>>;

export interface OpenReport {
  readonly values: BySheet<CellValue>;
  readonly saves: BySheet<SaveState>;
  readonly view: QueueView | undefined;
  /** What formulas come to; null = waits for WPS. */
  readonly results: BySheet<StoredValue | null>;
}

export interface ReportHandle {
  readonly useReport: UseBoundStore<StoreApi<OpenReport>>;
  /** Shows the changes at once and sends them on their way. */
  change(sheet: number, changes: readonly { ref: string; value: CellValue }[], origin: Origin): void;
  /** Takes over what the ledger holds; what is still unsaved stays on top. */
  load(cells: readonly ReportCell[]): void;
  /** Resolves when everything typed has reached the disk or failed; how many cells failed. */
  settled(): Promise<number>;
}

const open = new Map<ReportId, ReportHandle & { readonly queue: SaveQueue }>();

export function openReport(reportId: ReportId): ReportHandle {
  const known = open.get(reportId);
  if (known) return known;
  const useReport = create<OpenReport>()(() => ({
    values: new Map(),
    saves: new Map(),
    view: undefined,
    results: new Map(),
  }));
  const renew = renewing(reportId, (results) => useReport.setState({ results }));
  const queue = new SaveQueue(
    async ({ origin, changes }) => {
      const saved = await call('reports.saveCells', { reportId, origin, changes: [...changes] });
      renew();
      return saved;
    },
    problemOf,
    (view) => {
      useReport.setState({ view, saves: statesBySheet(view.states) });
      showSaving();
    },
  );
  const handle = {
    useReport,
    queue,
    change: (sheet: number, changes: readonly { ref: string; value: CellValue }[], origin: Origin) => {
      const all = changes.map((change): CellChange => ({ sheet, ...change }));
      useReport.setState(({ values }) => ({ values: withChanges(values, all) }));
      queue.put({ origin, changes: all });
    },
    settled: () => queue.settled(),
    load: (cells: readonly ReportCell[]) => {
      useReport.setState({ values: withChanges(withChanges(new Map(), cells), queue.unsaved) });
      renew();
    },
  };
  open.set(reportId, handle);
  return handle;
}

/** Asks for the results again after a change; one question at a time, the last one always answered. */
function renewing(reportId: ReportId, show: (results: BySheet<StoredValue | null>) => void): () => void {
  let isAsking = false;
  let isStale = false;
  const ask = async () => {
    isAsking = true;
    do {
      isStale = false;
      try {
        const { results } = await call('reports.results', { reportId });
        show(resultsBySheet(results));
      } catch (error) {
        tellProblem(problemOf(error));
      }
    } while (isStale);
    isAsking = false;
  };
  return () => {
    if (isAsking) isStale = true;
    else void ask();
  };
}

function withChanges(values: BySheet<CellValue>, changes: readonly CellChange[]): BySheet<CellValue> {
  const next = new Map(values);
  for (const [sheet, ofSheet] of Map.groupBy(changes, (change) => change.sheet)) {
    const cells = new Map(values.get(sheet));
    for (const { ref, value } of ofSheet) {
      if (value === null) cells.delete(ref);
      else cells.set(ref, value);
    }
    next.set(sheet, cells);
  }
  return next;
}

function statesBySheet(states: ReadonlyMap<string, SaveState>): BySheet<SaveState> {
  const bySheet = new Map<number, Map<string, SaveState>>();
  for (const [key, state] of states) {
    const cut = key.indexOf('!');
    const sheet = Number(key.slice(0, cut));
    const cells = bySheet.get(sheet) ?? new Map<string, SaveState>();
    bySheet.set(sheet, cells.set(key.slice(cut + 1), state));
  }
  return bySheet;
}

/** The top bar speaks for all open reports: what failed before what waits before what is saved. */
function showSaving(): void {
  const all = [...open.values()];
  const views = all.flatMap(({ useReport }) => useReport.getState().view ?? []);
  const cells = views.reduce((sum, view) => sum + view.failed, 0);
  const { set } = useAppState.getState();
  const at = views.map((view) => view.savedAt ?? '').reduce((latest, one) => (one > latest ? one : latest), '');
  if (cells > 0) set({ saving: { kind: 'failed', cells, retry: () => all.map(({ queue }) => queue.retry()) } });
  else if (views.some((view) => view.waiting > 0)) set({ saving: { kind: 'saving' } });
  else set({ saving: at === '' ? { kind: 'idle' } : { kind: 'saved', at } });
}

/** The window does not close over unsaved cells without a word. */
window.addEventListener('beforeunload', (event) => {
  if ([...open.values()].some(({ queue }) => queue.unsettled)) event.preventDefault();
});
