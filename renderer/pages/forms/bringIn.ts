// Bringing files in: by the system's dialog or dropped on the window; both end on the import page.
// Law: a file that cannot be read is named with its reason; the others go on.
import type { Looked } from '../../../core/contract';
import { MAX_FILE_BYTES } from '../../../core/contractLimits';
import type { Problem } from '../../../core/problem';
import { call, problemOf, startJob } from '../../client';
import { go } from '../../route';
import { tellProblem } from '../../state';
import { type Refusal, useLooks } from './looks';

/** Opens the system's dialog; nothing happens when the clerk closes it. */
export async function chooseFiles(): Promise<void> {
  const { set } = useLooks.getState();
  try {
    const job = startJob('forms.choose', undefined, (event) => set({ reading: event.what }));
    const found = await job.result;
    if (found.length === 0) return;
    for (const file of found) take(file);
    go({ page: 'import' });
  } catch (error) {
    tellProblem(problemOf(error));
  } finally {
    set({ reading: undefined });
  }
}

/** Files dropped on the window cross as name and bytes. */
export async function bringDropped(files: readonly File[]): Promise<void> {
  const { set } = useLooks.getState();
  go({ page: 'import' });
  for (const file of files) {
    set({ reading: file.name });
    try {
      if (file.size > MAX_FILE_BYTES)
        refuse(file.name, { code: 'workbook.tooLarge', details: { file: file.name, what: '文件', limit: '64 MB' } });
      else {
        take(await call('forms.look', { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
      }
    } catch (error) {
      refuse(file.name, problemOf(error));
    }
  }
  set({ reading: undefined });
}

/** Converts an old file with the LibreOffice of this PC; its refusal gives way to the look. Returns how to stop it. */
export function convertOld(refusal: Refusal, token: string): () => void {
  const { set } = useLooks.getState();
  set({ reading: refusal.fileName });
  const job = startJob('forms.convert', { token }, (event) => set({ reading: `${refusal.fileName}：${event.what}` }));
  void job.result
    .then(
      (look) => {
        set({ refusals: useLooks.getState().refusals.filter((one) => one !== refusal) });
        take(look);
      },
      (error: unknown) => tellProblem(problemOf(error)),
    )
    .finally(() => set({ reading: undefined }));
  return job.cancel;
}

function take(file: Looked): void {
  const { looks, refusals, set } = useLooks.getState();
  if ('problem' in file) set({ refusals: [...refusals, file] });
  else set({ looks: [...looks, file] });
}

function refuse(fileName: string, problem: Problem): void {
  take({ fileName, problem, old: null });
}
