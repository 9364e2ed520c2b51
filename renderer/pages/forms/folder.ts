// A folder of files on its way into the program: what was found, what became of each. Law: a bad file stops none of the
// others; leaving the page keeps the table, and only the clerk ends it.
import { create } from 'zustand';
import type { Department, FileLook, Station } from '../../../core/contract';
import type { Problem } from '../../../core/problem';
import { call, problemOf, type RunningJob, startJob } from '../../client';
import { tellProblem } from '../../state';
import { asSaid, draftOf } from './draft';
import { type FolderRow, isSure, rowsOf } from './folderRows';
import { useLooks } from './looks';

interface Folder {
  /** Undefined = no folder is under way. */
  readonly rows: readonly FolderRow[] | undefined;
  /** What is being done at this moment, in words; undefined = nothing. */
  readonly doing: { readonly words: string; readonly done: number; readonly total: number } | undefined;
}

export const useFolder = create<Folder>()(() => ({ rows: undefined, doing: undefined }));

let job: RunningJob<unknown> | undefined;

export function stopFolder(): void {
  job?.cancel();
}

/** Lets the clerk choose a folder and looks at every workbook in it; null when she chose none. */
export async function chooseFolder(onFound: () => void): Promise<void> {
  const found = await running('正在看文件夹', () =>
    startJob('forms.chooseFolder', undefined, ({ what, done, total }) => step(`正在看 ${what}`, done, total)),
  );
  if (!found || found.length === 0) return;
  const kept = useFolder.getState().rows ?? [];
  useFolder.setState({ rows: [...kept, ...rowsOf(found)] });
  onFound();
}

/** Imports everything that is sure; each row tells what became of it. */
export async function importSure(departments: readonly Department[], station: Station | undefined): Promise<void> {
  const rows = useFolder.getState().rows?.filter(isSure) ?? [];
  const files = rows.flatMap(({ look }) =>
    look ? [{ token: look.token, ...asSaid(draftOf(look, departments, station).said) }] : [],
  );
  if (files.length === 0) return;
  const outcome = await running('正在导入', () =>
    startJob('forms.importMany', { files }, ({ what, done, total }) => step(`正在导入 ${what}`, done, total)),
  );
  for (const one of outcome ?? []) settleRow(one.token, 'problem' in one ? one.problem : 'imported');
}

/** The rest goes through the wizard, most doubtful first. */
export function openInWizard(rows: readonly FolderRow[]): void {
  const { looks, set } = useLooks.getState();
  const fresh = rows.flatMap(({ look }) => (look && !looks.some((one) => one.token === look.token) ? [look] : []));
  set({ looks: [...looks, ...fresh] });
}

/** What became of a file; unknown tokens belong to no folder. */
export function settleRow(token: string, outcome: 'imported' | 'dropped' | Problem): void {
  const { rows } = useFolder.getState();
  if (!rows?.some((row) => row.look?.token === token)) return;
  useFolder.setState({
    rows: rows.map((row) =>
      row.look?.token !== token
        ? row
        : typeof outcome === 'string'
          ? { ...row, state: outcome }
          : { ...row, state: 'waiting', problem: outcome },
    ),
  });
}

/** Ends the table; files that still wait are given back. */
export function endFolder(): void {
  const waiting = useFolder.getState().rows?.filter((row) => row.state === 'waiting') ?? [];
  for (const { look } of waiting) if (look) void dropLook(look);
  useFolder.setState({ rows: undefined });
}

async function dropLook({ token }: FileLook): Promise<void> {
  const { looks, set } = useLooks.getState();
  set({ looks: looks.filter((look) => look.token !== token) });
  await call('forms.drop', { token }).catch(() => undefined);
}

function step(words: string, done: number, total: number): void {
  useFolder.setState({ doing: { words, done, total } });
}

async function running<T>(words: string, start: () => RunningJob<T>): Promise<T | undefined> {
  if (useFolder.getState().doing) return undefined;
  step(words, 0, 0);
  const started = start();
  job = started;
  try {
    return await started.result;
  } catch (error) {
    const told = problemOf(error);
    if (told.code !== 'job.cancelled') tellProblem(told);
    return undefined;
  } finally {
    job = undefined;
    useFolder.setState({ doing: undefined });
  }
}
