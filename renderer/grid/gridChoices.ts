// The list of choices of the active cell: opening, narrowing by what is typed, choosing. Law: closing the list without a
// choice leaves the cell as it was.
import { parseTyped } from '../../core/normalize';
import { refOf } from '../../core/ref';
import { sameValue } from '../../core/value';
import { gridWords } from '../words/grid';
import type { GridEditing } from './gridEditing';
import type { Editor, GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';

export type GridChoices = ReturnType<typeof gridChoices>;

export function gridChoices(store: GridStore, editor: Editor, editing: GridEditing, facts: () => GridFacts) {
  const { begin, stop, change, refuse } = editing;
  const state = () => store.getState();
  const active = () => state().selection.active;

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

  function moveBy(step: 1 | -1): void {
    const { choices } = state();
    if (!choices) return;
    const index = Math.max(0, Math.min(choices.shown.length - 1, choices.index + step));
    store.setState({ choices: { ...choices, index } });
  }

  function narrow(): void {
    const { choices } = state();
    if (!choices) return;
    const part = editor.read().trim();
    store.setState({ choices: { ...choices, shown: choices.all.filter((choice) => choice.includes(part)), index: 0 } });
  }

  return { open: openChoices, close: closeChoices, pick, moveBy, narrow };
}
