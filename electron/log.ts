// The program's own log: what broke and when, in the user's folder, bounded in size. Law (A33): no personal data, no
// values of cells, no file contents; an error's name, code and stack only.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 1_000_000;

export class Log {
  constructor(private readonly file: string) {}

  write(what: string, error?: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.name).split('\n').slice(1, 12).join('\n') : '';
    const name = error instanceof Error ? error.name : error === undefined ? '' : typeof error;
    const code = (error as { code?: unknown } | undefined)?.code;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
        renameSync(this.file, `${this.file}.1`);
      appendFileSync(
        this.file,
        `${new Date().toISOString()} ${what} ${name} ${typeof code === 'string' ? code : ''}\n${stack}\n`,
      );
    } catch {
      // A log that cannot be written must not be the second failure.
    }
  }
}
