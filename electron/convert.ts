// Old formats through an installed LibreOffice: .xls and .et become .xlsx once, at import; a filled form may go back to
// .xls. Law: own profile, own folder that is emptied afterwards, a time limit; without LibreOffice nothing is faked.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problem } from '../core/problem';
import type { Job } from './jobs';
import { findLibreOffice, runProgram } from './outside';

/** A first start of LibreOffice with a new profile takes some seconds on a slow PC; a form itself well under one. */
const LIMIT_MS = 60_000;

export interface Converted {
  readonly bytes: Uint8Array;
  /** PNG of the first page before and after, as LibreOffice draws them; null where its drawing part is not installed. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

export type OldFormat = 'xls' | 'et';

/** The .xlsx of an old workbook. Problems `outside.missing`, `outside.slow`, `outside.failed`, `job.cancelled`. */
export function convertOld(bytes: Uint8Array, from: OldFormat, job: Job): Promise<Converted> {
  return convert(bytes, from, 'xlsx:Calc MS Excel 2007 XML', job);
}

/** The .xls of a filled .xlsx. */
export function convertToXls(bytes: Uint8Array, job: Job): Promise<Converted> {
  return convert(bytes, 'xlsx', 'xls:MS Excel 97', job);
}

async function convert(bytes: Uint8Array, from: string, filter: string, job: Job): Promise<Converted> {
  const program = findLibreOffice();
  if (!program) throw problem('outside.missing');
  const folder = await mkdtemp(join(tmpdir(), 'yitiantong-'));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  // LibreOffice tells formats by content, but .et only when it is named .xls.
  const source = join(folder, `form.${from === 'et' ? 'xls' : from}`);
  const run = async (file: string, filterName: string, out: string, step: number, what: string) => {
    job.throwIfCancelled();
    job.progress(step, 3, what);
    const outFolder = join(folder, out);
    await mkdir(outFolder);
    await runProgram(
      program,
      [profile, '--headless', '--norestore', '--nolockcheck', '--convert-to', filterName, '--outdir', outFolder, file],
      LIMIT_MS,
      job.signal,
    );
    // LibreOffice ends well without a file when it lacks the filter.
    const [made] = await readdir(outFolder);
    return made === undefined ? undefined : join(outFolder, made);
  };
  try {
    await writeFile(source, bytes);
    const result = await run(source, filter, 'result', 0, '转换格式');
    if (result === undefined) throw problem('outside.failed', { program: 'LibreOffice' });
    const before = await run(source, 'png', 'before', 1, '画出原表');
    const after = before === undefined ? undefined : await run(result, 'png', 'after', 2, '画出新表');
    const read = async (file: string | undefined) => (file === undefined ? null : new Uint8Array(await readFile(file)));
    return { bytes: new Uint8Array(await readFile(result)), before: await read(before), after: await read(after) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
  }
}
