// What happens when a key, the mouse or the input method speaks to the grid. Laws: nothing typed is lost by leaving a cell;
// Enter moves once; a value goes out only when it changed; every change is one step of undo.
import { MAX_CELL_TEXT, MAX_CHANGES } from '../../core/contract';
import { editText, parseTyped } from '../../core/normalize';
import { type CellAt, parseRef, refOf } from '../../core/ref';
import { sameValue } from '../../core/value';
import { gridWords } from '../words/grid';
import type { Editor, GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';
import { belongsToIme, IME_IDLE, type ImeEvent, imeAfter } from './ime';
import { type Command, commandOf, type KeyPress, type Mode, type Next, type Step } from './keys';
import { planFill } from './paste';
import { extendTo, goNext, moveBy, rangeOf, type Selection, selectAll, selectCell } from './selection';
import { type CellStep, wordsOf } from './undo';

export interface PressedKey extends KeyPress {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

export type GridController = ReturnType<typeof gridController>;

export function gridController(store: GridStore, editor: Editor, facts: () => GridFacts) {
  /** The text F2 began with: accepting it unchanged changes nothing, whatever its spelling would mean. */
  let begunWith: string | undefined;
  /** The running composition is all that was typed into this cell. */
  let composedFromReady = false;
  /** Where the mouse went while an input method composed. */
  let goal: CellAt | undefined;

  const state = () => store.getState();
  const active = () => state().selection.active;

  function select(selection: Selection): void {
    store.setState({ selection });
  }

  /** Tells why the active cell takes no value; true when it does not. */
  function refuse(at: CellAt): boolean {
    const { readOnly, target, notice } = facts();
    const reason = target.refusalAt(at);
    if (!readOnly && !reason) return false;
    notice(readOnly || !reason ? gridWords.readOnly : gridWords.refused(refOf(at), reason));
    return true;
  }

  function begin(text: string, mode: Exclude<Mode, 'choosing' | 'ready'>): void {
    if (refuse(active())) return;
    begunWith = mode === 'editing' ? text : undefined;
    editor.write(text);
    store.setState({ mode, cut: undefined });
  }

  function stop(): void {
    begunWith = undefined;
    editor.write('');
    store.setState({ mode: 'ready', choices: undefined });
  }

  /** Takes what stands in the editor as the cell's value; false when it cannot be taken and the editor stays open. */
  function accept(): boolean {
    if (state().mode === 'ready') return true;
    const text = editor.read();
    if (text.length > MAX_CELL_TEXT) {
      facts().notice(gridWords.refused(refOf(active()), 'tooLong'));
      return false;
    }
    const unchanged = text === begunWith;
    stop();
    if (unchanged) return true;
    const { target } = facts();
    const before = target.valueAt(active());
    const after = parseTyped(text, target.contextAt(active()));
    if (!target.refusalAt(active()) && !sameValue(before, after))
      change([{ ref: refOf(active()), before, after }], 'typed');
    return true;
  }

  function change(steps: readonly CellStep[], how: 'typed' | 'pasted'): boolean {
    const { undo, place, labelOf, notice, readOnly } = facts();
    const first = steps[0];
    if (readOnly || !first) return false;
    if (steps.length > MAX_CHANGES) {
      notice(gridWords.tooManyCells(steps.length, MAX_CHANGES));
      return false;
    }
    undo.push({ place, label: labelOf(parseRef(first.ref) ?? active()), cells: steps });
    facts().change(
      steps.map(({ ref, after }) => ({ ref, value: after })),
      how,
    );
    return true;
  }

  function travel(way: 'undo' | 'redo'): void {
    const { undo, place, notice, undoElsewhere, readOnly, showValue } = facts();
    const step = undo.peek(way);
    if (readOnly) {
      notice(gridWords.readOnly);
      return;
    }
    if (!step) {
      notice(way === 'undo' ? gridWords.nothingToUndo : gridWords.nothingToRedo);
      return;
    }
    if (step.place !== place) {
      if (!undoElsewhere(way)) notice(gridWords.undoElsewhere(step.label));
      return;
    }
    undo.take(way);
    const at = parseRef(step.cells[0]?.ref ?? '');
    if (at) select(selectCell(at, facts().target.space));
    facts().change(
      step.cells.map(({ ref, before, after }) => ({ ref, value: way === 'undo' ? before : after })),
      'typed',
    );
    notice(wordsOf(step, way, showValue));
  }

  /** A value or none into every input of the selection. */
  function fill(value: (at: CellAt) => CellStep['after']): void {
    const { target, readOnly, notice } = facts();
    if (readOnly) {
      notice(gridWords.readOnly);
      return;
    }
    const range = rangeOf(state().selection, target.space);
    const steps = planFill(range, value, target);
    if (steps.length > 0) change(steps, 'typed');
    else if (range.top === range.bottom && range.left === range.right) refuse(active());
  }

  function fillFrom(way: 'down' | 'right'): void {
    const { target } = facts();
    const range = rangeOf(state().selection, target.space);
    const single = way === 'down' ? range.top === range.bottom : range.left === range.right;
    fill((at) => {
      if (way === 'down') return target.valueAt({ row: single ? at.row - 1 : range.top, col: at.col });
      return target.valueAt({ row: at.row, col: single ? at.col - 1 : range.left });
    });
  }

  function insertText(text: string): void {
    if (state().mode === 'ready') begin(text, 'typing');
    else editor.insert(text);
  }

  function openChoices(): void {
    const { mode } = state();
    if (refuse(active())) return;
    const all = facts().choicesAt(active());
    if (all.length === 0) {
      facts().notice(gridWords.noChoices(refOf(active())));
      return;
    }
    const shown = facts().showValue(facts().target.valueAt(active()), refOf(active()));
    if (mode === 'ready') begin('', 'typing');
    store.setState({
      mode: 'choosing',
      choices: { all, shown: all, index: Math.max(0, all.indexOf(shown)), from: 'typing' },
    });
  }

  function closeChoices(): void {
    const { choices } = state();
    if (!choices) return;
    if (editor.read() === '') stop();
    else store.setState({ mode: choices.from, choices: undefined });
  }

  function pick(index: number): void {
    const text = state().choices?.shown[index];
    if (text === undefined) {
      closeChoices();
      return;
    }
    const { target } = facts();
    const at = active();
    stop();
    const after = parseTyped(text, target.contextAt(at));
    const before = target.valueAt(at);
    if (!sameValue(before, after)) change([{ ref: refOf(at), before, after }], 'typed');
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
        openChoices();
        return;
      }
      case 'choose': {
        const { choices } = state();
        if (!choices) return;
        const index = Math.max(0, Math.min(choices.shown.length - 1, choices.index + command.move));
        store.setState({ choices: { ...choices, index } });
        return;
      }
      case 'pick': {
        pick(state().choices?.index ?? -1);
        return;
      }
      case 'closeChoices': {
        closeChoices();
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
      const { mode, choices } = state();
      if (state().ime.phase === 'idle') composedFromReady = false;
      if (mode === 'ready') {
        begunWith = undefined;
        store.setState({ mode: 'typing', cut: undefined });
      } else if (mode === 'choosing' && choices) {
        const part = editor.read().trim();
        const shown = choices.all.filter((choice) => choice.includes(part));
        store.setState({ choices: { ...choices, shown, index: 0 } });
      }
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
    change,
    pick,
  };
}
