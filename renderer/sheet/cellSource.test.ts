import { describe, expect, it, vi } from 'vitest';
import type { SheetRows } from '../../core/sheet';
import { aCell } from './aLook';
import { loadingSource, wholeSource } from './cellSource';

const settled = () => new Promise((done) => setTimeout(done, 0));

describe('cells on demand', () => {
  it('asks for each block once and tells when it arrives', async () => {
    const fetchRows = vi.fn(
      async (from: number, to: number): Promise<SheetRows> => ({ from, to, cells: [aCell(`B${from}`, '甲')] }),
    );
    const source = loadingSource(450, fetchRows);
    const listener = vi.fn();
    source.subscribe(listener);
    source.ensure(1, 250);
    source.ensure(100, 300);
    await settled();
    expect(fetchRows.mock.calls).toEqual([
      [1, 200],
      [201, 400],
    ]);
    expect(listener).toHaveBeenCalledTimes(2);
    expect([source.isLoaded(1), source.isLoaded(400), source.isLoaded(401)]).toEqual([true, true, false]);
    expect(source.cellAt(201, 2)?.value).toBe('甲');
    expect(source.cellAt(201, 1)).toBeUndefined();
    source.ensure(390, 9999);
    await settled();
    expect(fetchRows.mock.calls.at(-1)).toEqual([401, 450]);
  });

  it('asks again for a block that failed', async () => {
    let broken = true;
    const failures: unknown[] = [];
    const source = loadingSource(
      100,
      async (from, to) => {
        if (broken) throw new Error('worker died');
        return { from, to, cells: [] };
      },
      (problem) => failures.push(problem),
    );
    source.ensure(1, 10);
    await settled();
    expect([failures.length, source.isLoaded(1)]).toEqual([1, false]);
    broken = false;
    source.ensure(1, 10);
    await settled();
    expect(source.isLoaded(1)).toBe(true);
  });

  it('finds a cell among many of its row', () => {
    const source = wholeSource(['A1', 'C1', 'F1', 'Z1'].map((ref) => aCell(ref, ref)));
    expect(
      ['A', 'B', 'C', 'F', 'Z', 'AA'].map((_, index) => source.cellAt(1, [1, 2, 3, 6, 26, 27][index] ?? 0)?.value),
    ).toEqual(['A1', undefined, 'C1', 'F1', 'Z1', undefined]);
    expect(source.rowCells(2)).toBe(source.rowCells(3));
  });
});
