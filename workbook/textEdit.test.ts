// A text changed at places: what is held keeps its place however many pieces become one.
import { describe, expect, it } from 'vitest';
import { TextEdit } from './textEdit';

describe('a text that is changed at places', () => {
  it('keeps what was held at the beginning open to the end', () => {
    const text = `head|${'x'.repeat(20_000)}`;
    const edit = new TextEdit(text);
    const setHead = edit.hold(0, 4);
    for (let i = 5; i < text.length; i++) {
      edit.replace(i, i + 1, 'y');
      edit.settle();
    }
    setHead('HEAD');
    expect(edit.result()).toBe(`HEAD|${'y'.repeat(20_000)}`);
  });
});
