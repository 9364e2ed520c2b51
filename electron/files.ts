// Files of the clerk: reading a chosen one, writing one whole, opening what this session wrote. Law 5 and promise 4:
// a file we write is complete or absent; nothing is replaced before its successor is on the disk and read back.
import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, parse } from 'node:path';
import { MAX_FILE_BYTES } from '../core/contractLimits';
import { type ProblemError, problem } from '../core/problem';

/** Reads a chosen file; problems `file.unreadable`, `workbook.tooLarge`. */
export async function readChosen(path: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const fileName = basename(path);
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) throw problem('workbook.tooLarge', { file: fileName, what: '文件', limit: '64 MB' });
    return { fileName, bytes: new Uint8Array(await handle.readFile()) };
  } catch (error) {
    if (isProblem(error)) throw error;
    throw problem('file.unreadable', { file: fileName }, error);
  } finally {
    await handle?.close();
  }
}

/** What may already stand at the target: refuse it, or replace it once the new file is complete. */
export type IfThere = 'refuse' | 'replace';

/**
 * Writes `bytes` to `path`: temporary name in the same folder, flushed, read back and compared, then renamed.
 * Problems `file.exists`, `file.targetReadOnly`, `file.targetMissing`, `file.inUse`, `disk.full`, `disk.failing`.
 */
export async function writeWhole(path: string, bytes: Uint8Array, ifThere: IfThere): Promise<void> {
  const folder = dirname(path);
  if (ifThere === 'refuse' && (await exists(path))) throw problem('file.exists', { file: basename(path) });
  const part = join(folder, `~${randomUUID()}.part`);
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await compare(part, bytes);
    await rename(part, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw isProblem(error) ? error : writeProblem(error, path);
  }
}

async function compare(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const back = await handle.readFile();
    if (!back.equals(bytes)) throw problem('disk.failing', { what: '写入后读回不一致' });
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself durable; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What the operating system said about a write, as a problem; the code, not the text, decides. */
export function writeProblem(error: unknown, path: string): ProblemError {
  const folder = dirname(path);
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('disk.full', { drive: parse(path).root || folder }, error);
    case 'EACCES':
    case 'EROFS':
      return problem('file.targetReadOnly', { folder }, error);
    case 'EBUSY':
    case 'EPERM':
    case 'ETXTBSY':
      return process.platform === 'win32'
        ? problem('file.inUse', { file: basename(path) }, error)
        : problem('file.targetReadOnly', { folder }, error);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return problem('file.targetMissing', { folder }, error);
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'EISDIR':
      return problem('file.badName', { file: basename(path) }, error);
    default:
      return problem('disk.failing', { what: (error as NodeJS.ErrnoException | undefined)?.code ?? '未知错误' }, error);
  }
}

function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && error.name === 'ProblemError';
}

const OPENABLE = new Set(['.xlsx', '.xlsm', '.xls', '.pdf']);

/** The files this run wrote; only these may be opened or shown (A10), and never an executable type. */
export class Written {
  readonly #paths = new Set<string>();

  add(path: string): void {
    this.#paths.add(path);
  }

  /** The path when it is ours, still there and of a document type; problem `file.notOurs` otherwise. */
  async require(path: string): Promise<string> {
    const there = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!this.#paths.has(path) || !OPENABLE.has(extname(path).toLowerCase()) || !there) throw problem('file.notOurs');
    return path;
  }
}

/** Things made for the clerk that wait for her word, by a token the window can name. */
export class Waiting<T> {
  readonly #kept = new Map<string, T>();

  keep(value: T): string {
    // Looked at and left: the last few are enough.
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= 8 && !oldest.done) this.#kept.delete(oldest.value);
    const token = randomUUID();
    this.#kept.set(token, value);
    return token;
  }

  get(token: string): T | undefined {
    return this.#kept.get(token);
  }

  drop(token: string): void {
    this.#kept.delete(token);
  }
}
