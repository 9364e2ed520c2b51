// A key press → what the grid does, as in WPS. One table for the three states of the active cell; what it does not name
// is the editor's own (typing, the input method, the browser). Law: asked only when the key is not the input method's (ime.ts).

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** ready: nothing typed yet; typing: begun by typing, arrows accept; editing: begun by F2, arrows move the caret. */
export type Mode = 'ready' | 'typing' | 'editing' | 'choosing';

export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'edgeUp'
  | 'edgeDown'
  | 'edgeLeft'
  | 'edgeRight'
  | 'rowStart'
  | 'rowEnd'
  | 'firstCell'
  | 'lastCell'
  | 'pageUp'
  | 'pageDown';
/** Where acceptance goes next among the inputs. */
export type Next = 'enter' | 'enterBack' | 'tab' | 'tabBack';

export type Command =
  | { readonly do: 'move'; readonly step: Step; readonly extend: boolean }
  | { readonly do: 'next'; readonly next: Next }
  | { readonly do: 'edit' | 'editEmpty' | 'cancel' | 'clear' | 'selectAll' }
  | { readonly do: 'fillDown' | 'fillRight' | 'fillSelection' }
  | { readonly do: 'undo' | 'redo' | 'save' }
  | { readonly do: 'today' | 'above' | 'lineBreak' | 'choices' }
  | { readonly do: 'choose'; readonly move: 1 | -1 }
  | { readonly do: 'pick' | 'closeChoices' }
  /** F6 leaves the grid for the next part of the window: Tab never does. */
  | { readonly do: 'leave'; readonly back: boolean };

const ARROWS: Readonly<Record<string, 'Up' | 'Down' | 'Left' | 'Right'>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

export function commandOf(press: KeyPress, mode: Mode): Command | undefined {
  return anywhere(press, mode) ?? (mode === 'choosing' ? choosing(press) : undefined) ?? byMode(press, mode);
}

function anywhere({ key, ctrl, shift, alt }: KeyPress, mode: Mode): Command | undefined {
  if (ctrl && !alt && !shift && /^s$/i.test(key)) return { do: 'save' };
  if (key === 'F6' && !ctrl && !alt) return { do: 'leave', back: shift };
  if (mode === 'choosing') return undefined;
  if (key === 'Enter') {
    if (alt && !ctrl) return { do: 'lineBreak' };
    if (ctrl && !alt) return { do: 'fillSelection' };
    return alt ? undefined : { do: 'next', next: shift ? 'enterBack' : 'enter' };
  }
  if (key === 'Tab' && !ctrl && !alt) return { do: 'next', next: shift ? 'tabBack' : 'tab' };
  if (ctrl && !alt && (key === ';' || key === '；')) return { do: 'today' };
  if (ctrl && !alt && /^['’‘"]$/.test(key)) return { do: 'above' };
  if (alt && !ctrl && key === 'ArrowDown') return { do: 'choices' };
  return undefined;
}

function byMode(press: KeyPress, mode: Mode): Command | undefined {
  switch (mode) {
    case 'ready':
      return ready(press);
    case 'typing':
      return press.key === 'Escape' ? { do: 'cancel' } : press.key === 'F2' ? { do: 'edit' } : move(press);
    case 'editing':
    case 'choosing':
      return press.key === 'Escape' ? { do: 'cancel' } : undefined;
  }
}

function ready(press: KeyPress): Command | undefined {
  const { key, ctrl, shift, alt } = press;
  if (alt) return undefined;
  if (ctrl) {
    const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : '';
    if (letter === 'a') return { do: 'selectAll' };
    if (letter === 'd') return { do: 'fillDown' };
    if (letter === 'r') return { do: 'fillRight' };
    if (letter === 'z') return { do: shift ? 'redo' : 'undo' };
    if (letter === 'y') return { do: 'redo' };
    return move(press);
  }
  if (key === 'F2') return { do: 'edit' };
  if (key === 'Escape') return { do: 'cancel' };
  if (key === 'Delete') return { do: 'clear' };
  if (key === 'Backspace') return { do: 'editEmpty' };
  return move(press);
}

/** The keys that move the active cell, or the far corner of the selection with Shift. */
function move({ key, ctrl, shift, alt }: KeyPress): Command | undefined {
  if (alt) return undefined;
  const arrow = ARROWS[key];
  const step = arrow ? (ctrl ? (`edge${arrow}` as const) : lower(arrow)) : stepOf(key, ctrl);
  return step && { do: 'move', step, extend: shift };
}

function lower(arrow: 'Up' | 'Down' | 'Left' | 'Right'): Step {
  return arrow.toLowerCase() as 'up' | 'down' | 'left' | 'right';
}

function stepOf(key: string, ctrl: boolean): Step | undefined {
  if (key === 'Home') return ctrl ? 'firstCell' : 'rowStart';
  if (key === 'End') return ctrl ? 'lastCell' : 'rowEnd';
  if (ctrl) return undefined;
  if (key === 'PageUp') return 'pageUp';
  return key === 'PageDown' ? 'pageDown' : undefined;
}

function choosing({ key, ctrl, alt }: KeyPress): Command | undefined {
  if (ctrl) return undefined;
  if (key === 'ArrowDown') return { do: 'choose', move: 1 };
  if (key === 'ArrowUp') return alt ? { do: 'closeChoices' } : { do: 'choose', move: -1 };
  if (key === 'Enter' || key === 'Tab') return { do: 'pick' };
  return key === 'Escape' ? { do: 'closeChoices' } : undefined;
}
