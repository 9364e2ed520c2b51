// Bringing files in: by the system's dialog or dropped on the window; both end on the import page.
// Law: a file that cannot be read is named with its reason; the others go on.
import { MAX_FILE_BYTES } from '../../../core/contractLimits';
import type { Problem } from '../../../core/problem';
import { call, problemOf, startJob } from '../../client';
import { go } from '../../route';
import { tellProblem } from '../../state';
import { useLooks } from './looks';

/** Opens the system's dialog; nothing happens when the clerk closes it. */
export async function chooseFiles(): Promise<void> {
  const { set } = useLooks.getState();
  try {
    const job = startJob('forms.choose', undefined, (event) => set({ reading: event.what }));
    const found = await job.result;
    if (found.length === 0) return;
    const { looks, refusals } = useLooks.getState();
    set({
      looks: [...looks, ...found.flatMap((file) => ('token' in file ? [file] : []))],
      refusals: [...refusals, ...found.flatMap((file) => ('token' in file ? [] : [file]))],
    });
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
        const look = await call('forms.look', { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        set({ looks: [...useLooks.getState().looks, look] });
      }
    } catch (error) {
      refuse(file.name, problemOf(error));
    }
  }
  set({ reading: undefined });
}

function refuse(fileName: string, problem: Problem): void {
  const { refusals, set } = useLooks.getState();
  set({ refusals: [...refusals, { fileName, problem }] });
}
