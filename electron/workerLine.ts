// Typed calls into a worker thread of the main process: message out, answer back, problems as data, a dead worker
// replaced. Law (A36): who waited for a dead worker reads a problem; the next call meets a new one.
import type { MessagePort, Worker } from 'node:worker_threads';
import { asProblem, type Problem, ProblemError, problem } from '../core/problem';

/** What a worker can do: named functions of plain data. */
export type Duties = Readonly<Record<string, (...args: never[]) => unknown>>;

interface Request {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: Problem; readonly stack?: string };

/** The worker's side: one message at a time, in order. */
export function serve(port: MessagePort, duties: Duties): void {
  port.on('message', ({ id, name, args }: Request) => {
    let reply: Reply;
    try {
      const duty = Object.hasOwn(duties, name) ? duties[name] : undefined;
      if (!duty) throw problem('ipc.unknown', { name });
      reply = { id, ok: true, value: duty(...(args as never[])) };
    } catch (error) {
      const stack = error instanceof ProblemError ? undefined : error instanceof Error ? error.stack : undefined;
      reply = { id, ok: false, problem: asProblem(error), ...(stack === undefined ? {} : { stack }) };
    }
    port.postMessage(reply);
  });
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** The caller's side of one worker, started at the first call and again after each death. */
export class Line<D extends Duties> {
  #worker: Worker | undefined;
  #next = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(
    private readonly start: () => Worker,
    private readonly died: (error: unknown) => void,
  ) {}

  call<N extends keyof D & string>(name: N, ...args: Parameters<D[N]>): Promise<ReturnType<D[N]>> {
    const worker = this.#live();
    const id = this.#next++;
    return new Promise<ReturnType<D[N]>>((done, fail) => {
      this.#waiting.set(id, { done: done as (value: unknown) => void, fail });
      worker.postMessage({ id, name, args } satisfies Request);
    });
  }

  /** Ends the worker; calls still waiting read `worker.died`. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#failAll();
    await worker?.terminate();
  }

  #live(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.start();
    this.#worker = worker;
    worker.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id);
      if (!waiting) return;
      this.#waiting.delete(reply.id);
      if (reply.ok) waiting.done(reply.value);
      else
        waiting.fail(
          new ProblemError(reply.problem, reply.stack === undefined ? undefined : { cause: new Error(reply.stack) }),
        );
    });
    worker.on('error', (error) => this.#gone(worker, error));
    worker.on('exit', (code) => this.#gone(worker, new Error(`worker ended with code ${code}`)));
    return worker;
  }

  #gone(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#failAll();
    this.died(error);
  }

  #failAll(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { fail } of waiting) fail(problem('worker.died'));
  }
}
