// Changes of one report on their way to the disk, in the order they were made. Law 5: a cell counts as saved only when
// the main process has answered; what could not be saved stays, marked in its cell, and is sent again on request.
import type { CellChange } from '../../../core/contract';
import type { Problem } from '../../../core/problem';
import type { Origin } from '../../../core/words';

export type SaveState = 'saving' | 'saved' | 'failed';

export interface Batch {
  readonly origin: Origin;
  readonly changes: readonly CellChange[];
}

export interface QueueView {
  /** By `sheet!ref`. */
  readonly states: ReadonlyMap<string, SaveState>;
  readonly waiting: number;
  readonly failed: number;
  readonly savedAt: string | undefined;
  readonly problem: Problem | undefined;
}

export function cellKey(sheet: number, ref: string): string {
  return `${sheet}!${ref}`;
}

export class SaveQueue {
  #states = new Map<string, SaveState>();
  #pending: Batch[] = [];
  #failed: Batch[] = [];
  #current: Batch | undefined;
  #sending = false;
  #running: Promise<void> = Promise.resolve();
  #savedAt: string | undefined;
  #problem: Problem | undefined;

  constructor(
    private readonly send: (batch: Batch) => Promise<{ at: string }>,
    private readonly asProblem: (error: unknown) => Problem,
    private readonly show: (view: QueueView) => void,
  ) {}

  /** Adds changes behind those already on their way. A cell that had failed is superseded by its newer value. */
  put(batch: Batch): void {
    const touched = new Set(batch.changes.map((change) => cellKey(change.sheet, change.ref)));
    this.#failed = this.#failed
      .map((old) => ({
        ...old,
        changes: old.changes.filter((change) => !touched.has(cellKey(change.sheet, change.ref))),
      }))
      .filter((old) => old.changes.length > 0);
    this.#pending.push(batch);
    this.#mark(batch, 'saving');
    this.#running = this.#run();
  }

  /** Sends everything that failed once more. */
  retry(): void {
    const again = this.#failed;
    this.#failed = [];
    this.#problem = undefined;
    this.#pending.unshift(...again);
    for (const batch of again) this.#mark(batch, 'saving');
    this.#running = this.#run();
  }

  /** True while leaving would lose something that is shown. */
  get unsettled(): boolean {
    return this.#sending || this.#pending.length > 0 || this.#failed.length > 0;
  }

  /** What was typed and is not on the disk yet, oldest first. */
  get unsaved(): readonly CellChange[] {
    return [...this.#failed, ...(this.#current ? [this.#current] : []), ...this.#pending].flatMap(
      (batch) => batch.changes,
    );
  }

  /** Resolves when nothing is on its way any more; tells how many cells could not be saved. */
  async settled(): Promise<number> {
    await this.#running;
    return this.#failed.reduce((sum, batch) => sum + batch.changes.length, 0);
  }

  async #run(): Promise<void> {
    // One sender at a time; it takes what was added meanwhile, and whoever waits, waits for it.
    if (this.#sending) return this.#running;
    this.#sending = true;
    for (let batch = this.#pending.shift(); batch; batch = this.#pending.shift()) {
      this.#current = batch;
      try {
        this.#savedAt = (await this.send(batch)).at;
        this.#markUnlessNewer(batch, 'saved');
        if (this.#failed.length === 0) this.#problem = undefined;
      } catch (error) {
        this.#problem = this.asProblem(error);
        this.#failed.push(batch);
        this.#markUnlessNewer(batch, 'failed');
      }
      this.#current = undefined;
      this.#tell();
    }
    this.#sending = false;
    this.#tell();
  }

  /** A newer value of the cell that still waits keeps it «saving». */
  #markUnlessNewer(batch: Batch, state: SaveState): void {
    const newer = new Set(
      this.#pending.flatMap((one) => one.changes.map((change) => cellKey(change.sheet, change.ref))),
    );
    const changes = batch.changes.filter((change) => !newer.has(cellKey(change.sheet, change.ref)));
    this.#mark({ ...batch, changes }, state);
  }

  #mark(batch: Batch, state: SaveState): void {
    this.#states = new Map(this.#states);
    for (const change of batch.changes) this.#states.set(cellKey(change.sheet, change.ref), state);
    this.#tell();
  }

  #tell(): void {
    this.show({
      states: this.#states,
      waiting: this.#pending.length + (this.#sending ? 1 : 0),
      failed: this.#failed.reduce((sum, batch) => sum + batch.changes.length, 0),
      savedAt: this.#savedAt,
      problem: this.#problem,
    });
  }
}
