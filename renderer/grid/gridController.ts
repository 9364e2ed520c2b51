// What happens when a key, the mouse or the input method speaks to the grid. Laws: Enter moves once; while an input method
// composes the grid waits; a click or a loss of focus takes what was typed along.
import { editText, parseTyped } from '../../core/normalize';
import type { CellAt } from '../../core/ref';
import { gridChoices } from './gridChoices';
import { gridEditing } from './gridEditing';
import type { Editor, GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';
import { gridWaiting } from './gridWaiting';
import { belongsToIme, IME_IDLE, type ImeEvent, imeAfter } from './ime';
import { type Command, commandOf, type KeyPress, type Next, type Step } from './keys';
import { extendTo, goNext, moveBy, type Selection, selectAll, selectCell } from './selection';

export interface PressedKey extends KeyPress {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

export type GridController = ReturnType<typeof gridController>;

export function gridController(store: GridStore, editor: Editor, facts: () => GridFacts) {
  const editing = gridEditing(store, editor, facts);
  const choices = gridChoices(store, editor, editing, facts);
  const { refuse, begin, stop, accept, fill, clear, fillFrom, travel, insertText } = editing;
  const waiting = gridWaiting(store, editor, facts, editing);
  /** The running composition is all that was typed into this cell. */
  let composedFromReady = false;
  /** Where the mouse went while an input method composed. */
  let goal: CellAt | undefined;

  const state = () => store.getState();
  const active = () => state().selection.active;

  function select(selection: Selection): void {
    store.setState({ selection });
  }

  function moveTo(step: Step, extend: boolean): void {
    if (!accept()) return;
    const { pageRows } = facts();
    waiting.lookAhead(({ space }) => moveBy(state().selection, step, extend, space, pageRows), select);
  }

  function moveNext(next: Next): void {
    if (!accept()) return;
    waiting.lookAhead(({ space }) => goNext(state().selection, next, space), select);
  }

  function obey(command: Command): void {
    switch (command.do) {
      case 'move': {
        moveTo(command.step, command.extend);
        return;
      }
      case 'next': {
        moveNext(command.next);
        return;
      }
      case 'edit': {
        if (state().mode === 'typing') {
          store.setState({ mode: 'editing' });
          return;
        }
        const { target } = facts();
        begin(editText(target.valueAt(active()), target.contextAt(active())), 'editing');
        return;
      }
      case 'editEmpty': {
        begin('', 'typing');
        return;
      }
      case 'cancel':
        if (state().mode === 'ready') {
          store.setState({ cut: undefined });
          return;
        }
        {
          stop();
          return;
        }
      case 'clear': {
        clear();
        return;
      }
      case 'selectAll': {
        select(selectAll(state().selection, facts().target.space));
        return;
      }
      case 'fillDown': {
        fillFrom('down', waiting.lookAhead);
        return;
      }
      case 'fillRight': {
        fillFrom('right', waiting.lookAhead);
        return;
      }
      case 'fillSelection': {
        if (state().mode === 'ready') return;
        const text = editor.read();
        stop();
        fill((at) => parseTyped(text, facts().target.contextAt(at)), waiting.lookAhead);
        return;
      }
      case 'undo':
      case 'redo': {
        travel(command.do);
        return;
      }
      case 'save':
        accept();
        {
          facts().save();
          return;
        }
      case 'today': {
        insertText(facts().today.replaceAll('-', '/').replaceAll('/0', '/'));
        return;
      }
      case 'above': {
        const { row, col } = active();
        const { target } = facts();
        if (row > 1) insertText(editText(target.valueAt({ row: row - 1, col }), target.contextAt(active())));
        return;
      }
      case 'lineBreak':
        if (state().mode !== 'ready') editor.insert('\n');
        return;
      case 'choices': {
        choices.open();
        return;
      }
      case 'choose':
        choices.moveBy(command.move);
        return;
      case 'pick': {
        choices.pick(state().choices?.index ?? -1);
        return;
      }
      case 'closeChoices': {
        choices.close();
        return;
      }
      case 'leave':
        accept();
        {
          facts().leave(command.back);
          return;
        }
    }
  }

  /** While rows are read, a key stays with the text it edits, gives up, or waits for its turn. */
  function obeyInTurn(command: Command): void {
    const isInText = state().mode !== 'ready' && (command.do === 'lineBreak' || command.do === 'edit');
    if (!waiting.isWaiting() || isInText) obey(command);
    else if (command.do === 'cancel') {
      if (state().mode === 'ready') waiting.giveUp();
      else stop();
    } else waiting.inTurn(() => obey(command));
  }

  /** The composition is over or was broken off: take the text and go where the mouse or the focus went. */
  function finishLeaving(): void {
    const at = goal;
    goal = undefined;
    waiting.inTurn(() => {
      accept();
      if (!at) return;
      select(selectCell(at, facts().target.space));
      editor.focus();
    });
  }

  return {
    /** True when the grid took the key and the browser must not. */
    press(key: PressedKey): boolean {
      if (belongsToIme(state().ime, key)) return false;
      const command = commandOf(key, state().mode);
      if (command) {
        obeyInTurn(command);
        return true;
      }
      const types = [...key.key].length === 1 && !key.ctrl && !key.alt;
      if (types && !waiting.isWaiting() && state().mode === 'ready') return refuse(active());
      return false;
    },

    /** Something was typed into the editor. */
    input(): void {
      const { mode } = state();
      if (state().ime.phase === 'idle') composedFromReady = false;
      if (mode === 'ready') {
        store.setState({ mode: 'typing', cut: undefined });
      } else if (mode === 'choosing') choices.narrow();
    },

    compose(event: Extract<ImeEvent, 'start' | 'end'>): void {
      store.setState({ ime: imeAfter(state().ime, event) });
      if (event === 'start') {
        if (state().mode === 'ready') {
          composedFromReady = true;
          store.setState({ mode: 'typing', cut: undefined });
        }
        return;
      }
      facts().later(() => {
        const { leaving } = state().ime;
        store.setState({ ime: imeAfter(state().ime, 'settled') });
        if (state().ime.phase !== 'idle') return;
        // A composition given up leaves the cell as it was, not blank.
        if (composedFromReady && state().mode === 'typing' && editor.read() === '') stop();
        composedFromReady = false;
        if (leaving) finishLeaving();
        waiting.goOn();
      });
    },

    /** The focus went to another part of the page. */
    blur(): void {
      if (state().ime.phase === 'idle') waiting.inTurn(() => void accept());
      else store.setState({ ime: imeAfter(state().ime, 'leave') });
    },

    pointAt(at: CellAt, extend: boolean): void {
      if (state().ime.phase !== 'idle') {
        goal = at;
        store.setState({ ime: imeAfter(state().ime, 'leave') });
        editor.blur();
        // A browser that ends the composition without telling must not keep the cell locked.
        facts().later(() =>
          facts().later(() => {
            if (!goal) return;
            store.setState({ ime: IME_IDLE });
            finishLeaving();
          }),
        );
        return;
      }
      waiting.inTurn(() => {
        if (!accept()) return;
        const { space } = facts().target;
        select(extend ? extendTo(state().selection, at, space) : selectCell(at, space));
      });
    },

    dragTo(at: CellAt): void {
      if (state().mode === 'ready' && !waiting.isWaiting())
        select(extendTo(state().selection, at, facts().target.space));
    },

    /** A whole row or column, or all of the sheet, from the strips (row or column 0). */
    selectBand({ row, col }: CellAt): void {
      waiting.inTurn(() => {
        if (!accept()) return;
        const { lastRow, lastCol } = facts().target.space;
        const anchor = { row: Math.max(1, row), col: Math.max(1, col) };
        const focus = { row: row === 0 ? lastRow : row, col: col === 0 ? lastCol : col };
        select({ active: selectCell(anchor, facts().target.space).active, anchor, focus });
      });
    },

    /** Text pasted while typing: one cell from a workbook comes with a line break at its end. */
    insert(text: string): void {
      editor.insert(text.replace(/[\r\n]+$/, ''));
    },

    editHere(): void {
      if (state().mode === 'ready') obeyInTurn({ do: 'edit' });
    },

    goTo(at: CellAt): void {
      waiting.inTurn(() => {
        if (accept()) select(selectCell(at, facts().target.space));
      });
    },

    /** The grid goes away: takes along what can be taken, and says what cannot. */
    end(): void {
      if (waiting.isWaiting()) waiting.giveUp();
      else accept();
    },

    lookAhead: waiting.lookAhead,
    inTurn: waiting.inTurn,
    change: editing.change,
    pick: choices.pick,
  };
}
