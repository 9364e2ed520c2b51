import { describe, expect, it } from 'vitest';
import { belongsToIme, IME_IDLE, type ImeEvent, imeAfter } from './ime';

const following = (...events: ImeEvent[]) => events.reduce(imeAfter, IME_IDLE);
const enter = { isComposing: false, keyCode: 13 };

describe('keys and the input method', () => {
  it('leaves every key to a running composition', () => {
    expect(belongsToIme(following('start'), enter)).toBe(true);
    expect(belongsToIme(IME_IDLE, { isComposing: true, keyCode: 13 })).toBe(true);
    expect(belongsToIme(IME_IDLE, { isComposing: false, keyCode: 229 })).toBe(true);
    expect(belongsToIme(IME_IDLE, enter)).toBe(false);
  });

  it('lets the Enter that picked a character pass unseen, and the next one move', () => {
    expect(belongsToIme(following('start', 'end'), enter)).toBe(true);
    expect(belongsToIme(following('start', 'end', 'settled'), enter)).toBe(false);
  });

  it('does not end a composition that began while the one before it settled', () => {
    expect(following('start', 'end', 'start', 'settled').phase).toBe('composing');
  });

  it('remembers that it should leave until the text is there', () => {
    expect(following('start', 'leave').leaving).toBe(true);
    expect(following('start', 'leave', 'end').leaving).toBe(true);
    expect(following('start', 'leave', 'end', 'settled')).toEqual(IME_IDLE);
    expect(following('leave')).toEqual(IME_IDLE);
  });
});
