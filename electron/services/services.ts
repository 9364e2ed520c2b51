// What the use cases stand on: the ledger, the workbooks, the clock. The window and the command line build it once.
import type { Clock } from '../clock';
import type { LedgerClient } from '../ledger/client';
import type { Library } from '../workbooks/library';

export interface Services {
  readonly ledger: LedgerClient;
  readonly library: Library;
  readonly clock: Clock;
  /** Name of the inference whose answers may be kept in the ledger; null: none are kept. */
  readonly inference: string | null;
}
