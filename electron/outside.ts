// Other programs: the only file that starts one. Fixed programs, arguments as a list, no shell, a time limit, a way to
// stop. Law (A18): nothing a file or a clerk says ever becomes a command.
import { type ChildProcess, execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { problem } from '../core/problem';

/** Ends with the program; problems `outside.slow`, `outside.failed`, `job.cancelled`. */
export async function runProgram(
  program: string,
  args: readonly string[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw problem('job.cancelled');
  let child: ChildProcess | undefined;
  const stop = () => child && endTree(child);
  signal.addEventListener('abort', stop);
  const limit = setTimeout(stop, limitMs);
  const started = performance.now();
  try {
    await new Promise<void>((done, fail) => {
      child = execFile(program, [...args], { windowsHide: true, maxBuffer: 1_000_000 }, (error) =>
        error ? fail(error) : done(),
      );
    });
  } catch (error) {
    if (signal.aborted) throw problem('job.cancelled');
    if (performance.now() - started >= limitMs)
      throw problem('outside.slow', { program: 'LibreOffice', seconds: Math.round(limitMs / 1000) }, error);
    throw problem('outside.failed', { program: 'LibreOffice' }, error);
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', stop);
  }
}

/** LibreOffice starts a second process behind a small first one: on Windows both must be told. */
function endTree(child: ChildProcess): void {
  if (process.platform === 'win32' && child.pid !== undefined)
    execFile(
      join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe'),
      ['/pid', String(child.pid), '/t', '/f'],
      () => undefined,
    );
  else child.kill('SIGKILL');
}

/** The LibreOffice of this PC; undefined when there is none. */
export function findLibreOffice(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return candidates(env).find(isProgram);
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32')
    return [env.ProgramFiles, env['ProgramFiles(x86)']].flatMap((folder) =>
      folder
        ? [join(folder, 'LibreOffice', 'program', 'soffice.exe'), join(folder, 'LibreOffice', 'program', 'soffice.com')]
        : [],
    );
  const onPath = (env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return [
    ...onPath,
    '/usr/lib/libreoffice/program',
    '/opt/libreoffice/program',
    '/Applications/LibreOffice.app/Contents/MacOS',
  ].map((folder) => join(folder, 'soffice'));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
