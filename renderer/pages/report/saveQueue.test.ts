import { expect, test } from 'vitest';
import type { CellChange } from '../../../core/contract';
import { asProblem, problem } from '../../../core/problem';
import { type Batch, type QueueView, SaveQueue } from './saveQueue';

const change = (ref: string, value: number): CellChange => ({ sheet: 0, ref, value });
const typed = (...changes: CellChange[]): Batch => ({ origin: 'typed', changes });

/** A main process whose answers the test gives one by one. */
function aMainProcess() {
  const calls: { batch: Batch; done: () => void; refuse: () => void }[] = [];
  let view: QueueView | undefined;
  const queue = new SaveQueue(
    (batch) =>
      new Promise((resolve, reject) => {
        calls.push({
          batch,
          done: () => resolve({ at: 'now' }),
          refuse: () => reject(problem('disk.full', { drive: 'D:' })),
        });
      }),
    asProblem,
    (shown) => {
      view = shown;
    },
  );
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  return { queue, calls, settle, view: () => view as QueueView };
}

test('a cell is saving until the main process has answered, then saved', async () => {
  const { queue, calls, settle, view } = aMainProcess();
  queue.put(typed(change('B2', 1)));
  expect(view().states.get('0!B2')).toBe('saving');
  calls[0]?.done();
  await settle();
  expect(view().states.get('0!B2')).toBe('saved');
  expect(queue.unsettled).toBe(false);
});

test('changes are sent one after the other, in the order they were typed', async () => {
  const { queue, calls, settle } = aMainProcess();
  queue.put(typed(change('B2', 1)));
  queue.put(typed(change('B2', 12)));
  expect(calls).toHaveLength(1);
  calls[0]?.done();
  await settle();
  expect(calls[1]?.batch.changes).toEqual([change('B2', 12)]);
});

test('a cell typed again while its first value is on its way stays saving until the last value is on disk', async () => {
  const { queue, calls, settle, view } = aMainProcess();
  queue.put(typed(change('B2', 1)));
  queue.put(typed(change('B2', 12)));
  calls[0]?.done();
  await settle();
  expect(view().states.get('0!B2')).toBe('saving');
  calls[1]?.done();
  await settle();
  expect(view().states.get('0!B2')).toBe('saved');
});

test('what could not be saved is marked, kept, and sent again on request', async () => {
  const { queue, calls, settle, view } = aMainProcess();
  queue.put(typed(change('B2', 1), change('B3', 2)));
  calls[0]?.refuse();
  await settle();
  expect(view().states.get('0!B3')).toBe('failed');
  expect(view().failed).toBe(2);
  expect(view().problem?.code).toBe('disk.full');
  expect(queue.unsettled).toBe(true);
  queue.retry();
  calls[1]?.done();
  await settle();
  expect(view().states.get('0!B3')).toBe('saved');
  expect(view().problem).toBeUndefined();
});

test('a new value replaces one that failed: the old one is never sent again', async () => {
  const { queue, calls, settle, view } = aMainProcess();
  queue.put(typed(change('B2', 1)));
  calls[0]?.refuse();
  await settle();
  queue.put(typed(change('B2', 5)));
  calls[1]?.done();
  await settle();
  expect(view().failed).toBe(0);
  queue.retry();
  await settle();
  expect(calls).toHaveLength(2);
});

test('who waits until all is settled hears how many cells could not be saved', async () => {
  const { queue, calls, settle } = aMainProcess();
  expect(await queue.settled()).toBe(0);
  queue.put(typed(change('B2', 1)));
  queue.put(typed(change('B3', 2)));
  let failed: number | undefined;
  void queue.settled().then((count) => {
    failed = count;
  });
  calls[0]?.done();
  await settle();
  expect(failed).toBeUndefined();
  calls[1]?.refuse();
  await settle();
  expect(failed).toBe(1);
});
