// The drafts of all files on their way, by token. Law: leaving the page keeps them; only storing or dropping a file ends one.
import { create } from 'zustand';
import type { CorrectionLog } from '../../understanding/correctionLog';
import type { SheetSummary } from '../../understanding/summary';
import type { Draft, FormSaid, Step } from './draft';

interface Drafts {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Begins a draft unless there is one. */
  begin(token: string, draft: Draft): void;
  say(token: string, part: Partial<FormSaid>): void;
  go(token: string, step: Step): void;
  correct(token: string, log: CorrectionLog): void;
  see(token: string, sheet: number, summary: SheetSummary): void;
  takeAsNew(token: string): void;
  setAside(token: string, on: boolean): void;
  end(token: string): void;
}

export const useDrafts = create<Drafts>()((set) => {
  const change = (token: string, next: (draft: Draft) => Draft) =>
    set(({ drafts }) => {
      const draft = drafts.get(token);
      return draft ? { drafts: new Map(drafts).set(token, next(draft)) } : {};
    });
  return {
    drafts: new Map(),
    begin: (token, draft) =>
      set(({ drafts }) => (drafts.has(token) ? {} : { drafts: new Map(drafts).set(token, draft) })),
    say: (token, part) => change(token, (draft) => ({ ...draft, said: { ...draft.said, ...part } })),
    go: (token, step) => change(token, (draft) => ({ ...draft, step })),
    correct: (token, log) => change(token, (draft) => ({ ...draft, log })),
    see: (token, sheet, summary) =>
      change(token, (draft) => ({ ...draft, seen: new Map(draft.seen).set(sheet, summary) })),
    takeAsNew: (token) => change(token, (draft) => ({ ...draft, asNew: true })),
    setAside: (token, on) => change(token, (draft) => ({ ...draft, setAside: on })),
    end: (token) =>
      set(({ drafts }) => {
        const left = new Map(drafts);
        left.delete(token);
        return { drafts: left };
      }),
  };
});

/** The window does not close over files that were corrected by hand, without a word. */
window.addEventListener('beforeunload', (event) => {
  if ([...useDrafts.getState().drafts.keys()].some(hasCorrections)) event.preventDefault();
});

/** Files that were corrected by hand: leaving them needs a question. */
export function hasCorrections(token: string): boolean {
  const draft = useDrafts.getState().drafts.get(token);
  return draft !== undefined && (draft.log.done.length > 0 || draft.log.undone.length > 0);
}
