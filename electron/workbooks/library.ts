// Workbooks by where they come from: a stored form version or a file just looked at. Brings the bytes to the worker
// when it has not got them (first use, or after it died); nobody else speaks to that worker.
import { randomUUID } from 'node:crypto';
import type { FileLook, OldFormat, WorkbookSource } from '../../core/contract';
import { problem } from '../../core/problem';
import type { FormVersionId } from '../../core/words';
import type { WorkbookDuties } from './duties';
import type { SheetCount } from './shelf';

/** The shelf as seen from the main process: the same names, answered later. */
export type Shelf = {
  [N in keyof WorkbookDuties]: (...args: Parameters<WorkbookDuties[N]>) => Promise<ReturnType<WorkbookDuties[N]>>;
};

interface WorkbookFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** A file as it was looked at: what it came as, when it was converted first. */
interface LookedFile extends WorkbookFile {
  readonly convertedFrom: OldFormat | null;
}

/** A file opened and not yet understood. */
export type OpenedFile = Pick<FileLook, 'token' | 'fileName' | 'proposedName' | 'converted' | 'head'> & {
  readonly sheets: readonly SheetCount[];
};

/** Bytes of files looked at and not yet imported that are held at a time. */
const MAX_LOOKED_BYTES = 512 * 1024 * 1024;

export class Library {
  readonly #looked = new Map<string, LookedFile>();
  /** Old formats that wait for the clerk's word to be converted. */
  readonly #old = new Map<string, WorkbookFile>();

  constructor(
    private readonly shelf: Shelf,
    private readonly stored: (versionId: FormVersionId) => Promise<WorkbookFile>,
    private readonly mostBytes = MAX_LOOKED_BYTES,
  ) {}

  /** Opens a file without importing it; problems `workbook.*`. */
  async look(fileName: string, bytes: Uint8Array, converted: FileLook['converted'] = null): Promise<OpenedFile> {
    this.#refuseTooMany(fileName, bytes);
    const token = randomUUID();
    const head = await this.shelf.put(token, bytes, fileName);
    const [sheets, proposedName] = [await this.shelf.counts(token), await this.shelf.proposedName(token)];
    this.#looked.set(token, { fileName, bytes, convertedFrom: converted?.from ?? null });
    return { token, fileName, proposedName, converted, head, sheets };
  }

  keepOld(file: WorkbookFile): string {
    this.#refuseTooMany(file.fileName, file.bytes);
    const token = randomUUID();
    this.#old.set(token, file);
    return token;
  }

  old(token: string): WorkbookFile {
    const file = this.#old.get(token);
    if (!file) throw problem('file.unreadable', { file: '—' });
    return file;
  }

  looked(token: string): LookedFile {
    const file = this.#looked.get(token);
    if (!file) throw problem('file.unreadable', { file: '—' });
    return file;
  }

  async drop(token: string): Promise<void> {
    this.#looked.delete(token);
    this.#old.delete(token);
    await this.shelf.drop(token);
  }

  #refuseTooMany(file: string, bytes: Uint8Array): void {
    let kept = bytes.byteLength;
    for (const one of [...this.#looked.values(), ...this.#old.values()]) kept += one.bytes.byteLength;
    if (kept > this.mostBytes) throw problem('form.manyFiles', { file, limit: '512 MB' });
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
