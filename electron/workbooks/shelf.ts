// Opened workbooks, kept by key while they are used: models for the window, filling for export. Law 4: what is filled
// is always the stored bytes of the template, never the model. Runs in a worker; the command line uses it directly.

import type { PictureBytes } from '../../core/drawingModel';
import type { SheetWords } from '../../core/facts';
import { type Refusal, refusalOf } from '../../core/fillable';
import { openCells } from '../../core/filledCopy';
import { linesAround } from '../../core/formLines';
import { geometryOf } from '../../core/geometry';
import { type Skeleton, skeletonOf } from '../../core/infer/skeleton';
import { understandSheet } from '../../core/infer/understand';
import { problem } from '../../core/problem';
import { type CellAt, parseRef, refOf } from '../../core/ref';
import { withRoom } from '../../core/room';
import { valuesToSetAside } from '../../core/setAside';
import type { SheetHead, SheetRows, WorkbookHead } from '../../core/sheet';
import { findTitle } from '../../core/title';
import type { Correction, SheetNames, Understanding } from '../../core/understanding';
import type { CorrectedSheet } from '../../core/understandingSchema';
import type { CellValue } from '../../core/value';
import { type FilledCell, type Filling, fillPackage } from '../../workbook/fill';
import { type Calculation, calculate } from '../../workbook/formula';
import { readPicture } from '../../workbook/pictures';
import { cellAt, firstFrom, OpenBooks, type OpenSheet } from './openBooks';
import { typedValue } from './typedValue';

/** Cells of a workbook that are looked at to count its blanks, a quarter of a second; no form has as many. */
const MAX_LOOKED_CELLS = 1_000_000;

/** The skeleton of one worksheet. */
export interface SheetSkeleton extends Skeleton {
  readonly sheet: number;
}
/** Sheets by which a workbook is known; more are a book of records. */
const MAX_SKELETONS = 40;

/** More sheets than that are a book of forms, none of which stands alone. */
const MAX_OTHER_SHEETS = 8;

export interface SheetCount {
  readonly index: number;
  readonly rows: number;
  readonly cols: number;
  readonly blanks: number;
  readonly formulas: number;
}

export interface Target {
  readonly sheet: number;
  readonly ref: string;
}

export class Shelf {
  readonly #open = new OpenBooks();

  has(key: string): boolean {
    return this.#open.has(key);
  }

  /** Opens a workbook under a key; problems `workbook.*` when it is none that can be filled. */
  put(key: string, bytes: Uint8Array, fileName: string): WorkbookHead {
    return this.#open.put(key, bytes, fileName);
  }

  drop(key: string): void {
    this.#open.drop(key);
  }

  head(key: string): WorkbookHead {
    return this.#open.book(key).head;
  }

  sheet(key: string, index: number): SheetHead {
    return this.#open.sheet(key, index).head;
  }

  /** Cells of the rows `from`..`to` inclusive. */
  rows(key: string, index: number, from: number, to: number): SheetRows {
    const { cells } = this.#open.sheet(key, index);
    return { from, to, cells: cells.slice(firstFrom(cells, from, 1), firstFrom(cells, to + 1, 1)) };
  }

  /** One image of a sheet. Only what its drawings name is handed out; anything else is `workbook.damaged`. */
  picture(key: string, index: number, picture: number): PictureBytes {
    const part = this.#open.sheet(key, index).pictures[picture];
    const { pack, fileName } = this.#open.book(key);
    if (part === undefined) throw problem('workbook.damaged', { file: fileName, part: `图片 ${picture + 1}` });
    return readPicture(pack, part);
  }

  /** What each worksheet holds, for the page that shows a file before it is imported. */
  counts(key: string): SheetCount[] {
    const { head } = this.#open.book(key);
    let looked = 0;
    return head.sheets
      .filter((sheet) => sheet.kind === 'worksheet')
      .map(({ index }) => {
        const sheet = this.#open.sheet(key, index);
        const fillable = this.#fillable(head, sheet);
        let blanks = 0;
        const cols = Math.min(sheet.head.lastCol, 1_000);
        for (let row = 1; row <= Math.min(sheet.head.lastRow, 10_000) && looked + cols <= MAX_LOOKED_CELLS; row++) {
          looked += cols;
          for (let col = 1; col <= cols; col++) if (fillable(row, col) === undefined) blanks++;
        }
        return {
          index,
          rows: sheet.head.lastRow,
          cols: sheet.head.lastCol,
          blanks,
          formulas: sheet.cells.filter((cell) => cell.formula !== undefined).length,
        };
      });
  }

  /** What is to be filled in a sheet and what it is called, with these corrections. */
  understand(key: string, index: number, corrections: readonly Correction[]): Understanding {
    const sheet = this.#open.sheet(key, index);
    const given = JSON.stringify(corrections);
    if (sheet.understood?.corrections === given) return sheet.understood.understanding;
    const { fileName, head } = this.#open.book(key);
    const names: SheetNames = { sheet: sheet.head.name, file: fileName, alone: this.#alone(key, index) };
    const understanding = understandSheet(sheet.head, sheet.cells, head.styles, names, corrections);
    sheet.understood = { corrections: given, understanding };
    return understanding;
  }

  /** The words by which a form is recognised: title, head and foot, and the lines around its tables. */
  words(key: string, index: number): SheetWords {
    const understood = this.understand(key, index, []);
    const { head, cells } = this.#open.sheet(key, index);
    return { name: head.name, understood, lines: linesAround(cells, understood) };
  }

  /** Cells of a filled form that hold somebody's values. */
  valuesToSetAside(key: string, index: number, corrections: readonly Correction[]): CellAt[] {
    const understood = this.understand(key, index, corrections);
    return valuesToSetAside(understood, skeletonOf(this.#open.sheet(key, index).cells));
  }

  /** Printed texts of every worksheet, by which a form and its filled copies are known. */
  skeletons(key: string): SheetSkeleton[] {
    const sheets = this.#open
      .book(key)
      .head.sheets.filter(({ kind }) => kind === 'worksheet')
      .slice(0, MAX_SKELETONS);
    return sheets.map(({ index }) => ({ sheet: index, ...skeletonOf(this.#open.sheet(key, index).cells) }));
  }

  /** Values of cells as a clerk would have typed them: dates and times by the cell's number format; errors are blank. */
  values(key: string, index: number, places: readonly CellAt[]): CellValue[] {
    const { cells } = this.#open.sheet(key, index);
    const { styles, date1904 } = this.#open.book(key).head;
    return places.map((at) => {
      const cell = cellAt(cells, at.row, at.col);
      return cell ? typedValue(cell, styles[cell.style]?.format ?? '', date1904) : null;
    });
  }

  /** The only worksheet of its workbook that holds anything. */
  #alone(key: string, index: number): boolean {
    const others = this.#open
      .book(key)
      .head.sheets.filter((sheet) => sheet.kind === 'worksheet' && sheet.index !== index);
    return (
      others.length <= MAX_OTHER_SHEETS &&
      others.every((other) => this.#open.sheet(key, other.index).cells.length === 0)
    );
  }

  /** The name a form would have: title of its first visible sheet, else the file's name. */
  proposedName(key: string): string {
    const { head, fileName } = this.#open.book(key);
    const first = head.sheets.find((sheet) => sheet.kind === 'worksheet' && sheet.state === 'visible');
    const sheet = first && this.#open.sheet(key, first.index);
    const title = sheet && findTitle(sheet.cells, sheet.head.merges, head.styles);
    return (title?.text ?? fileName.replace(/\.[^.]+$/, '')).slice(0, 80);
  }

  /**
   * Checks cells about to be typed in; problem `cell.locked` names the first that may not. A mask, a token or a value
   * that stands in an input may be replaced; `corrected` are the corrections by which the inputs are found.
   */
  requireFillable(key: string, targets: readonly Target[], corrected: readonly CorrectedSheet[] = []): void {
    const { head } = this.#open.book(key);
    const inputs = new Map<number, (at: CellAt) => boolean>();
    const checks = new Map<number, (row: number, col: number) => Refusal | undefined>();
    for (const { sheet, ref } of targets) {
      const at = parseRef(ref);
      const summary = head.sheets[sheet];
      if (!at || summary?.kind !== 'worksheet')
        throw problem('cell.locked', { sheet: summary?.name ?? String(sheet + 1), ref });
      const open = this.#open.sheet(key, sheet);
      const check = checks.get(sheet) ?? this.#fillable(head, { ...open, head: withRoom(open.head) });
      checks.set(sheet, check);
      const refusal = check(at.row, at.col);
      if (refusal === undefined) continue;
      const isInput = inputs.get(sheet) ?? openCells(this.understand(key, sheet, correctionsOf(corrected, sheet)));
      inputs.set(sheet, isInput);
      if (refusal === 'printed' && isInput(at)) continue;
      throw problem('cell.locked', { sheet: summary.name, ref: refOf(at) });
    }
  }

  /** What the template's formulas come to with these values. */
  results(key: string, values: readonly FilledCell[]): Calculation {
    return calculate(this.#open.book(key).pack, values);
  }

  fill(key: string, values: readonly FilledCell[]): Filling {
    return fillPackage(this.#open.book(key).pack, values, { recalculate: true });
  }

  /** Asks cell after cell, best in reading order: the place among the stored cells is found by halving. */
  #fillable(
    { styles, digitWidth }: WorkbookHead,
    { head, cells }: OpenSheet,
  ): (row: number, col: number) => Refusal | undefined {
    const geometry = geometryOf(head, digitWidth);
    return (row, col) => refusalOf(head, styles, geometry, { row, col }, cellAt(cells, row, col));
  }
}

function correctionsOf(corrected: readonly CorrectedSheet[], sheet: number): readonly Correction[] {
  return corrected.find((one) => one.sheet === sheet)?.corrections ?? [];
}
