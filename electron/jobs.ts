// Long work: each job has a name given by the window, tells its progress and can be cancelled between its steps.
// Law: a cancelled job leaves nothing half done; what it wrote stands behind one last step.
import { problem } from '../core/problem';

export interface Job {
  readonly signal: AbortSignal;
  /** `done` of `total` steps; total 0 = unknown. */
  progress(done: number, total: number, what: string): void;
  /** To be called between steps; problem `job.cancelled` once the clerk pressed stop. */
  throwIfCancelled(): void;
}

export class Jobs {
  readonly #running = new Map<string, AbortController>();

  constructor(private readonly tell: (event: { job: string; done: number; total: number; what: string }) => void) {}

  /** Runs `work` under `name`; a name already running is a problem of the caller's making. */
  async run<T>(name: string, work: (job: Job) => Promise<T>): Promise<T> {
    if (this.#running.has(name)) throw problem('job.unknown');
    const control = new AbortController();
    this.#running.set(name, control);
    const job: Job = {
      signal: control.signal,
      progress: (done, total, what) => this.tell({ job: name, done, total, what }),
      throwIfCancelled: () => {
        if (control.signal.aborted) throw problem('job.cancelled');
      },
    };
    try {
      return await work(job);
    } finally {
      this.#running.delete(name);
    }
  }

  cancel(name: string): void {
    const control = this.#running.get(name);
    if (!control) throw problem('job.unknown');
    control.abort();
  }
}

/** For callers without a window: no progress is shown and nothing cancels. */
export const SILENT_JOB: Job = {
  signal: new AbortController().signal,
  progress: () => undefined,
  throwIfCancelled: () => undefined,
};
