// The ledger behind its worker thread. Law: a worker that dies costs at most what was under way (`worker.died`); it is
// started again with growing pauses, and what is asked meanwhile waits instead of failing.
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError, problem } from '../../core/problem';
import type { AccountId } from '../../core/words';
import type { InputArgs, LedgerAbout, LedgerClient } from './client';
import type { Integrity } from './integrity';
import type { Asked, FromWorker, ToWorker, WorkerStart } from './messages';
import type { LedgerPlace } from './open';
import type { ReadInput, ReadName, ReadOutput, WriteInput, WriteName, WriteOutput } from './operations';

export interface WorkerLedgerOptions {
  /** The built worker: `import workerFile from './ledger/worker?modulePath'`. */
  readonly workerFile: string;
  readonly place: LedgerPlace;
  /** Nobody wrote for so long: the write-ahead log is carried over. */
  readonly idleMs?: number;
  /** The worker died, or could not be started again; the window shows it. */
  readonly onProblem?: (told: Problem) => void;
  /** What belongs in the log, not on the screen. */
  readonly onLog?: (text: string) => void;
}

export interface WorkerLedger extends LedgerClient {
  /** Ends the thread as a crash would, for tests of recovery. */
  crash(): Promise<void>;
}

/** Starts the worker and opens the ledger; rejects with the problem when it cannot be opened. */
export async function openInWorker(options: WorkerLedgerOptions): Promise<WorkerLedger> {
  const link = new LedgerLink(options);
  await link.about();
  return link;
}

interface Waiting {
  readonly message: ToWorker;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: ProblemError) => void;
}

const IDLE_MS = 2000;
const PAUSES_MS = [50, 250, 1000, 5000];
/** After a worker that lived this long the pauses begin anew. */
const STEADY_MS = 60_000;

class LedgerLink implements WorkerLedger {
  private worker: Worker;
  private state: 'opening' | 'open' | 'closing' | 'refused' = 'opening';
  /** What every call is answered once the ledger cannot be opened (again). */
  private refusal: Problem = problem('worker.died').problem;
  private nextId = 1;
  private deaths = 0;
  private startedAt = 0;
  /** Runs between a death and the next start. */
  private pause: NodeJS.Timeout | undefined;
  private readonly unsent: Waiting[] = [];
  private readonly unanswered = new Map<number, Waiting>();

  constructor(private readonly options: WorkerLedgerOptions) {
    this.worker = this.launch();
  }

  about() {
    return this.ask({ ask: 'about' }) as Promise<LedgerAbout>;
  }

  read<N extends ReadName>(name: N, ...input: InputArgs<ReadInput<N>>) {
    return this.ask({ ask: 'read', name, input: input[0] }) as Promise<ReadOutput<N>>;
  }

  write<N extends WriteName>(name: N, actor: AccountId | null, ...input: InputArgs<WriteInput<N>>) {
    return this.ask({ ask: 'write', name, actor, input: input[0] }) as Promise<WriteOutput<N>>;
  }

  integrity(quick: boolean) {
    return this.ask({ ask: 'integrity', quick }) as Promise<Integrity>;
  }

  async close(): Promise<void> {
    if (this.state === 'refused' || this.state === 'closing') return;
    if (this.pause) {
      clearTimeout(this.pause);
      this.refuse(this.refusal);
      return;
    }
    const gone = new Promise((resolve) => this.worker.once('exit', resolve));
    const closed = this.ask({ ask: 'close' });
    this.state = 'closing';
    await closed;
    await gone;
  }

  async crash(): Promise<void> {
    await this.worker.terminate();
  }

  private ask(asked: Asked): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { message: { ...asked, id: this.nextId++ }, resolve, reject };
      if (this.state === 'open') this.send(waiting);
      else if (this.state === 'opening') this.unsent.push(waiting);
      else reject(new ProblemError(this.refusal));
    });
  }

  private send(waiting: Waiting): void {
    this.unanswered.set(waiting.message.id, waiting);
    this.worker.postMessage(waiting.message);
  }

  private launch(): Worker {
    const { workerFile, place, idleMs = IDLE_MS } = this.options;
    const workerData: WorkerStart = { place, idleMs };
    const worker = new Worker(workerFile, { workerData });
    let why = '';
    worker.on('message', (message: FromWorker) => this.receive(message));
    worker.on('error', (error: unknown) => {
      why = error instanceof Error ? String(error.stack) : String(error);
    });
    worker.on('exit', (code) => this.exited(`exit code ${code} ${why}`));
    this.startedAt = Date.now();
    return worker;
  }

  private receive(message: FromWorker): void {
    if (message.tell === 'opened') {
      if (this.state === 'opening') this.state = 'open';
      for (const waiting of this.unsent.splice(0)) this.send(waiting);
      return;
    }
    if (message.tell === 'refused') {
      this.options.onLog?.(message.log);
      this.refuse(message.problem);
      return;
    }
    const waiting = this.unanswered.get(message.id);
    this.unanswered.delete(message.id);
    if (message.tell === 'answer') {
      waiting?.resolve(message.value);
      return;
    }
    if (message.problem.code === 'program.unexpected') this.options.onLog?.(message.log);
    waiting?.reject(new ProblemError(message.problem));
  }

  private exited(why: string): void {
    const told = problem('worker.died').problem;
    const lost = [...this.unanswered.values()];
    this.unanswered.clear();
    if (this.state === 'closing') lost.push(...this.unsent.splice(0));
    for (const waiting of lost) waiting.reject(new ProblemError(told));
    if (this.state === 'closing' || this.state === 'refused') return;
    this.options.onLog?.(`ledger worker died: ${why}`);
    this.options.onProblem?.(told);
    this.deaths = Date.now() - this.startedAt > STEADY_MS ? 1 : this.deaths + 1;
    this.state = 'opening';
    this.pause = setTimeout(() => this.restart(), PAUSES_MS[Math.min(this.deaths, PAUSES_MS.length) - 1]);
  }

  private restart(): void {
    this.pause = undefined;
    this.worker = this.launch();
  }

  /** The ledger cannot be opened. At the start the caller hears it as the answer; later the window must be told. */
  private refuse(told: Problem): void {
    this.state = 'refused';
    this.refusal = told;
    for (const waiting of this.unsent.splice(0)) waiting.reject(new ProblemError(told));
    if (this.deaths > 0) this.options.onProblem?.(told);
  }
}
