// When keys belong to the input method and not to the grid. Laws: while a composition runs, every shortcut is dead;
// some input methods end before the Enter that ended them arrives, so ours ends one macrotask after compositionend.

export interface ImeState {
  readonly phase: 'idle' | 'composing' | 'settling';
  /** The editor lost the focus, or the mouse went elsewhere, while composing: accept once the text is there, then leave. */
  readonly leaving: boolean;
}

export const IME_IDLE: ImeState = { phase: 'idle', leaving: false };

/** start, end: the browser's events; settled: one macrotask after the last end; leave: blur or a click elsewhere. */
export type ImeEvent = 'start' | 'end' | 'settled' | 'leave';

export function imeAfter(state: ImeState, event: ImeEvent): ImeState {
  switch (event) {
    case 'start':
      return { ...state, phase: 'composing' };
    case 'end':
      return { ...state, phase: state.phase === 'idle' ? 'idle' : 'settling' };
    case 'settled':
      // A new composition may have begun within the same task; it is not ended by the one before it.
      return state.phase === 'settling' ? IME_IDLE : state;
    case 'leave':
      return state.phase === 'idle' ? state : { ...state, leaving: true };
  }
}

/** Whether a key press is the input method's own. 229 is what Chromium reports while an input method holds the key. */
export function belongsToIme(
  state: ImeState,
  key: { readonly isComposing: boolean; readonly keyCode: number },
): boolean {
  return state.phase !== 'idle' || key.isComposing || key.keyCode === 229;
}
