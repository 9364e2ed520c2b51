// How the program was asked to start: the few switches it knows, and where the ledger lives. Law: the ledger's
// place is decided once, here: --data, else the shared program data of the PC, else the user's own folder.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Launch {
  readonly showVersion: boolean;
  /** Open the window, load the first page, print versions, leave. */
  readonly smoke: boolean;
  /** Folder given by --data, absolute. */
  readonly dataFolder?: string;
}

/** Reads the arguments behind the executable (and behind the app path when unpackaged); unknown ones are Chromium's. */
export function readLaunch(argv: readonly string[]): Launch {
  const at = argv.indexOf('--data');
  const inline = argv.find((arg) => arg.startsWith('--data='))?.slice('--data='.length);
  const given = at >= 0 ? argv[at + 1] : inline;
  return {
    showVersion: argv.includes('--version'),
    smoke: argv.includes('--smoke'),
    ...(given ? { dataFolder: resolve(given) } : {}),
  };
}

/** The folder of the ledger, made when missing; `userFolder` is the last resort and always belongs to the user. */
export function ledgerFolder(launch: Launch, userFolder: string, programData = sharedProgramData()): string {
  if (launch.dataFolder) return launch.dataFolder;
  if (programData && isWritableFolder(programData)) return programData;
  return join(userFolder, 'ledger');
}

function sharedProgramData(): string | undefined {
  if (process.platform === 'win32') return process.env.ProgramData && join(process.env.ProgramData, 'Yitiantong');
  return process.platform === 'linux' ? '/var/lib/yitiantong' : undefined;
}

function isWritableFolder(folder: string): boolean {
  try {
    // Not recursive: its parent belongs to the system and is there, or this is no such system.
    if (!existsSync(folder)) mkdirSync(folder);
    accessSync(folder, constants.W_OK | constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
