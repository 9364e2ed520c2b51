// What happens when a key, the mouse or the input method speaks to the grid. Laws: Enter moves once; while an input method
// composes the grid waits; a click or a loss of focus takes what was typed along.
import { editText, parseTyped } from '../../core/normalize';
import type { CellAt } from '../../core/ref';
import { gridChoices } from './gridChoices';
import { gridEditing } from './gridEditing';
import type { Editor, GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';
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
  const { refuse, begin, stop, accept, fill, fillFrom, travel, insertText } = editing;
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
    const { target, pageRows } = facts();
    select(moveBy(state().selection, step, extend, target.space, pageRows));
  }

  function moveNext(next: Next): void {
    if (!accept()) return;
    select(goNext(state().selection, next, facts().target.space));
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
        fill(() => null);
        return;
      }
      case 'selectAll': {
        select(selectAll(state().selection, facts().target.space));
        return;
      }
      case 'fillDown': {
        fillFrom('down');
        return;
      }
      case 'fillRight': {
        fillFrom('right');
        return;
      }
      case 'fillSelection': {
        if (state().mode === 'ready') return;
        const text = editor.read();
        stop();
        fill((at) => parseTyped(text, facts().target.contextAt(at)));
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

  /** The composition is over or was broken off: take the text and go where the mouse or the focus went. */
  function finishLeaving(): void {
    accept();
    if (!goal) return;
    const at = goal;
    goal = undefined;
    select(selectCell(at, facts().target.space));
    editor.focus();
  }

  return {
    /** True when the grid took the key and the browser must not. */
    press(key: PressedKey): boolean {
      if (belongsToIme(state().ime, key)) return false;
      const command = commandOf(key, state().mode);
      if (command) {
        obey(command);
        return true;
      }
      const types = [...key.key].length === 1 && !key.ctrl && !key.alt;
      if (types && state().mode === 'ready') return refuse(active());
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
      });
    },

    /** The focus went to another part of the page. */
    blur(): void {
      if (state().ime.phase === 'idle') accept();
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
      if (!accept()) return;
      const { space } = facts().target;
      select(extend ? extendTo(state().selection, at, space) : selectCell(at, space));
    },

    dragTo(at: CellAt): void {
      if (state().mode === 'ready') select(extendTo(state().selection, at, facts().target.space));
    },

    /** A whole row or column, or all of the sheet, from the strips (row or column 0). */
    selectBand({ row, col }: CellAt): void {
      if (!accept()) return;
      const { lastRow, lastCol } = facts().target.space;
      const anchor = { row: Math.max(1, row), col: Math.max(1, col) };
      const focus = { row: row === 0 ? lastRow : row, col: col === 0 ? lastCol : col };
      select({ active: selectCell(anchor, facts().target.space).active, anchor, focus });
    },

    /** Text pasted while typing: one cell from a workbook comes with a line break at its end. */
    insert(text: string): void {
      editor.insert(text.replace(/[\r\n]+$/, ''));
    },

    editHere(): void {
      if (state().mode === 'ready') obey({ do: 'edit' });
    },

    goTo(at: CellAt): void {
      if (accept()) select(selectCell(at, facts().target.space));
    },

    accept,
    change: editing.change,
    pick: choices.pick,
  };
}
