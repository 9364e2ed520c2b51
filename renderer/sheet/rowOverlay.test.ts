import { describe, expect, it } from 'vitest';
import { NO_OVERLAY, overlayOf } from './rowOverlay';

describe('values of a report by row', () => {
  it('keeps the rows that did not change', () => {
    const before = overlayOf(
      new Map([
        ['A1', 1],
        ['B2', 2],
      ]),
      new Map(),
      NO_OVERLAY,
    );
    const after = overlayOf(
      new Map([
        ['A1', 1],
        ['B2', 3],
      ]),
      new Map(),
      before,
    );
    expect(after.get(1)).toBe(before.get(1));
    expect(after.get(2)).not.toBe(before.get(2));
    expect(after.get(2)?.get(2)).toEqual({ value: 3 });
  });

  it('joins values and states of saving, and keeps equal dates', () => {
    const before = overlayOf(
      new Map([['A1', { date: '2026-03-15' }]]),
      new Map([
        ['A1', 'saving'],
        ['C9', 'failed'],
      ]),
      NO_OVERLAY,
    );
    expect(before.get(1)?.get(1)).toEqual({ value: { date: '2026-03-15' }, save: 'saving' });
    expect(before.get(9)?.get(3)).toEqual({ save: 'failed' });
    const same = overlayOf(
      new Map([['A1', { date: '2026-03-15' }]]),
      new Map([
        ['A1', 'saving'],
        ['C9', 'failed'],
      ]),
      before,
    );
    expect([same.get(1) === before.get(1), same.get(9) === before.get(9)]).toEqual([true, true]);
  });
});
