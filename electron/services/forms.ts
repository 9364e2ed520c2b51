// 模板: looking at files, importing them as forms, renaming, putting out of use. Law 4 begins here: the file is stored
// to the byte as it came.
import type { FileLook, Form, InputOf, Looked } from '../../core/contract';
import { asProblem } from '../../core/problem';
import type { AccountId } from '../../core/words';
import { convertOld } from '../convert';
import { readChosen } from '../files';
import type { Job } from '../jobs';
import { sha256Hex } from '../ledger/checksum';
import { findLibreOffice } from '../outside';
import type { Services } from './services';
import { withoutValues } from './setAside';
import { lookInto } from './understanding';

/**
 * Looks at chosen files one after the other; a file that is refused carries its problem, the others go on. When the clerk
 * stops it, none stays looked at.
 */
export async function lookAtFiles(services: Services, paths: readonly string[], job: Job): Promise<Looked[]> {
  const looked: Looked[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      job.throwIfCancelled();
      const fileName = path.split(/[\\/]/).at(-1) ?? path;
      job.progress(index, paths.length, fileName);
      try {
        looked.push(await lookAtFile(services, await readChosen(path), job));
      } catch (error) {
        if (job.signal.aborted) throw error;
        looked.push({ fileName, problem: asProblem(error), old: null });
      }
    }
    return looked;
  } catch (error) {
    for (const look of looked) {
      const token = 'token' in look ? look.token : look.old;
      if (token !== null) await services.library.drop(token);
    }
    throw error;
  }
}

/** Looks at one file; an old format is kept aside when this PC can convert it. */
export async function lookAtFile(
  services: Services,
  file: { fileName: string; bytes: Uint8Array },
  job: Job,
): Promise<Looked> {
  const { library } = services;
  try {
    return await lookInto(services, await library.look(file.fileName, file.bytes), job);
  } catch (error) {
    if (job.signal.aborted) throw error;
    const told = asProblem(error);
    const old = told.code === 'workbook.oldFormat' && findLibreOffice() !== undefined ? library.keepOld(file) : null;
    return { fileName: file.fileName, problem: told, old };
  }
}

/** Converts a file kept aside, once; problems `outside.*`, and those of a look. */
export async function convertForm(services: Services, token: string, job: Job): Promise<FileLook> {
  const { library } = services;
  const { fileName, bytes } = library.old(token);
  const from = /\.et$/i.test(fileName) ? '.et' : '.xls';
  const made = await convertOld(bytes, from === '.et' ? 'et' : 'xls', job);
  const opened = await library.look(`${fileName.replace(/\.[^.]*$/, '')}.xlsx`, made.bytes, {
    from,
    before: made.before,
    after: made.after,
  });
  await library.drop(token);
  return lookInto(services, opened, job);
}

/** What an import may say; a file of a bulk import says less. */
type ImportInput = InputOf<'forms.importMany'>['files'][number] & Partial<Pick<InputOf<'forms.import'>, 'setAside'>>;

/**
 * Stores a looked-at file as a form; problems `form.nameTaken`, `form.same`. When values are set aside the file stays
 * looked at, so that they can be read from it, until it is dropped.
 */
export async function importForm(services: Services, actor: AccountId, input: ImportInput): Promise<Form> {
  const { ledger, library } = services;
  const { token, name, departmentId, calendar, formNumber = null, due = null, understood = [] } = input;
  const { fileName, bytes: given, convertedFrom } = library.looked(token);
  const { sheets } = await library.ask({ token }, (shelf, key) => shelf.head(key));
  // A mistaken sheet number is refused before anything is stored.
  for (const { sheet } of understood) await library.ask({ token }, (shelf, key) => shelf.sheet(key, sheet));
  const aside = input.setAside === true ? await withoutValues(services, token, understood) : undefined;
  const bytes = aside?.bytes ?? given;
  const form = await ledger.write('importForm', actor, {
    name,
    departmentId,
    calendar,
    formNumber,
    due,
    fileName,
    convertedFrom,
    sheetCount: sheets.filter((sheet) => sheet.kind === 'worksheet').length,
    bytes,
    sha256: sha256Hex(bytes),
    setAside: aside?.cells ?? 0,
    understood,
  });
  if (!aside || aside.cells === 0) await library.drop(token);
  return form;
}
