// The value side of the grid: beginning to type, accepting, changing, filling, undoing. Laws: nothing typed is lost by
// leaving a cell; a value goes out only when it changed; every change is one step of undo, said in words when taken back.
import { MAX_CELL_TEXT, MAX_CHANGES } from '../../core/contractLimits';
import { parseTyped } from '../../core/normalize';
import { type CellAt, parseRef, refOf } from '../../core/ref';
import { sameValue } from '../../core/value';
import { gridWords } from '../words/grid';
import type { Editor, GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';
import type { LookAhead } from './gridWaiting';
import type { Mode } from './keys';
import { type PasteTarget, planFill } from './paste';
import { rangeOf, selectCell } from './selection';
import { type CellStep, wordsOf } from './undo';

/** Cells looked through in one act; a whole register is not emptied by a slip of the hand. */
const MOST_LOOKED_AT = 200_000;

export type GridEditing = ReturnType<typeof gridEditing>;

export function gridEditing(store: GridStore, editor: Editor, facts: () => GridFacts) {
  /** The text F2 began with: accepting it unchanged changes nothing, whatever its spelling would mean. */
  let begunWith: string | undefined;
  const state = () => store.getState();
  const active = () => state().selection.active;

  /** Tells why the active cell takes no value; true when it does not. */
  function refuse(at: CellAt): boolean {
    const { readOnly, target, notice } = facts();
    const reason = target.refusalAt(at);
    if (!readOnly && !reason) return false;
    notice(readOnly || !reason ? gridWords.readOnly : gridWords.refused(refOf(at), reason));
    return true;
  }

  /** Opens the editor with a text typed before the cell was known. */
  function offer(text: string): void {
    const reason = facts().target.refusalAt(active());
    if (reason) facts().notice(gridWords.notTaken(refOf(active()), reason, text));
    else begin(text, 'typing');
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
    take(text, active());
    return true;
  }

  /** A text becomes a cell's value; in a row that is being read, as soon as it is known what is printed there. */
  function take(text: string, at: CellAt): void {
    const { target, load, notice } = facts();
    if (!target.space.isHere(at.row)) {
      void load(at.row, at.row).then((isHere) => (isHere ? take(text, at) : notice(gridWords.notRead([text]))));
      return;
    }
    const reason = target.refusalAt(at);
    if (reason) {
      if (text !== '') notice(gridWords.notTaken(refOf(at), reason, text));
      return;
    }
    const before = target.valueAt(at);
    const after = parseTyped(text, target.contextAt(at));
    if (!sameValue(before, after)) change([{ ref: refOf(at), before, after }], 'typed');
  }

  function change(steps: readonly CellStep[], how: 'typed' | 'pasted'): boolean {
    const { undo, place, labelOf, notice, readOnly, target } = facts();
    const cells = steps.map((step) => asStored(step, target));
    const first = cells[0];
    if (readOnly || !first) return false;
    if (cells.length > MAX_CHANGES) {
      notice(gridWords.tooManyCells(cells.length, MAX_CHANGES));
      return false;
    }
    undo.push({ place, label: labelOf(parseRef(first.ref) ?? active()), cells });
    facts().change(
      cells.map(({ ref, after }) => ({ ref, value: after })),
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
    if (at) store.setState({ selection: selectCell(at, facts().target.space) });
    facts().change(
      step.cells.map(({ ref, before, after }) => ({ ref, value: way === 'undo' ? before : after })),
      'typed',
    );
    notice(wordsOf(step, way, showValue));
  }

  /** A value or none into every input of the selection, once `look` knows its rows. */
  function fill(value: (at: CellAt) => CellStep['after'], look: LookAhead): void {
    const { target, readOnly, notice } = facts();
    if (readOnly) {
      notice(gridWords.readOnly);
      return;
    }
    const range = rangeOf(state().selection, target.space);
    const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (cells > MOST_LOOKED_AT) {
      notice(gridWords.tooManyCells(cells, MOST_LOOKED_AT));
      return;
    }
    look(
      (known) => planFill(range, value, known),
      (steps) => {
        if (steps.length > 0) change(steps, 'typed');
        else if (range.top === range.bottom && range.left === range.right) refuse(active());
      },
    );
  }

  /** Only what was filled can be cleared, and that is known of every row. */
  function clear(): void {
    fill(
      () => null,
      (work, then) => then(work(facts().target)),
    );
  }

  function fillFrom(way: 'down' | 'right', look: LookAhead): void {
    const { target } = facts();
    const range = rangeOf(state().selection, target.space);
    const single = way === 'down' ? range.top === range.bottom : range.left === range.right;
    fill((at) => {
      if (way === 'down') return target.valueAt({ row: single ? at.row - 1 : range.top, col: at.col });
      return target.valueAt({ row: at.row, col: single ? at.col - 1 : range.left });
    }, look);
  }

  function insertText(text: string): void {
    if (state().mode === 'ready') begin(text, 'typing');
    else editor.insert(text);
  }

  return { refuse, begin, offer, stop, accept, change, travel, fill, clear, fillFrom, insertText };
}

/** A change as it is kept: behind its label or in its gap where the form prints one. */
function asStored(step: CellStep, { completed, beforeTyping }: PasteTarget): CellStep {
  const at = parseRef(step.ref);
  if (!at) return step;
  return {
    ref: step.ref,
    before: beforeTyping ? beforeTyping(at) : step.before,
    after: completed ? completed(at, step.after) : step.after,
  };
}
