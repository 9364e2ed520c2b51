// The ledger as the rest of the program sees it: named operations, promises, problems. One interface for the worker
// (workerClient.ts), the command line and the tests (direct.ts); types come from the operations themselves.
import type { AccountId } from '../../core/words';
import type { Integrity } from './integrity';
import type { ReadInput, ReadName, ReadOutput, WriteInput, WriteName, WriteOutput } from './operations';

/** No argument where an operation takes none. */
export type InputArgs<I> = [I] extends [undefined] ? [] : [input: I];

export interface LedgerAbout {
  readonly path: string;
  readonly schemaVersion: number;
  readonly sqliteVersion: string;
}

/** Every promise rejects with a `ProblemError` of the catalogue, never with anything else. */
export interface LedgerClient {
  about(): Promise<LedgerAbout>;
  read<N extends ReadName>(name: N, ...input: InputArgs<ReadInput<N>>): Promise<ReadOutput<N>>;
  /** Resolves when the change and its audit rows are on disk. `actor` null: the program itself. */
  write<N extends WriteName>(
    name: N,
    actor: AccountId | null,
    ...input: InputArgs<WriteInput<N>>
  ): Promise<WriteOutput<N>>;
  /** `db check`; thorough unless `quick`. */
  integrity(quick: boolean): Promise<Integrity>;
  /** Waits for what is under way, carries the write-ahead log over and gives the file back. */
  close(): Promise<void>;
}
