// A worker under watch: a time limit for each step of a walk, a bounded heap, and the memory of the whole process looked at all the time.
// Law: whatever the worker does, an answer comes, and the next file meets a living worker.
import { Worker } from 'node:worker_threads';
import { STEPS } from './walk';
import type { Answer } from './walker';

/** What the process grows by while it walks: worker, heap, engine, buffers. */
export const MOST_MB = 400;
/** Its heap: below the bound, so that garbage that merely lies about is collected before it is reached. */
const HEAP_MB = 256;

/** A busy machine gives a step less than its time: what it worked counts, and the clock only beyond so many times. */
const BUSY = 6;

const workMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const MB = 1024 * 1024;

export type Verdict = Answer & { readonly ms: number; readonly peakMB: number; readonly step: string };

export class WatchedWorker {
  /** The process before any walk. */
  private readonly idle = process.memoryUsage.rss();
  private readonly step = new Int32Array(new SharedArrayBuffer(8));
  private worker: Worker | undefined;
  private tell: (told: Answer) => void = () => undefined;

  constructor(private readonly path: string) {}

  /** A fresh worker for the next file. */
  async renew(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  async judge(bytes: Uint8Array, mostMs: number): Promise<Verdict> {
    this.worker ??= this.started();
    const { worker } = this;
    const start = performance.now();
    let peak = 0;
    const look = () => {
      peak = Math.max(peak, process.memoryUsage.rss() - this.idle);
    };
    let begun = -1;
    let since = { wall: 0, work: 0 };
    const watch = setInterval(() => {
      look();
      const count = Atomics.load(this.step, 1);
      const now = { wall: performance.now(), work: workMs() };
      if (count !== begun) [begun, since] = [count, now];
      else if (now.work - since.work > mostMs || now.wall - since.wall > mostMs * BUSY)
        this.tell(failed(`hangs for more than ${mostMs} ms`));
    }, 10);
    const answer = await new Promise<Answer>((resolve) => {
      this.tell = resolve;
      worker.postMessage(bytes);
    });
    clearInterval(watch);
    look();
    const step = STEPS[Atomics.load(this.step, 0)] ?? '';
    const ms = performance.now() - start;
    if (answer.kind === 'failure') await this.renew();
    return { ...answer, ms, peakMB: peak / MB, step };
  }

  private started(): Worker {
    const worker = new Worker(this.path, {
      workerData: this.step.buffer,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    });
    const told = (answer: Answer) => {
      if (worker === this.worker) this.tell(answer);
    };
    worker.on('message', told);
    worker.on('error', (error: Error) => told(failed(`${error.name}: ${error.message}`, error.stack)));
    worker.on('exit', (code) => told(failed(`the worker ended with code ${code}`)));
    return worker;
  }
}

function failed(what: string, stack = ''): Answer {
  return { kind: 'failure', what, stack, cpuMs: 0 };
}
