// Keys that lead into rows not read yet: the move waits for the rows, and what is typed meanwhile waits behind it. Laws: the
// outcome is the same as if every row had been there; a text that finds no place is said in words, never dropped.
import { gridWords } from '../words/grid';
import type { Editor, GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';
import type { PasteTarget } from './paste';

/** Rows read at a time while a move looks for its goal; twice as many each time, so that a long sheet is searched seldom. */
const FIRST_ROWS = 200;

interface Turn {
  /** Typed before the act, into a cell that was not known yet. */
  readonly text: string | undefined;
  act(): void;
}

export interface Typing {
  /** Opens the editor on the active cell with a text, or says in words why the cell does not take it. */
  offer(text: string): void;
  stop(): void;
}

/** Works out where a key leads or what it does; `then` runs at once, or when all rows asked about are here. */
export type LookAhead = <T>(work: (target: PasteTarget) => T, then: (found: T) => void) => void;

export type GridWaiting = ReturnType<typeof gridWaiting>;

export function gridWaiting(store: GridStore, editor: Editor, facts: () => GridFacts, typing: Typing) {
  const turns: Turn[] = [];
  /** What waits for rows; a new one takes its place when it was given up. */
  let goal: { attempt(): void; isHere: boolean; tries: number } | undefined;

  /** The text typed since the last turn, taken out of the editor. */
  function takeText(): string | undefined {
    if (store.getState().mode === 'ready') return undefined;
    const text = editor.read();
    typing.stop();
    return text;
  }

  const lookAhead: LookAhead = (work, then) => {
    const own = { isHere: false, tries: 0, attempt };
    function attempt(): void {
      const { target, load } = facts();
      const watched = watch(target);
      const found = work(watched.target);
      const row = watched.missing();
      if (row === undefined) {
        if (goal === own) goal = undefined;
        store.setState({ isWaiting: false });
        then(found);
        return;
      }
      const rows = FIRST_ROWS * 2 ** own.tries++;
      const isAbove = row < store.getState().selection.active.row;
      goal = own;
      own.isHere = false;
      store.setState({ isWaiting: true });
      void load(isAbove ? row - rows + 1 : row, isAbove ? row : row + rows - 1).then((isHere) => {
        if (goal !== own) return;
        own.isHere = isHere;
        if (!isHere) giveUp();
        else if (store.getState().ime.phase === 'idle') goOn();
      });
    }
    attempt();
  };

  /** The rows are here: the waiting keys one after the other, then the text still being typed. */
  function goOn(): void {
    if (!goal?.isHere) return;
    const live = takeText();
    goal.attempt();
    while (!goal) {
      const turn = turns.shift();
      if (!turn) break;
      if (turn.text !== undefined) typing.offer(turn.text);
      turn.act();
    }
    if (live === undefined) return;
    if (!goal) typing.offer(live);
    else {
      editor.write(live);
      store.setState({ mode: 'typing' });
    }
  }

  function giveUp(): void {
    goal = undefined;
    const texts = [...turns.splice(0).map(({ text }) => text), takeText()].filter((text) => text !== undefined);
    store.setState({ isWaiting: false });
    if (texts.length > 0) facts().notice(gridWords.notRead(texts));
  }

  return {
    lookAhead,
    goOn,
    giveUp,
    isWaiting: () => goal !== undefined,
    /** Runs now, or after what waits. */
    inTurn(act: () => void): void {
      if (goal) turns.push({ text: takeText(), act });
      else act();
    },
  };
}

/** The same sheet, which remembers the first row it was asked about that is not here. */
function watch(target: PasteTarget): { target: PasteTarget; missing(): number | undefined } {
  const { space } = target;
  let first: number | undefined;
  const look = (row: number) => {
    if (first === undefined && !space.isHere(row)) first = row;
  };
  return {
    missing: () => first,
    target: {
      ...target,
      refusalAt: (at) => {
        look(at.row);
        return target.refusalAt(at);
      },
      space: {
        ...space,
        isFilled: (row, col) => {
          look(row);
          return space.isFilled(row, col);
        },
        isInput: (row, col) => {
          look(row);
          return space.isInput(row, col);
        },
      },
    },
  };
}
