// What the whole window shares: the program's state, saving, and one problem told outside any page.
// Law: nothing here is a datum; data come from the main process and are asked again after each change.
import { create } from 'zustand';
import type { OutputOf } from '../core/contract';
import type { Problem } from '../core/problem';
import { call, problemOf } from './client';

export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly cells: number; readonly retry: () => void };

interface AppState {
  readonly app: OutputOf<'app.state'> | undefined;
  readonly saving: Saving;
  readonly problem: Problem | undefined;
  set(part: Partial<Pick<AppState, 'app' | 'saving' | 'problem'>>): void;
}

export const useAppState = create<AppState>()((set) => ({
  app: undefined,
  saving: { kind: 'idle' },
  problem: undefined,
  set: (part) => set(part),
}));

/** Tells a problem that belongs to no page in particular. */
export function tellProblem(problem: Problem): void {
  useAppState.getState().set({ problem });
}

/** Asks the main process how things stand; called at the start and after anything that changes unit, person or text size. */
export async function refreshApp(): Promise<void> {
  try {
    useAppState.getState().set({ app: await call('app.state', undefined) });
  } catch (error) {
    tellProblem(problemOf(error));
  }
}
