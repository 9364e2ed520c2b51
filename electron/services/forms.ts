// 模板: looking at files, importing them as forms, renaming, putting out of use. Law 4 begins here: the file is stored
// to the byte as it came.
import type { FileLook, Form, InputOf } from '../../core/contract';
import { asProblem, type Problem } from '../../core/problem';
import type { AccountId } from '../../core/words';
import { readChosen } from '../files';
import type { Job } from '../jobs';
import { sha256Hex } from '../ledger/checksum';
import type { Services } from './services';

export type Looked = FileLook | { readonly fileName: string; readonly problem: Problem };

/** Looks at chosen files one after the other; a file that is refused carries its problem, the others go on. */
export async function lookAtFiles({ library }: Services, paths: readonly string[], job: Job): Promise<Looked[]> {
  const looked: Looked[] = [];
  for (const [index, path] of paths.entries()) {
    job.throwIfCancelled();
    const fileName = path.split(/[\\/]/).at(-1) ?? path;
    job.progress(index, paths.length, fileName);
    try {
      const file = await readChosen(path);
      looked.push(await library.look(file.fileName, file.bytes));
    } catch (error) {
      looked.push({ fileName, problem: asProblem(error) });
    }
  }
  return looked;
}

/** Stores a looked-at file as a form; problems `form.nameTaken`, `form.same`. */
export async function importForm(
  { ledger, library }: Services,
  actor: AccountId,
  input: InputOf<'forms.import'>,
): Promise<Form> {
  const { fileName, bytes } = library.looked(input.token);
  const { sheets } = await library.ask({ token: input.token }, (shelf, key) => shelf.head(key));
  const { name, departmentId, calendar } = input;
  const sheetCount = sheets.filter((sheet) => sheet.kind === 'worksheet').length;
  const form = await ledger.write('importForm', actor, {
    name,
    departmentId,
    calendar,
    fileName,
    sheetCount,
    bytes,
    sha256: sha256Hex(bytes),
  });
  await library.drop(input.token);
  return form;
}
