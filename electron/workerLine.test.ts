import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { problem } from '../core/problem';
import { Line, serve } from './workerLine';

const duties = {
  double: (n: number) => n * 2,
  refuse: (): void => {
    throw problem('workbook.empty', { file: 'a.xlsx' });
  },
  break: (): void => {
    throw new TypeError('boom');
  },
};

/** A worker in this thread: a port that serves the duties and can die. */
function aWorker() {
  const { port1, port2 } = new MessageChannel();
  serve(port2, duties);
  const worker = new EventEmitter() as EventEmitter & {
    postMessage: MessagePort['postMessage'];
    terminate(): Promise<number>;
  };
  port1.on('message', (message) => worker.emit('message', message));
  worker.postMessage = (message: unknown) => port1.postMessage(message);
  worker.terminate = async () => {
    port1.close();
    port2.close();
    return 0;
  };
  return worker;
}

function aLine() {
  const workers: ReturnType<typeof aWorker>[] = [];
  const deaths: unknown[] = [];
  const line = new Line<typeof duties>(
    () => {
      const worker = aWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    (error) => deaths.push(error),
  );
  return { line, workers, deaths };
}

test('a call is answered with what the duty returned', async () => {
  const { line } = aLine();
  expect(await Promise.all([line.call('double', 2), line.call('double', 21)])).toEqual([4, 42]);
  await line.close();
});

test('a problem crosses as that problem, anything else as program.unexpected with its stack kept for the log', async () => {
  const { line } = aLine();
  await expect(line.call('refuse')).rejects.toMatchObject({
    problem: { code: 'workbook.empty', details: { file: 'a.xlsx' } },
  });
  await expect(line.call('break')).rejects.toMatchObject({
    problem: { code: 'program.unexpected' },
    cause: expect.any(Error),
  });
  await line.close();
});

test('a name that is no duty is refused, inherited ones too', async () => {
  const { line } = aLine();
  await expect(line.call('constructor' as 'double', 1)).rejects.toMatchObject({ problem: { code: 'ipc.unknown' } });
  await line.close();
});

test('who waits for a worker that dies reads so, and the next call meets a new worker', async () => {
  const { line, workers, deaths } = aLine();
  const waiting = line.call('double', 1);
  workers[0]?.emit('error', new Error('out of memory'));
  await expect(waiting).rejects.toMatchObject({ problem: { code: 'worker.died' } });
  expect(deaths).toHaveLength(1);
  expect(await line.call('double', 3)).toBe(6);
  expect(workers).toHaveLength(2);
  await line.close();
  for (const worker of workers) await worker.terminate();
});
