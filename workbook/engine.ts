// The calculation engine (IronCalc, WebAssembly): cells in, values out. The only file that knows it. Law: nothing of the
// template passes through it but values and formulas; it starts when the first formula must be computed, once a process.
/// <reference path="./wasmBytes.d.ts" />
import { initSync, Model } from '@ironcalc/wasm';
import wasmAddress from '@ironcalc/wasm/wasm_bg.wasm?url&inline';
import { columnName } from '../core/ref';
import type { StoredValue } from '../core/sheet';

/** A value as the engine has it; spilled = an array that does not fit into one cell. */
export interface EngineAnswer {
  readonly value?: StoredValue;
  readonly isSpilled: boolean;
}

const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);
const NUMBER = 1;
const TEXT = 2;
const LOGICAL = 4;
const ERROR = 16;

let isStarted = false;
let isBroken = false;

/** Starts the engine; costs some tens of milliseconds the first time. */
function start(): void {
  if (isBroken) throw new Error('the engine stopped before');
  if (isStarted) return;
  const text = atob(wasmAddress.slice(wasmAddress.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  initSync({ module: bytes });
  isStarted = true;
}

/** Takes note of an error: after a trap or an overflow of its stack the engine's memory is not to be believed again. */
export function noteEngineError(thrown: unknown): void {
  if (thrown instanceof Error && /^(RuntimeError|RangeError)$/.test(thrown.name)) isBroken = true;
}

/** One calculation. Sheets count from 0, rows and columns from 1. Any method may throw when the engine gives up. */
export class Engine {
  private readonly model: Model;
  /** Prefix and place in the engine of each sheet that takes part. */
  private readonly prefixes: string[] = [];
  private readonly places: number[] = [];
  private readonly exactRows = new Map<string, number>();
  private readonly scratch: number;
  private nextScratchRow = 1;

  /** `used`: the sheets that take part, ascending; each one more makes all others dearer. */
  constructor(sheetNames: readonly string[], used: readonly number[] = sheetNames.map((_, i) => i)) {
    start();
    this.model = new Model('book', 'en', 'UTC', 'en');
    this.model.pauseEvaluation();
    this.scratch = sheetNames.length;
    for (let i = 0; i < used.length; i++) this.model.newSheet();
    // names of our own first, so that no wanted name is taken
    for (let i = 0; i <= used.length; i++) this.model.renameSheet(i, `\u2021${i}`);
    for (const [place, sheet] of used.entries()) {
      this.places[sheet] = place;
      this.prefixes[sheet] = this.named(place, sheetNames[sheet] ?? '');
    }
    this.places[this.scratch] = used.length;
    this.prefixes[this.scratch] = this.prefix(`\u2021${used.length}`);
  }

  private named(place: number, name: string): string {
    try {
      this.model.renameSheet(place, name);
      return this.prefix(name);
    } catch {
      return this.prefix(`\u2021${place}`);
    }
  }

  private prefix(name: string): string {
    return `'${name.replaceAll("'", "''")}'!`;
  }

  /** Sheet name with its exclamation mark, as a formula writes it. */
  prefixOf(sheet: number): string {
    return this.prefixes[sheet] ?? '#REF!';
  }

  put(sheet: number, row: number, col: number, value: StoredValue | undefined): void {
    const place = this.places[sheet];
    if (place !== undefined) this.model.setUserInput(place, row, col, inputOf(value));
  }

  /** `formula` without its equals sign. */
  putFormula(sheet: number, row: number, col: number, formula: string): void {
    const place = this.places[sheet];
    if (place !== undefined) this.model.setUserInput(place, row, col, `=${formula}`);
  }

  /** A row of a sheet of its own, for intermediate results. */
  scratchRow(): { readonly sheet: number; readonly row: number } {
    return { sheet: this.scratch, row: this.nextScratchRow++ };
  }

  evaluate(): void {
    this.model.evaluate();
  }

  /**
   * The values of cells. Numbers whose shown form is cut are asked for once more through a text of full length, which
   * takes a second evaluation.
   */
  read(cells: readonly { readonly sheet: number; readonly row: number; readonly col: number }[]): EngineAnswer[] {
    const answers: (EngineAnswer | undefined)[] = cells.map((cell) =>
      this.readShown(this.places[cell.sheet] ?? 0, cell.row, cell.col),
    );
    let isNew = false;
    const exact: { readonly index: number; readonly row: number }[] = [];
    for (const [index, { sheet, row, col }] of cells.entries()) {
      if (answers[index] !== undefined) continue;
      const key = `${sheet} ${row} ${col}`;
      let at = this.exactRows.get(key);
      if (at === undefined) {
        at = this.nextScratchRow++;
        this.exactRows.set(key, at);
        this.putFormula(this.scratch, at, 1, `${this.prefixOf(sheet)}${columnName(col)}${row}&""`);
        isNew = true;
      }
      exact.push({ index, row: at });
    }
    if (isNew) this.evaluate();
    for (const { index, row } of exact) {
      const number = Number(this.model.getFormattedCellValue(this.places[this.scratch] ?? 0, row, 1));
      answers[index] = Number.isFinite(number) ? { value: number + 0, isSpilled: false } : { isSpilled: false };
    }
    return answers.map((answer) => answer ?? { isSpilled: false });
  }

  /** Undefined for a number whose shown form may not be all of it. */
  private readShown(place: number, row: number, col: number): EngineAnswer | undefined {
    const structure = this.model.getCellArrayStructure(place, row, col);
    if (structure !== 'SingleCell') {
      const size = 'DynamicAnchor' in structure ? structure.DynamicAnchor : undefined;
      if (size?.[0] !== 1 || size[1] !== 1) return { isSpilled: true };
    }
    const shown = this.model.getFormattedCellValue(place, row, col);
    switch (this.model.getCellType(place, row, col)) {
      case NUMBER:
        // General shows nine decimals: fewer say that the rest is nothing beside a number of 1 and more
        return /^-?(?:0|[1-9]\d{0,9}(?:\.\d{1,7})?)$/.test(shown)
          ? { value: Number(shown) + 0, isSpilled: false }
          : undefined;
      case TEXT:
        return { value: shown, isSpilled: false };
      case LOGICAL:
        return { value: shown === 'TRUE', isSpilled: false };
      case ERROR:
        return { value: { error: shown }, isSpilled: false };
      default:
        return { isSpilled: false };
    }
  }

  /** Frees the engine's memory. */
  close(): void {
    this.model.free();
  }
}

/** What a person would type for a value so that the engine takes it for exactly that. */
function inputOf(value: StoredValue | undefined): string {
  if (value === undefined) return '';
  switch (typeof value) {
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'string':
      return value === '' ? '=""' : `'${value}`;
    default:
      return ERRORS.has(value.error) ? value.error : '#N/A';
  }
}
