// Fill a template and save it: ours (with its check of the result) against ExcelJS load, set, save. Small forms in this
// process, the median form; 100,000 rows × 10 columns in a process of their own, so that the peak of memory is theirs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ExcelJS from 'exceljs';
import XlsxPopulate from 'xlsx-populate';
import { ProblemError } from '../core/problem';
import { columnName } from '../core/ref';
import { type FilledCell, fillWorkbook } from '../workbook/fill';
import { openPackage } from '../workbook/package';
import { writePackage } from '../workbook/packageWriter';
import { readParts } from '../workbook/parts';
import { type Bench, defineBench } from './frame/bench';
import { median } from './frame/statistics';

const ROWS = 100_000;
/** Medians of a few milliseconds need many; the libraries take ten times as long and are steadier. */
const REPEATS = 25;
const LIBRARY_REPEATS = 3;
const OWN = resolve('workbook/fixtures');
const FORMS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus', 'forms');

interface Form {
  readonly bytes: Uint8Array;
  readonly cells: readonly FilledCell[];
}

/** The departments' blank forms at hand that ExcelJS can load too, each with ten cells to fill; without any, our own. */
async function smallForms(): Promise<Form[]> {
  const folder = existsSync(FORMS) ? FORMS : OWN;
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(folder, name));
  const forms: Form[] = [];
  for (const path of paths) {
    const bytes = readFileSync(path);
    if (bytes.length > 100_000) continue;
    const form = { bytes, cells: tenCells(bytes) };
    try {
      await withExcelJs(form);
      forms.push(form);
    } catch {
      console.log(`ExcelJS cannot load or save ${path}`);
    }
  }
  return forms;
}

function tenCells(bytes: Uint8Array): FilledCell[] {
  const sheet = firstSheet(bytes);
  const cells: FilledCell[] = [];
  for (let i = 0; cells.length < 10 && i < 400; i++) {
    const cell = {
      sheet,
      ref: `${columnName(2 + (i % 5))}${5 + Math.floor(i / 5)}`,
      value: i % 3 === 0 ? `第 ${i} 项` : i,
    };
    try {
      fillWorkbook(bytes, '表.xlsx', [cell]);
      cells.push(cell);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
    }
  }
  return cells;
}

function firstSheet(bytes: Uint8Array): string {
  return readParts(openPackage(bytes, '表.xlsx')).sheets.find((sheet) => sheet.kind === 'worksheet')?.name ?? '';
}

async function withExcelJs({ bytes, cells }: Form): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const { sheet, ref, value } of cells) {
    const found = book.getWorksheet(sheet);
    if (found) found.getCell(ref).value = value as ExcelJS.CellValue;
  }
  await book.xlsx.writeBuffer();
}

async function withXlsxPopulate({ bytes, cells }: Form): Promise<void> {
  const book = await XlsxPopulate.fromDataAsync(bytes);
  for (const { sheet, ref, value } of cells) book.sheet(sheet)?.cell(ref).value(value);
  await book.outputAsync();
}

/** Forms that the second library can load and save too. */
async function populatable(forms: readonly Form[]): Promise<Form[]> {
  const able: Form[] = [];
  for (const form of forms)
    try {
      await withXlsxPopulate(form);
      able.push(form);
    } catch {
      // it cannot: the form is left out for both sides
    }
  return able;
}

function withOurs({ bytes, cells }: Form): void {
  fillWorkbook(bytes, '表.xlsx', cells);
}

function withRecalculation({ bytes, cells }: Form): void {
  fillWorkbook(bytes, '表.xlsx', cells, { recalculate: true });
}

/** The filled cells have formulas that depend on them. */
function hasDependants({ bytes, cells }: Form): boolean {
  const { renewed, uncomputed } = fillWorkbook(bytes, '表.xlsx', cells, { recalculate: true });
  return renewed + uncomputed.length > 0;
}

/** Median over the forms of the median time of one. */
async function medianForm(forms: readonly Form[], repeats: number, fill: (form: Form) => Promise<void> | void) {
  const times: number[] = [];
  for (const form of forms) {
    const own: number[] = [];
    for (let i = 0; i < repeats; i++) {
      const started = performance.now();
      await fill(form);
      own.push(performance.now() - started);
    }
    times.push(median(own));
  }
  return { ms: median(times) };
}

function largeTemplate(): Uint8Array {
  const blank = openPackage(readFileSync(join(OWN, '出租房屋登记台账.xlsx')), '表.xlsx');
  const part = readParts(blank).sheets[0]?.part ?? '';
  const rows: string[] = [];
  for (let row = 1; row <= ROWS; row++) {
    let cells = '';
    for (let col = 1; col <= 10; col++)
      cells += `<c r="${columnName(col)}${row}"><v>${(row * col * 7919) % 100_003}</v></c>`;
    rows.push(`<row r="${row}" spans="1:10">${cells}</row>`);
  }
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  return writePackage(blank, new Map([[part, new TextEncoder().encode(xml)]]));
}

const LARGE: Record<string, (form: Form) => Promise<void> | void> = { ours: withOurs, exceljs: withExcelJs };

/** In a process of its own: fills the file once and prints time and the peak of memory. */
async function runOnce(who: string, path: string): Promise<void> {
  const bytes = readFileSync(path);
  const sheet = firstSheet(bytes);
  const cells: FilledCell[] = [
    { sheet, ref: 'B7', value: 1 },
    { sheet, ref: 'D50000', value: '文字' },
    { sheet, ref: 'J99999', value: 3 },
  ];
  const started = performance.now();
  await LARGE[who]?.({ bytes, cells });
  console.log(JSON.stringify({ ms: performance.now() - started, peakMB: process.resourceUsage().maxRSS / 1024 }));
}

async function prepare(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fill-'));
  const large = join(folder, 'large.xlsx');
  writeFileSync(large, largeTemplate());
  const forms = await smallForms();
  const able = await populatable(forms);
  const computing = forms.filter(hasDependants);
  const apart = (round: number, who: string) => {
    if (round < 0) return 0; // a process of its own has nothing to warm up
    const env = { ...process.env, BENCH_FILL: JSON.stringify([who, large]) };
    const said = execFileSync(process.execPath, [import.meta.filename], { env, encoding: 'utf8' });
    return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { ms: number; peakMB: number };
  };
  return {
    name: 'fill',
    about: `${forms.length} small forms with ten cells each; ${ROWS} rows × 10 columns with three cells`,
    rounds: 3,
    cases: [
      { name: 'small form, ours', run: () => medianForm(forms, REPEATS, withOurs) },
      { name: 'small form, recalculated', run: () => medianForm(forms, REPEATS, withRecalculation) },
      { name: 'form with formulas, recalculated', run: () => medianForm(computing, REPEATS, withRecalculation) },
      { name: 'form with formulas, ExcelJS', run: () => medianForm(computing, LIBRARY_REPEATS, withExcelJs) },
      { name: 'small form, ExcelJS', run: () => medianForm(forms, LIBRARY_REPEATS, withExcelJs) },
      { name: 'small form, xlsx-populate', run: () => medianForm(able, LIBRARY_REPEATS, withXlsxPopulate) },
      { name: 'the same forms, ours', run: () => medianForm(able, REPEATS, withOurs) },
      { name: 'large, three cells, ours', run: (round) => apart(round, 'ours') },
      { name: 'large, three cells, ExcelJS', run: (round) => apart(round, 'exceljs') },
    ],
    bars: [
      {
        about: 'small form: ExcelJS ÷ ours',
        value: (of) => of('small form, ExcelJS') / of('small form, ours'),
        atLeast: 12,
      },
      {
        about: 'small form: xlsx-populate ÷ ours',
        value: (of) => of('small form, xlsx-populate') / of('the same forms, ours'),
        atLeast: 5,
      },
      {
        about: 'small form with recalculation: ExcelJS ÷ ours',
        value: (of) => of('small form, ExcelJS') / of('small form, recalculated'),
        atLeast: 3,
      },
      {
        about: 'the same, forms with dependent formulas only',
        value: (of) => of('form with formulas, ExcelJS') / of('form with formulas, recalculated'),
        atLeast: 3,
      },
      {
        about: 'large: ExcelJS ÷ ours',
        value: (of) => of('large, three cells, ExcelJS') / of('large, three cells, ours'),
        atLeast: 8,
      },
      {
        about: 'large: peak memory, ours ÷ ExcelJS',
        value: (of) => of('large, three cells, ours', 'peakMB') / of('large, three cells, ExcelJS', 'peakMB'),
        atMost: 0.25,
      },
    ],
    clean: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

const once = process.env.BENCH_FILL;
if (once !== undefined) {
  const [who, path] = JSON.parse(once) as [string, string];
  await runOnce(who, path);
}

export default defineBench(prepare);
