import { describe, expect, it } from 'vitest';
import { type Command, commandOf, type Mode } from './keys';

/** "Ctrl+Shift+Home" pressed in a mode. */
function pressed(chord: string, mode: Mode = 'ready'): Command | undefined {
  const parts = chord.split(/\+(?=.)/);
  const key = parts.at(-1) ?? '';
  return commandOf(
    { key, ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), alt: parts.includes('Alt') },
    mode,
  );
}

describe('keys on a cell', () => {
  it.each([
    ['ArrowDown', { do: 'move', step: 'down', extend: false }],
    ['Shift+ArrowRight', { do: 'move', step: 'right', extend: true }],
    ['Ctrl+ArrowLeft', { do: 'move', step: 'edgeLeft', extend: false }],
    ['Ctrl+Shift+ArrowUp', { do: 'move', step: 'edgeUp', extend: true }],
    ['Home', { do: 'move', step: 'rowStart', extend: false }],
    ['Ctrl+Home', { do: 'move', step: 'firstCell', extend: false }],
    ['Ctrl+Shift+End', { do: 'move', step: 'lastCell', extend: true }],
    ['PageDown', { do: 'move', step: 'pageDown', extend: false }],
    ['Enter', { do: 'next', next: 'enter' }],
    ['Shift+Enter', { do: 'next', next: 'enterBack' }],
    ['Tab', { do: 'next', next: 'tab' }],
    ['Shift+Tab', { do: 'next', next: 'tabBack' }],
    ['F2', { do: 'edit' }],
    ['Backspace', { do: 'editEmpty' }],
    ['Delete', { do: 'clear' }],
    ['Ctrl+a', { do: 'selectAll' }],
    ['Ctrl+D', { do: 'fillDown' }],
    ['Ctrl+r', { do: 'fillRight' }],
    ['Ctrl+Enter', { do: 'fillSelection' }],
    ['Ctrl+z', { do: 'undo' }],
    ['Ctrl+y', { do: 'redo' }],
    ['Ctrl+;', { do: 'today' }],
    ["Ctrl+'", { do: 'above' }],
    ['Alt+Enter', { do: 'lineBreak' }],
    ['Alt+ArrowDown', { do: 'choices' }],
    ['Ctrl+s', { do: 'save' }],
    ['F6', { do: 'leave', back: false }],
  ] as const)('%s', (chord, command) => {
    expect(pressed(chord)).toEqual(command);
  });

  it('leaves letters, the clipboard, search and the window to others', () => {
    for (const chord of [
      'a',
      '中',
      ' ',
      '=',
      'Ctrl+c',
      'Ctrl+x',
      'Ctrl+v',
      'Ctrl+f',
      'Ctrl+p',
      'Ctrl+k',
      'F1',
      'Alt+1',
      'Alt+F4',
      'Shift',
    ])
      expect(pressed(chord)).toBeUndefined();
  });
});

describe('keys while typing and editing', () => {
  it('moves the cell by arrows if typing began it, the caret if F2 did', () => {
    expect(pressed('ArrowLeft', 'typing')).toEqual({ do: 'move', step: 'left', extend: false });
    expect(pressed('Home', 'typing')).toEqual({ do: 'move', step: 'rowStart', extend: false });
    for (const chord of ['ArrowLeft', 'Home', 'Ctrl+ArrowRight', 'PageDown'])
      expect(pressed(chord, 'editing')).toBeUndefined();
  });

  it('accepts by Enter and Tab, restores by Escape', () => {
    for (const mode of ['typing', 'editing'] as const) {
      expect(pressed('Enter', mode)).toEqual({ do: 'next', next: 'enter' });
      expect(pressed('Shift+Tab', mode)).toEqual({ do: 'next', next: 'tabBack' });
      expect(pressed('Ctrl+Enter', mode)).toEqual({ do: 'fillSelection' });
      expect(pressed('Escape', mode)).toEqual({ do: 'cancel' });
    }
  });

  it('leaves undo, copying, deleting and Ctrl+A inside the text to the editor', () => {
    for (const mode of ['typing', 'editing'] as const)
      for (const chord of ['Ctrl+z', 'Ctrl+y', 'Ctrl+a', 'Ctrl+d', 'Delete', 'Backspace'])
        expect(pressed(chord, mode)).toBeUndefined();
  });

  it('turns typing into editing by F2', () => {
    expect(pressed('F2', 'typing')).toEqual({ do: 'edit' });
  });

  it('chooses from the open list', () => {
    expect(pressed('ArrowDown', 'choosing')).toEqual({ do: 'choose', move: 1 });
    expect(pressed('ArrowUp', 'choosing')).toEqual({ do: 'choose', move: -1 });
    expect(pressed('Enter', 'choosing')).toEqual({ do: 'pick' });
    expect(pressed('Escape', 'choosing')).toEqual({ do: 'closeChoices' });
    expect(pressed('Ctrl+s', 'choosing')).toEqual({ do: 'save' });
  });
});
