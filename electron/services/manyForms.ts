// A folder of templates at once: looking at every workbook in it, importing what the clerk kept. Law: one bad file never
// stops the rest; each file has its own answer.
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ImportedOne, InputOf } from '../../core/contract';
import { asProblem, problem } from '../../core/problem';
import type { AccountId } from '../../core/words';
import type { Job } from '../jobs';
import { importForm } from './forms';
import type { Services } from './services';
import { doubtfulIn } from './understanding';

/** Files of one bulk import; a department sends some dozens. */
export const MAX_FILES = 500;
const WORKBOOKS = new Set(['.xlsx', '.xlsm', '.xls', '.et']);

/** Paths of the workbooks in a folder and its folders, in the order of their names; no lock or hidden files. */
export async function workbooksIn(folder: string, job: Job, most = MAX_FILES): Promise<string[]> {
  const found: string[] = [];
  const open = async (at: string, isRoot: boolean): Promise<void> => {
    job.throwIfCancelled();
    const entries = await readdir(at, { withFileTypes: true }).catch((error: unknown) => {
      if (isRoot) throw problem('file.unreadable', { file: at }, error);
      return [];
    });
    entries.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
    for (const entry of entries) {
      if (found.length >= most) return;
      if (/^[.~]/.test(entry.name)) continue;
      if (entry.isFile() && WORKBOOKS.has(extname(entry.name).toLowerCase())) found.push(join(at, entry.name));
      else if (entry.isDirectory()) await open(join(at, entry.name), false);
    }
  };
  await open(folder, true);
  return found;
}

/** Imports file after file; those after a cancel stay looked at and are not imported. */
export async function importMany(
  services: Services,
  actor: AccountId,
  { files }: InputOf<'forms.importMany'>,
  job: Job,
): Promise<ImportedOne[]> {
  const done: ImportedOne[] = [];
  for (const [index, file] of files.entries()) {
    job.progress(index, files.length, file.name);
    try {
      job.throwIfCancelled();
      const form = await importForm(services, actor, file);
      done.push({ token: file.token, form, doubtful: await doubtfulIn(services, form.versionId) });
    } catch (error) {
      done.push({ token: file.token, problem: asProblem(error) });
    }
  }
  return done;
}
