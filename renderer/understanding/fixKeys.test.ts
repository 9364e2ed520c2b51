import { expect, test } from 'vitest';
import { deskCommandOf, FIX_WORDS, FIXES } from './fixKeys';

const press = (key: string, part: Partial<Parameters<typeof deskCommandOf>[0]> = {}) =>
  deskCommandOf({ key, ctrlKey: false, shiftKey: false, altKey: false, ...part });

test('every fix has a key of its own, and the key does it', () => {
  expect(new Set(FIXES.map((fix) => FIX_WORDS[fix].key)).size).toBe(FIXES.length);
  for (const fix of FIXES) {
    const { key } = FIX_WORDS[fix];
    const ctrlKey = key.startsWith('Ctrl+');
    const pressed = key === '空格' ? ' ' : key.replace('Ctrl+', '');
    expect(press(pressed, { ctrlKey }), key).toEqual({ do: 'fix', fix });
  }
});

test('no letter, digit or punctuation alone does anything: they belong to the input method', () => {
  for (const key of 'abcxyzABCXYZ0123456789,.;/-，。；、') expect(press(key), key).toBeUndefined();
});

test('Enter settles, Ctrl+Enter goes on, Ctrl+Z and Ctrl+Y undo and redo, F6 changes between list and sheet', () => {
  expect(press('Enter')).toEqual({ do: 'confirm' });
  expect(press('Enter', { ctrlKey: true })).toEqual({ do: 'onward' });
  expect(press('z', { ctrlKey: true })).toEqual({ do: 'undo' });
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ do: 'redo' });
  expect(press('y', { ctrlKey: true })).toEqual({ do: 'redo' });
  expect(press('F6')).toEqual({ do: 'swap' });
});

test('the keys of the sheet stay its own: arrows, ranges, Tab, copying', () => {
  for (const key of ['ArrowDown', 'Tab', 'Home', 'PageDown', 'Escape']) expect(press(key), key).toBeUndefined();
  expect(press('c', { ctrlKey: true })).toBeUndefined();
  expect(press('ArrowDown', { shiftKey: true })).toBeUndefined();
  expect(press('2', { altKey: true })).toBeUndefined();
});
