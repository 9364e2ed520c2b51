// The ledger's worker thread: message in, function, message out, one after the other. Law: heavy work never blocks the
// window, and the thread that writes is the only one that has the file.
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem } from '../../core/problem';
import type { AccountId } from '../../core/words';
import { type DirectLedger, openDirect } from './direct';
import type { FromWorker, ToWorker, WorkerStart } from './messages';
import type { ReadName, WriteName } from './operations';

interface Untyped {
  read(name: ReadName, input: unknown): Promise<unknown>;
  write(name: WriteName, actor: AccountId | null, input: unknown): Promise<unknown>;
}

if (!parentPort) throw new Error('This file runs in a worker thread only.');
const port = parentPort;
const { place, idleMs } = workerData as WorkerStart;
const tell = (message: FromWorker) => port.postMessage(message);
let idle: NodeJS.Timeout | undefined;

try {
  serve(openDirect(place));
} catch (error) {
  tell({ tell: 'refused', problem: asProblem(error), log: logOf(error) });
  port.close();
}

function serve(ledger: DirectLedger): void {
  port.on('message', async (message: ToWorker) => {
    try {
      const value = await answer(ledger, message);
      tell({ tell: 'answer', id: message.id, value });
    } catch (error) {
      tell({ tell: 'failure', id: message.id, problem: asProblem(error), log: logOf(error) });
    }
    if (message.ask === 'write') restWhenIdle(ledger);
    if (message.ask === 'close') port.close();
  });
  tell({ tell: 'opened' });
}

function answer(ledger: DirectLedger, message: ToWorker): Promise<unknown> {
  // The types of inputs are checked where they are made (workerClient.ts); here they are only passed on.
  const untyped = ledger as unknown as Untyped;
  switch (message.ask) {
    case 'read':
      return untyped.read(message.name, message.input);
    case 'write':
      return untyped.write(message.name, message.actor, message.input);
    case 'integrity':
      return ledger.integrity(message.quick);
    case 'about':
      return ledger.about();
    case 'close':
      clearTimeout(idle);
      return ledger.close();
  }
}

function restWhenIdle(ledger: DirectLedger): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    try {
      ledger.checkpoint();
    } catch {
      // Nothing is lost: the log stays where it is, and the next write tells what is wrong with the disk.
    }
  }, idleMs);
}

function logOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.stack}\ncaused by ${error.cause.stack}` : String(error.stack);
}
