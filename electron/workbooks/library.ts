// Workbooks by where they come from: a stored form version or a file just looked at. Brings the bytes to the worker
// when it has not got them (first use, or after it died); nobody else speaks to that worker.
import { randomUUID } from 'node:crypto';
import type { FileLook, WorkbookSource } from '../../core/contract';
import { problem } from '../../core/problem';
import type { FormVersionId } from '../../core/words';
import type { WorkbookDuties } from './duties';

/** The shelf as seen from the main process: the same names, answered later. */
export type Shelf = {
  [N in keyof WorkbookDuties]: (...args: Parameters<WorkbookDuties[N]>) => Promise<ReturnType<WorkbookDuties[N]>>;
};

interface WorkbookFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export class Library {
  readonly #looked = new Map<string, WorkbookFile>();

  constructor(
    private readonly shelf: Shelf,
    private readonly stored: (versionId: FormVersionId) => Promise<WorkbookFile>,
  ) {}

  /** Opens a file without importing it; problems `workbook.*`. */
  async look(fileName: string, bytes: Uint8Array): Promise<FileLook> {
    const token = randomUUID();
    const head = await this.shelf.put(token, bytes, fileName);
    const [sheets, proposedName] = [await this.shelf.counts(token), await this.shelf.proposedName(token)];
    this.#looked.set(token, { fileName, bytes });
    return { token, fileName, proposedName, head, sheets };
  }

  looked(token: string): WorkbookFile {
    const file = this.#looked.get(token);
    if (!file) throw problem('file.unreadable', { file: '—' });
    return file;
  }

  async drop(token: string): Promise<void> {
    this.#looked.delete(token);
    await this.shelf.drop(token);
  }

  /** Asks the shelf about a workbook that is brought there first when needed. */
  async ask<T>(source: WorkbookSource, question: (shelf: Shelf, key: string) => Promise<T>): Promise<T> {
    const key = 'token' in source ? source.token : `version ${source.versionId}`;
    if (!(await this.shelf.has(key))) {
      const file = 'token' in source ? this.looked(source.token) : await this.stored(source.versionId);
      await this.shelf.put(key, file.bytes, file.fileName);
    }
    return question(this.shelf, key);
  }
}
