// The ledger in this very process: for the command line, for tests, and inside the worker thread. Law: the same
// functions everywhere, so that what a test proves is what the window does.
import { asProblem, type Problem, ProblemError } from '../../core/problem';
import type { AccountId, Instant } from '../../core/words';
import type { InputArgs, LedgerClient } from './client';
import { ledgerFault, STOPS_WRITING } from './fault';
import { integrityOf } from './integrity';
import { versionOf } from './migrate';
import { type LedgerPlace, type OpenMode, openLedger } from './open';
import {
  type ReadInput,
  type ReadName,
  type ReadOutput,
  reads,
  type WriteInput,
  type WriteName,
  type WriteOutput,
  writes,
} from './operations';

export interface DirectOptions {
  readonly mode?: OpenMode;
  /** The machine's clock unless a test hands in another. */
  readonly now?: () => Instant;
}

/** Adds to a client what only its own process may do. */
export interface DirectLedger extends LedgerClient {
  /** Carries the write-ahead log over without making anyone wait; done by itself above 64 MB and on closing. */
  checkpoint(): void;
}

/** Throws a `ProblemError` when the ledger cannot be opened. */
export function openDirect(place: LedgerPlace, { mode = 'write', now = machineNow }: DirectOptions = {}): DirectLedger {
  const ledger = inWords(place.path, () => openLedger(place, mode, now()));
  let stopped: Problem | undefined;
  const promised = <T>(body: () => T) => new Promise<T>((resolve) => resolve(inWords(place.path, body)));
  return {
    about: () =>
      promised(() => ({
        path: place.path,
        schemaVersion: versionOf(ledger.migrations),
        sqliteVersion: String(ledger.connection.prepare('SELECT sqlite_version()').pluck().get()),
      })),
    read: <N extends ReadName>(name: N, ...input: InputArgs<ReadInput<N>>) =>
      promised(() => (reads[name] as (db: unknown, input: unknown) => ReadOutput<N>)(ledger.db, input[0])),
    write: <N extends WriteName>(name: N, actor: AccountId | null, ...input: InputArgs<WriteInput<N>>) =>
      promised(() => {
        if (stopped) throw new ProblemError(stopped);
        try {
          const operation = writes[name] as (change: unknown, input: unknown) => WriteOutput<N>;
          return ledger.change((db) => operation({ db, actor, at: now() }, input[0]));
        } catch (error) {
          if (error instanceof ProblemError && STOPS_WRITING.includes(error.problem.code)) stopped = error.problem;
          throw error;
        }
      }),
    integrity: (quick) => promised(() => integrityOf(ledger, quick)),
    checkpoint: () => ledger.checkpoint(),
    close: () => promised(() => ledger.close()),
  };
}

/** Whatever goes wrong leaves as a problem; its cause stays attached for the log. */
function inWords<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    const told = ledgerFault(error, path);
    throw told instanceof ProblemError ? told : new ProblemError(asProblem(told), { cause: told });
  }
}

function machineNow(): Instant {
  return new Date().toISOString();
}
