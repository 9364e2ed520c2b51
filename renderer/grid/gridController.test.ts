import { describe, expect, it } from 'vitest';
import { parseRef, refOf } from '../../core/ref';
import type { CellValue } from '../../core/value';
import { aSheetSpace } from './aSheetSpace';
import { gridClipboard } from './gridClipboard';
import { gridController } from './gridController';
import type { GridFacts } from './gridFacts';
import { gridStore } from './gridStore';
import type { PasteTarget } from './paste';
import { selectCell } from './selection';
import { undoLog } from './undo';

/** A grid without a screen: letters, keys and the input method go in, values and words come out. */
function aGrid({
  readOnly = false,
  values: first = {} as Record<string, CellValue>,
  choices = [] as string[],
  lines = ['####', '#...', '#...', '#..f'],
  merges = ['B4:C4'],
  away = [] as number[],
} = {}) {
  const awayRows = new Set(away);
  const space = aSheetSpace(lines, { merges, awayRows });
  const asked: ((isHere: boolean) => void)[] = [];
  const values = new Map<string, CellValue>(Object.entries(first));
  const notices: string[] = [];
  const sent: string[] = [];
  const tasks: (() => void)[] = [];
  let text = '';
  const target: PasteTarget = {
    space,
    refusalAt: (at) => (space.isInput(at.row, at.col) ? undefined : 'printed'),
    valueAt: (at) => values.get(refOf(at)) ?? null,
    shownAt: (at) => String(values.get(refOf(at)) ?? ''),
    contextAt: () => ({ kind: 'general', today: '2026-11-21' }),
  };
  const facts: GridFacts = {
    target,
    readOnly,
    today: '2026-11-21',
    pageRows: 2,
    place: 'a',
    undo: undoLog(),
    choicesAt: () => choices,
    labelOf: refOf,
    load: () => new Promise((done) => asked.push(done)),
    showValue: (value) => String(value),
    change: (changes, how) => {
      for (const { ref, value } of changes) values.set(ref, value);
      sent.push(`${how} ${changes.map(({ ref, value }) => `${ref}=${String(value)}`).join(' ')}`);
    },
    notice: (words) => notices.push(words),
    save: () => sent.push('save'),
    leave: () => sent.push('leave'),
    undoElsewhere: () => false,
    later: (work) => tasks.push(work),
  };
  const store = gridStore();
  const controller = gridController(
    store,
    {
      read: () => text,
      write: (next) => {
        if (store.getState().ime.phase === 'composing') throw new Error('the editor is written to while composing');
        text = next;
      },
      insert: (part) => {
        text += part;
        controller.input();
      },
      focus: () => sent.push('focus'),
      blur: () => controller.compose('end'),
    },
    () => facts,
  );
  store.setState({ selection: selectCell({ row: 2, col: 2 }, space) });
  const clipboard = gridClipboard(store, controller, () => facts);
  return {
    store,
    controller,
    clipboard,
    values,
    notices,
    sent,
    text: () => text,
    /** Rows are read, or cannot be. */
    arrive: async (rows: readonly number[] | 'none') => {
      if (rows !== 'none') for (const row of rows) awayRows.delete(row);
      for (const done of asked.splice(0)) done(rows !== 'none');
      await Promise.resolve();
    },
    active: () => refOf(store.getState().selection.active),
    mode: () => store.getState().mode,
    press: (chord: string, keyCode = 0) => {
      const parts = chord.split('+');
      const key = parts.at(-1) ?? '';
      return controller.press({
        key,
        ctrl: parts.includes('Ctrl'),
        shift: parts.includes('Shift'),
        alt: parts.includes('Alt'),
        isComposing: false,
        keyCode,
      });
    },
    type: (letters: string) => {
      for (const letter of letters) {
        if (controller.press({ key: letter, ctrl: false, shift: false, alt: false, isComposing: false, keyCode: 0 }))
          continue;
        text += letter;
        controller.input();
      }
    },
    compose: (letters: string) => {
      controller.compose('start');
      text = letters;
      controller.input();
    },
    composed: (letters: string) => {
      text = letters;
      controller.input();
      controller.compose('end');
    },
    macrotask: () => {
      for (const work of tasks.splice(0)) work();
    },
    point: (ref: string, extend = false) => controller.pointAt(parseRef(ref) ?? { row: 1, col: 1 }, extend),
  };
}

describe('typing', () => {
  it('replaces the value and goes out once, on leaving', () => {
    const grid = aGrid({ values: { B2: 5 } });
    grid.type('12');
    expect(grid.sent).toEqual([]);
    grid.press('Enter');
    expect([grid.sent, grid.active(), grid.mode(), grid.text()]).toEqual([['typed B2=12'], 'B3', 'ready', '']);
  });

  it('says nothing when the same value is typed again', () => {
    const grid = aGrid({ values: { B2: 12 } });
    grid.type('12');
    grid.press('Tab');
    expect([grid.sent, grid.active()]).toEqual([[], 'C2']);
  });

  it('is accepted by arrows, but F2 gives them to the caret', () => {
    const grid = aGrid();
    grid.type('1');
    expect([grid.press('ArrowRight'), grid.active()]).toEqual([true, 'C2']);
    grid.press('F2');
    expect([grid.press('ArrowRight'), grid.active(), grid.mode()]).toEqual([false, 'C2', 'editing']);
  });

  it('restores by Escape what was there', () => {
    const grid = aGrid({ values: { B2: '甲' } });
    grid.press('F2');
    expect(grid.text()).toBe('甲');
    grid.type('乙');
    grid.press('Escape');
    expect([grid.sent, grid.values.get('B2'), grid.mode()]).toEqual([[], '甲', 'ready']);
  });

  it('leaves a value alone that F2 only looked at, though its spelling means something else', () => {
    const grid = aGrid({ values: { B2: 0.85 } });
    grid.press('F2');
    grid.press('Enter');
    expect(grid.sent).toEqual([]);
  });

  it('refuses printed words in words and takes no letter', () => {
    const grid = aGrid();
    grid.point('A1');
    grid.type('5');
    expect([grid.text(), grid.sent, grid.notices]).toEqual(['', [], ['A1 是表样原有的内容，没有改动。']]);
  });

  it('changes nothing in a sheet that is only looked at', () => {
    const grid = aGrid({ readOnly: true, values: { B2: 1 } });
    grid.type('5');
    grid.press('Delete');
    grid.press('F2');
    grid.clipboard.paste('7', undefined);
    expect([grid.sent, grid.values.get('B2'), grid.mode()]).toEqual([[], 1, 'ready']);
  });

  it('takes along what was typed when the focus or the mouse goes elsewhere', () => {
    const grid = aGrid();
    grid.type('1');
    grid.point('C3');
    grid.type('2');
    grid.controller.blur();
    expect([grid.sent, grid.active()]).toEqual([['typed B2=1', 'typed C3=2'], 'C3']);
  });
});

describe('the input method', () => {
  it('owns the first letter, and the Enter that picks a character does not move', () => {
    const grid = aGrid();
    grid.compose('zhong');
    expect(grid.press('Enter')).toBe(false);
    grid.composed('中');
    expect(grid.press('Enter')).toBe(false);
    grid.macrotask();
    expect([grid.press('Enter'), grid.sent, grid.active()]).toEqual([true, ['typed B2=中'], 'B3']);
  });

  it('holds every shortcut while key code 229 is reported', () => {
    const grid = aGrid();
    expect([grid.press('Delete', 229), grid.press('Tab', 229), grid.active()]).toEqual([false, false, 'B2']);
  });

  it('leaves the cell as it was when the composition is given up', () => {
    const grid = aGrid({ values: { B2: '甲' } });
    grid.compose('zhong');
    grid.composed('');
    grid.macrotask();
    expect(grid.mode()).toBe('ready');
    grid.press('Enter');
    expect([grid.sent, grid.values.get('B2')]).toEqual([[], '甲']);
  });

  it('gives its text to the cell that the mouse leaves, and only then goes', () => {
    const grid = aGrid();
    grid.compose('zhong');
    grid.point('C3');
    expect(grid.sent).toEqual([]);
    grid.macrotask();
    grid.macrotask();
    expect([grid.sent, grid.active(), grid.mode()]).toEqual([['typed B2=zhong', 'focus'], 'C3', 'ready']);
  });

  it('gives its text to the cell when the focus leaves the grid', () => {
    const grid = aGrid();
    grid.compose('zhong');
    grid.controller.blur();
    grid.composed('中');
    grid.macrotask();
    expect([grid.sent, grid.active()]).toEqual([['typed B2=中'], 'B2']);
  });
});

describe('filling, clearing, undoing', () => {
  it('fills the selection, down and to the right', () => {
    const grid = aGrid();
    grid.point('C3', true);
    grid.type('7');
    grid.press('Ctrl+Enter');
    expect(grid.sent).toEqual(['typed B2=7 C2=7 B3=7 C3=7']);
    grid.point('D2');
    grid.type('9');
    grid.press('Enter');
    grid.point('D2');
    grid.point('D3', true);
    grid.press('Ctrl+d');
    expect(grid.values.get('D3')).toBe(9);
    grid.point('C2');
    grid.press('Ctrl+r');
    expect(grid.sent).toHaveLength(3);
    grid.point('D2');
    grid.press('Ctrl+r');
    expect(grid.values.get('D2')).toBe(7);
  });

  it('clears the inputs of a selection and nothing else, in one step', () => {
    const grid = aGrid({ values: { A2: '盗窃', B2: 1, C2: 2 } });
    grid.point('A2');
    grid.point('C2', true);
    grid.press('Delete');
    expect(grid.sent).toEqual(['typed B2=null C2=null']);
    grid.press('Ctrl+z');
    expect([grid.values.get('B2'), grid.values.get('C2'), grid.notices]).toEqual([1, 2, ['已撤销：B2 等 2 格']]);
    grid.press('Ctrl+y');
    expect(grid.values.get('C2')).toBeNull();
  });

  it('says in words what was undone and goes there', () => {
    const grid = aGrid();
    grid.type('12');
    grid.press('Enter');
    grid.press('Ctrl+End');
    grid.press('Ctrl+z');
    expect([grid.notices, grid.active()]).toEqual([['已撤销：B2 12 → 空'], 'B2']);
    grid.press('Ctrl+z');
    expect(grid.notices.at(-1)).toBe('没有可撤销的操作。');
  });

  it('begins with today or with the value above', () => {
    const grid = aGrid({ values: { B2: '张三' } });
    grid.point('B3');
    grid.press("Ctrl+'");
    expect([grid.text(), grid.mode()]).toEqual(['张三', 'typing']);
    grid.press('Escape');
    grid.press('Ctrl+;');
    expect(grid.text()).toBe('2026/11/21');
  });

  it('breaks the line while typing, and saves on Ctrl+S what is being typed', () => {
    const grid = aGrid();
    grid.type('甲');
    grid.press('Alt+Enter');
    grid.type('乙');
    grid.press('Ctrl+s');
    expect(grid.sent).toEqual(['typed B2=甲\n乙', 'save']);
  });

  it('leaves by F6 with what was typed, never by Tab', () => {
    const grid = aGrid();
    grid.type('1');
    grid.press('F6');
    expect(grid.sent).toEqual(['typed B2=1', 'leave']);
    for (let times = 0; times < 20; times++) expect(grid.press('Tab')).toBe(true);
    expect(grid.active()).toBe('B4');
  });
});

describe('choices', () => {
  it('narrows by typing and puts the chosen one in', () => {
    const grid = aGrid({ choices: ['盗窃', '抢劫', '诈骗'] });
    grid.press('Alt+ArrowDown');
    expect(grid.mode()).toBe('choosing');
    grid.press('ArrowDown');
    grid.press('Enter');
    expect([grid.sent, grid.mode(), grid.active()]).toEqual([['typed B2=抢劫'], 'ready', 'B2']);
    grid.press('Alt+ArrowDown');
    grid.type('骗');
    grid.press('Enter');
    expect(grid.values.get('B2')).toBe('诈骗');
  });

  it('leaves the cell as it was by Escape', () => {
    const grid = aGrid({ choices: ['盗窃'], values: { B2: 1 } });
    grid.press('Alt+ArrowDown');
    grid.press('Escape');
    expect([grid.sent, grid.mode()]).toEqual([[], 'ready']);
  });
});

describe('the clipboard', () => {
  it('copies and pastes inside the program without losing a value', () => {
    const grid = aGrid({ values: { B2: '007' } });
    const taken = grid.clipboard.copy();
    expect(taken?.text).toBe('007');
    grid.point('B3');
    grid.clipboard.paste('007\r\n', undefined);
    expect(grid.sent).toEqual(['pasted B3=007']);
  });

  it('clears what was cut only when it is pasted, in one step', () => {
    const grid = aGrid({ values: { B2: 5 } });
    const taken = grid.clipboard.cut();
    expect(grid.sent).toEqual([]);
    grid.point('C3');
    grid.clipboard.paste(taken?.text ?? '', undefined);
    expect([grid.values.get('C3'), grid.values.get('B2')]).toEqual([5, null]);
    grid.press('Ctrl+z');
    expect([grid.values.get('C3'), grid.values.get('B2')]).toEqual([null, 5]);
  });

  it('forgets what was cut once something else is pasted or typed', () => {
    const grid = aGrid({ values: { B2: 5 } });
    grid.clipboard.cut();
    grid.point('C3');
    grid.clipboard.paste('9', undefined);
    expect([grid.values.get('C3'), grid.values.get('B2')]).toEqual([9, 5]);
  });

  it('shows a paste first when something in it is refused', () => {
    const grid = aGrid();
    grid.point('A2');
    grid.clipboard.paste('甲\t1', undefined);
    expect(grid.sent).toEqual([]);
    expect(grid.store.getState().plan?.refused).toHaveLength(1);
    grid.clipboard.applyPlan();
    expect([grid.sent, grid.store.getState().plan]).toEqual([['pasted B2=1'], undefined]);
  });
});

describe('rows that are being read', () => {
  /** A printed list whose first blank cell lies in a row not read yet. */
  const aList = () => aGrid({ lines: ['##', '##', '##', '##', '#.', '..'], merges: [], away: [3, 4, 5, 6] });

  it('keep what is typed after Tab for the cell that Tab finds', async () => {
    const grid = aList();
    grid.point('A1');
    grid.press('Tab');
    expect([grid.active(), grid.store.getState().isWaiting]).toEqual(['A1', true]);
    grid.type('17');
    grid.press('Tab');
    grid.type('18');
    expect(grid.sent).toEqual([]);
    await grid.arrive([3, 4]);
    expect([grid.active(), grid.text(), grid.sent]).toEqual(['A1', '18', []]);
    await grid.arrive([5, 6]);
    expect([grid.sent, grid.active(), grid.text(), grid.mode()]).toEqual([['typed B5=17'], 'A6', '18', 'typing']);
    grid.press('Enter');
    expect([grid.sent, grid.notices]).toEqual([['typed B5=17', 'typed A6=18'], []]);
  });

  it('hold Ctrl+arrow, paste and filling back until it is known what is printed there', async () => {
    const grid = aList();
    grid.point('B1');
    grid.press('Ctrl+ArrowDown');
    await grid.arrive([3, 4, 5, 6]);
    expect(grid.active()).toBe('B4');
    const other = aList();
    other.point('A2');
    other.clipboard.paste('1\n2', undefined);
    expect(other.store.getState().plan).toBeUndefined();
    await other.arrive([3]);
    expect(other.store.getState().plan?.refused).toHaveLength(2);
    const third = aList();
    third.point('B6');
    third.point('B2', true);
    third.type('7');
    third.press('Ctrl+Enter');
    expect(third.sent).toEqual([]);
    await third.arrive([3, 4, 5, 6]);
    expect(third.sent).toEqual(['typed B5=7 B6=7']);
  });

  it('take a text typed into them once they are known, or say in words that it does not fit', async () => {
    const grid = aList();
    grid.point('B5');
    grid.type('17');
    grid.point('B4');
    grid.type('18');
    grid.point('A1');
    expect(grid.sent).toEqual([]);
    await grid.arrive([3, 4, 5, 6]);
    expect(grid.sent).toEqual(['typed B5=17']);
    expect(grid.notices).toEqual(['B4 是表样原有的内容，「18」没有填入。请在可填的格子里再输入。']);
  });

  it('let a composition end before the active cell moves', async () => {
    const grid = aList();
    grid.point('A1');
    grid.press('Tab');
    grid.compose('zhong');
    await grid.arrive([3, 4, 5, 6]);
    expect(grid.active()).toBe('A1');
    grid.composed('中');
    grid.macrotask();
    grid.press('Enter');
    expect(grid.sent).toEqual(['typed B5=中']);
  });

  it('say what was typed when they cannot be read or are not waited for', async () => {
    const grid = aList();
    grid.point('A1');
    grid.press('Tab');
    grid.type('17');
    await grid.arrive('none');
    expect(grid.notices).toEqual(['后面的行没有读到，「17」没有填入。请再选格子输入。']);
    expect([grid.text(), grid.mode(), grid.store.getState().isWaiting]).toEqual(['', 'ready', false]);
    grid.press('Tab');
    grid.press('Escape');
    await grid.arrive([3, 4, 5, 6]);
    expect(grid.active()).toBe('A1');
  });
});
