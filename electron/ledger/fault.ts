// SQLite and file system errors → problems of the catalogue; the one place that knows their codes.
// Law 8: what the clerk reads says what happened and what is safe; the code itself stays in the log (`cause`).
import { dirname, parse, resolve } from 'node:path';
import { type ProblemCode, ProblemError, problem } from '../../core/problem';

const byCode: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHMSIZE)$/, 'disk.full'],
  [/^(SQLITE_CORRUPT|SQLITE_IOERR_CORRUPTFS|SQLITE_IOERR_DATA)/, 'ledger.damaged'],
  // A short read is a file that ends too early, not a failing disk.
  [/^SQLITE_IOERR_SHORT_READ$/, 'ledger.damaged'],
  [/^(SQLITE_IOERR|EIO$|ENODEV$|ENXIO$)/, 'disk.failing'],
  [/^SQLITE_NOTADB$/, 'ledger.notLedger'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM$|EACCES$|EPERM$|EROFS$)/, 'ledger.readOnly'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL$|EBUSY$)/, 'ledger.locked'],
];

/** After one of these no further change is accepted: a failing disk is not made worse. */
export const STOPS_WRITING: readonly ProblemCode[] = ['disk.failing', 'ledger.damaged'];

/** Our own problems as they are, known codes as theirs, everything else unchanged. */
export function ledgerFault(error: unknown, path: string, owner = '另一个程序'): unknown {
  if (error instanceof ProblemError) return error;
  const code = codeOf(error);
  const found = code === undefined ? undefined : byCode.find(([pattern]) => pattern.test(code));
  if (code === undefined || !found) return error;
  return problem(
    found[1],
    {
      file: path,
      folder: dirname(path),
      drive: parse(resolve(path)).root === '/' ? dirname(path) : parse(resolve(path)).root,
      what: code,
      owner,
    },
    error,
  );
}

/** Runs the body; what it throws is told in the catalogue's words. */
export function telling<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw ledgerFault(error, path);
  }
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
