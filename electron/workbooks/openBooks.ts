// Workbooks opened by key, and the sheets read of them. Law: both have an end; what was used longest ago is closed first and
// brought again by whoever asks for it.
import { problem } from '../../core/problem';
import type { CellModel, SheetHead, WorkbookHead } from '../../core/sheet';
import type { Understanding } from '../../core/understanding';
import { openPackage, type Package } from '../../workbook/package';
import { readSheet, readWorkbook } from '../../workbook/sheet';

/** Cells of opened sheets kept at a time over all workbooks; a template has a few thousand. */
const MAX_KEPT_CELLS = 1_000_000;

/** Workbooks kept open at a time, and their bytes; who asks for another one brings it again. */
const MAX_BOOKS = 32;
const MAX_BOOK_BYTES = 256 * 1024 * 1024;

export interface OpenSheet {
  readonly head: SheetHead;
  readonly cells: readonly CellModel[];
  /** Parts of the images, by number. */
  readonly pictures: readonly string[];
  /** What was concluded of it last, by the corrections given. */
  understood?: { readonly corrections: string; readonly understanding: Understanding };
}

export interface OpenBook {
  readonly fileName: string;
  readonly pack: Package;
  readonly bytes: number;
  readonly head: WorkbookHead;
  readonly sheets: Map<number, OpenSheet>;
}

export class OpenBooks {
  /** Least recently used first. */
  readonly #books = new Map<string, OpenBook>();

  has(key: string): boolean {
    return this.#books.has(key);
  }

  /** Opens a workbook under a key; problems `workbook.*` when it is none that can be filled. */
  put(key: string, bytes: Uint8Array, fileName: string): WorkbookHead {
    const pack = openPackage(bytes, fileName);
    const head = readWorkbook(pack);
    if (!head.sheets.some((sheet) => sheet.kind === 'worksheet'))
      throw problem('workbook.noSheets', { file: fileName });
    this.#dropOldest(bytes.byteLength);
    this.#books.set(key, { fileName, pack, bytes: bytes.byteLength, head, sheets: new Map() });
    return head;
  }

  drop(key: string): void {
    this.#books.delete(key);
  }

  /** Problem `form.missing` when nothing is open under that key. */
  book(key: string): OpenBook {
    const book = this.#books.get(key);
    if (!book) throw problem('form.missing');
    this.#books.delete(key);
    this.#books.set(key, book);
    return book;
  }

  /** Problem `workbook.sheetMissing` for a number that is no worksheet. */
  sheet(key: string, index: number): OpenSheet {
    const book = this.book(key);
    const kept = book.sheets.get(index);
    if (kept) return kept;
    if (book.head.sheets[index]?.kind !== 'worksheet')
      throw problem('workbook.sheetMissing', { sheet: book.head.sheets[index]?.name ?? String(index + 1) });
    const sheet = readSheet(book.pack, book.head, index);
    this.#makeRoom(sheet.cells.length);
    book.sheets.set(index, sheet);
    return sheet;
  }

  #dropOldest(bytes: number): void {
    let kept = bytes;
    for (const book of this.#books.values()) kept += book.bytes;
    for (const [key, book] of this.#books) {
      if (kept <= MAX_BOOK_BYTES && this.#books.size < MAX_BOOKS) return;
      kept -= book.bytes;
      this.#books.delete(key);
    }
  }

  #makeRoom(cells: number): void {
    let kept = cells;
    for (const book of this.#books.values()) for (const sheet of book.sheets.values()) kept += sheet.cells.length;
    for (const book of this.#books.values()) {
      if (kept <= MAX_KEPT_CELLS) return;
      for (const sheet of book.sheets.values()) kept -= sheet.cells.length;
      book.sheets.clear();
    }
  }
}

/** Index of the first cell that stands at `row`, `col` or behind it; cells ascend by row, then column. */
export function firstFrom(cells: readonly CellModel[], row: number, col: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle] as CellModel;
    if (cell.row < row || (cell.row === row && cell.col < col)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function cellAt(cells: readonly CellModel[], row: number, col: number): CellModel | undefined {
  const cell = cells[firstFrom(cells, row, col)];
  return cell?.row === row && cell.col === col ? cell : undefined;
}
