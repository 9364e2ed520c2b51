// What crosses between the main process and the ledger's worker thread. Law: only plain data; a problem crosses as a
// problem, its cause as text for the log.
import type { Problem } from '../../core/problem';
import type { AccountId } from '../../core/words';
import type { LedgerPlace } from './open';
import type { ReadName, WriteName } from './operations';

export interface WorkerStart {
  readonly place: LedgerPlace;
  /** Nobody typed for so long: the write-ahead log is carried over. */
  readonly idleMs: number;
}

export type Asked =
  | { readonly ask: 'read'; readonly name: ReadName; readonly input: unknown }
  | { readonly ask: 'write'; readonly name: WriteName; readonly actor: AccountId | null; readonly input: unknown }
  | { readonly ask: 'integrity'; readonly quick: boolean }
  | { readonly ask: 'about' }
  | { readonly ask: 'close' };

export type ToWorker = Asked & { readonly id: number };

export type FromWorker =
  | { readonly tell: 'opened' }
  | { readonly tell: 'refused'; readonly problem: Problem; readonly log: string }
  | { readonly tell: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly tell: 'failure'; readonly id: number; readonly problem: Problem; readonly log: string };
