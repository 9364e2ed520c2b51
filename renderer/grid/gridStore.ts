// What one grid on the screen knows of itself: where the active cell is, whether it is being typed in, what hangs open.
// Law: the text being typed lives in the editor element, never here; the input method would lose it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Range } from '../../core/ref';
import { IME_IDLE, type ImeState } from './ime';
import type { Mode } from './keys';
import type { PastePlan } from './paste';
import type { Selection } from './selection';

export interface Choices {
  readonly all: readonly string[];
  readonly shown: readonly string[];
  readonly index: number;
  /** Mode to go back to when the list closes. */
  readonly from: Exclude<Mode, 'choosing'>;
}

export interface GridState {
  readonly selection: Selection;
  readonly mode: Mode;
  readonly ime: ImeState;
  /** The last key led into rows that are being read. */
  readonly isWaiting: boolean;
  readonly choices: Choices | undefined;
  /** A paste that waits for its word, because something in it is refused. */
  readonly plan: PastePlan | undefined;
  /** Cells cut and not yet pasted. */
  readonly cut: Range | undefined;
}

export type GridStore = StoreApi<GridState>;

export function gridStore(): GridStore {
  const first = { row: 1, col: 1 };
  return createStore<GridState>()(() => ({
    selection: { active: first, anchor: first, focus: first },
    mode: 'ready',
    ime: IME_IDLE,
    isWaiting: false,
    choices: undefined,
    plan: undefined,
    cut: undefined,
  }));
}
