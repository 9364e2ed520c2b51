// Brings up the two workers and joins them into the services; owns their end. Law (A36): a ledger that stays shut is a
// problem told in the window, not a program that does not start.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../core/problem';
import { problem } from '../core/problem';
import { machineClock } from './clock';
import { INFERENCE } from './inference';
import { bindingFromEnvironment } from './ledger/binding';
import { openInWorker } from './ledger/workerClient';
import type { Services } from './services/services';
import type { WorkbookDuties } from './workbooks/duties';
import { Library, type Shelf } from './workbooks/library';
import { Line } from './workerLine';

export const LEDGER_FILE = 'yitiantong.db';

export interface StartOptions {
  readonly folder: string;
  readonly migrations: string;
  readonly ledgerWorker: string;
  readonly workbookWorker: string;
  readonly told: (problem: Problem) => void;
  readonly log: (text: string, error?: unknown) => void;
}

export interface Running {
  readonly ledgerPath: string;
  /** Rejects with the problem that keeps the ledger shut. */
  readonly services: Promise<Services>;
  /** Empty until the ledger is open. */
  sqliteVersion(): string;
  close(): Promise<void>;
}

export function startServices(options: StartOptions): Running {
  const ledgerPath = join(options.folder, LEDGER_FILE);
  const line = new Line<WorkbookDuties>(
    () => new Worker(options.workbookWorker),
    (error) => {
      options.log('workbook worker died', error);
      options.told({ code: 'worker.died', details: {} });
    },
  );
  let sqlite = '';
  const services = openLedger(options, ledgerPath).then(async (ledger): Promise<Services> => {
    sqlite = (await ledger.about()).sqliteVersion;
    const library = new Library(shelfOn(line), async (versionId) => ledger.read('formFile', { versionId }));
    return { ledger, library, clock: machineClock, inference: INFERENCE };
  });
  services.catch(() => undefined);
  return {
    ledgerPath,
    services,
    sqliteVersion: () => sqlite,
    close: async () => {
      await line.close();
      await services.then(({ ledger }) => ledger.close()).catch(() => undefined);
    },
  };
}

async function openLedger(options: StartOptions, path: string) {
  try {
    mkdirSync(options.folder, { recursive: true });
  } catch (error) {
    throw problem('ledger.readOnly', { folder: options.folder }, error);
  }
  return openInWorker({
    workerFile: options.ledgerWorker,
    place: { path, migrations: options.migrations, nativeBinding: bindingFromEnvironment() },
    onProblem: options.told,
    onLog: (text) => options.log(text),
  });
}

/** The shelf behind the line: the same names, answered later. */
function shelfOn(line: Line<WorkbookDuties>): Shelf {
  return new Proxy({} as Shelf, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        (line.call as (name: unknown, ...args: unknown[]) => Promise<unknown>).call(line, name, ...args),
  });
}
