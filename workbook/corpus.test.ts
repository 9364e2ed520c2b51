// Every workbook of the corpus opens or is refused with a problem, and what is read equals what an independent reader reads.
// Skipped, with the reason printed, where the corpus is not at hand (CORPUS_DIR).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { anchorRect } from '../core/anchor';
import { conditionalLooks } from '../core/conditional';
import { geometryOf } from '../core/geometry';
import { pagesOf } from '../core/pages';
import { ProblemError } from '../core/problem';
import { rangeText, refOf } from '../core/ref';
import { serialOfDate } from '../core/serialDate';
import type { WorkbookHead } from '../core/sheet';
import { openPackage } from './package';
import { readSheet, readWorkbook, type SheetReading } from './sheet';
import { decodeXstring } from './xmlText';

const ROOT = resolve(process.env.CORPUS_DIR ?? '../shared/corpus');
const FOLDERS = ['forms', 'xlsx'].map((name) => resolve(ROOT, name)).filter((folder) => existsSync(folder));
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.xls[xm]$/i.test(name))
    .map((name) => ({ name, path: resolve(folder, name) })),
);
if (FILES.length === 0) console.log(`skipped: no corpus of real workbooks at ${ROOT} (set CORPUS_DIR)`);

interface Reading {
  readonly head: WorkbookHead;
  readonly sheets: readonly SheetReading[];
}

function read(name: string, bytes: Uint8Array): Reading {
  const pkg = openPackage(bytes, name);
  const head = readWorkbook(pkg);
  return { head, sheets: head.sheets.map((sheet) => readSheet(pkg, head, sheet.index)) };
}

describe.skipIf(FILES.length === 0)('workbooks of the corpus', () => {
  it.each(FILES)('$name opens, lays out and cuts into pages, or is refused', ({ name, path }) => {
    const reading = openOrRefuse(name, readFileSync(path));
    for (const sheet of reading?.sheets ?? []) {
      const layout = pagesOf(sheet.head, geometryOf(sheet.head, reading?.head.printDigitWidth ?? 7), FACTS);
      expect(layout.pages.length).toBeLessThan(2000);
      for (const page of layout.pages) expect(page.rows.to).toBeGreaterThanOrEqual(page.rows.from);
      checkOverCells(sheet, reading?.head.digitWidth ?? 7);
    }
  });

  it.each(FILES)('$name reads as ExcelJS reads it', async ({ name, path }) => {
    const bytes = readFileSync(path);
    const ours = openOrRefuse(name, bytes);
    const theirs = await loadOther(bytes);
    if (!ours || !theirs) return;
    for (const sheet of ours.sheets) {
      const other = theirs.worksheets.find((one) => one.name === sheet.head.name);
      if (!other) continue;
      const { values, unknown } = otherValues(other, ours);
      expect(valuesOf(sheet, unknown)).toEqual(values);
      expect(sheet.head.merges.map(rangeText).sort()).toEqual([...other.model.merges].sort());
    }
  });
});

const FACTS = { file: '', folder: '', date: '', time: '' };

/** Everything that lies over the cells has a place, an image that can be told, and looks that can be worked out. */
function checkOverCells({ head, cells, pictures }: SheetReading, digitWidth: number): void {
  const geometry = geometryOf(head, digitWidth);
  for (const { anchor, within, picture } of head.drawings) {
    const rect = anchorRect(anchor, geometry, within);
    for (const length of Object.values(rect)) expect(Number.isFinite(length)).toBe(true);
    expect(rect.width).toBeGreaterThanOrEqual(0);
    if (picture !== undefined) expect(pictures[picture]).toBeDefined();
  }
  const values = new Map(cells.map((cell) => [refOf(cell), cell.value]));
  const looks = conditionalLooks(head.conditionals, {
    valueAt: (row, col) => values.get(refOf({ row, col })),
    lastRow: head.lastRow,
    lastCol: head.lastCol,
    today: '2026-10-07',
    date1904: false,
  });
  for (let row = 1; row <= Math.min(head.lastRow, 300); row++) looks.row(row);
}

function openOrRefuse(name: string, bytes: Uint8Array): Reading | undefined {
  try {
    return read(name, bytes);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(ProblemError);
    return undefined;
  }
}

/** Undefined where the other reader itself gives up. */
async function loadOther(bytes: Uint8Array): Promise<ExcelJS.Workbook | undefined> {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    return book;
  } catch {
    return undefined;
  }
}

type Plain = number | string | boolean;

/** Values that are seen: those under a merge are not, and the other reader drops them. */
function valuesOf(sheet: SheetReading, unknown: ReadonlySet<string>): Record<string, Plain> {
  const values: Record<string, Plain> = {};
  const { anchorOf } = geometryOf(sheet.head, 7);
  for (const cell of sheet.cells) {
    const anchor = anchorOf(cell.row, cell.col);
    if (cell.value === undefined || cell.value === '' || refOf(anchor) !== refOf(cell) || unknown.has(refOf(cell)))
      continue;
    const value = typeof cell.value === 'object' ? cell.value.error : cell.value;
    values[refOf(cell)] = typeof value === 'number' ? rounded(value) : plainText(value);
  }
  return values;
}

/** `unknown`: cells for which the other reader gives nothing that can be compared, e.g. a formula whose result is nought. */
function otherValues(sheet: ExcelJS.Worksheet, ours: Reading) {
  const values: Record<string, Plain> = {};
  const unknown = new Set<string>();
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.isMerged && cell.master !== cell) return;
      const value = plainValue(cell.value, ours.head.date1904);
      if (value === undefined) unknown.add(cell.address);
      if (value !== undefined && value !== '')
        values[cell.address] = typeof value === 'number' ? rounded(value) : plainText(value);
    }),
  );
  return { values, unknown };
}

function plainValue(value: unknown, date1904: boolean): Plain | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) {
    const second = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
    return serialOfDate(second, date1904);
  }
  if (typeof value !== 'object') return undefined;
  if ('error' in value) return String(value.error);
  if ('richText' in value) return (value.richText as { text: string }[]).map((run) => run.text).join('');
  if ('text' in value) return plainValue(value.text, date1904);
  if ('result' in value) return plainValue(value.result, date1904);
  return undefined;
}

/** Dates of the other reader are instants: compared to the second. */
function rounded(value: number): number {
  return Math.abs(value) < 3_000_000 ? Math.round(value * 86_400) / 86_400 : value;
}

/** The two readers write line ends differently, and the other one leaves `_xHHHH_` as it stands. */
function plainText<T extends Plain>(value: T): T | string {
  return typeof value === 'string' ? decodeXstring(value).replace(/\r\n?/g, '\n') : value;
}
