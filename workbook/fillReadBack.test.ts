// Every cell that was filled is read back by two other programs, ExcelJS and LibreOffice, as the value and the kind that went
// in. What a program itself makes of a value is a rule with a name, for that kind of value only, and is counted. The corpus
// (CORPUS_DIR) and LibreOffice may be absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { MAX_COL, MAX_ROW, refOf } from '../core/ref';
import { serialOfDate, serialOfTime } from '../core/serialDate';
import type { CellModel, WorkbookHead } from '../core/sheet';
import type { CellValue } from '../core/value';
import { type FilledCell, fillWorkbook } from './fill';
import { openPackage, type Package } from './package';
import { readParts, relationships } from './parts';
import { readSheet, readWorkbook } from './sheet';
import { encodeXstring } from './xmlText';

const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus');
const OWN = fileURLToPath(new URL('fixtures', import.meta.url));
// ours last: another form of ours does not deal other values to the real ones
const workbooks = [join(CORPUS, 'forms'), join(CORPUS, 'xlsx'), OWN]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.xls[xm]$/i.test(name))
      .map((name) => join(folder, name)),
  );
const office = ['soffice', 'libreoffice'].find(
  (name) => spawnSync(name, ['--version'], { timeout: 30_000 }).status === 0,
);
if (!existsSync(CORPUS)) console.log(`skipped: no corpus of real workbooks at ${CORPUS} (set CORPUS_DIR)`);
if (office === undefined) console.log('skipped: no LibreOffice (soffice) to read the filled cells back');

const VALUES: readonly CellValue[] = [
  '=1+1',
  42,
  '  前后空格  ',
  { date: '2026-10-06' },
  '𠀀𠀁😀👮🏽',
  true,
  '行一\n行二\n',
  -0.1,
  '0012',
  { date: '2026-01-31T08:30:00' },
  '110101199003071234',
  false,
  '_x0001_',
  1e21,
  '甲\x01\x1f乙',
  { time: '18:00' },
  '<&>"\'',
  123_456_789.125,
  '长'.repeat(32_767),
  { date: '1900-02-28' },
  '\t制表',
  0,
  '—',
  '+86',
];

interface Filled {
  readonly name: string;
  readonly template: string;
  readonly output: string;
  readonly head: WorkbookHead;
  readonly cells: readonly FilledCell[];
  /** Sheets with a pivot table, which LibreOffice draws anew over what stands there. */
  readonly pivots: ReadonlySet<string>;
}

/** A value as a sheet holds it: days and times are numbers there. */
function stored(value: CellValue, date1904: boolean): string | number | boolean | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  return 'date' in value ? serialOfDate(value.date, date1904) : serialOfTime(value.time);
}

/** Anchors of merges, cells that are there, cells beside them, and rows below all others; of all sheets by turns. */
function placesIn(pkg: Package): { head: WorkbookHead; places: { sheet: string; ref: string }[] } {
  const head = readWorkbook(pkg);
  const bySheet = head.sheets
    .filter((sheet) => sheet.kind === 'worksheet')
    .map(({ name: sheet, index }) => {
      const { head: own, cells } = readSheet(pkg, head, index);
      const plain = cells.filter((cell) => cell.formula === undefined);
      const below = [2, 3, 9, 40].flatMap((more, i) =>
        own.lastRow + more > MAX_ROW ? [] : [{ row: own.lastRow + more, col: 1 + 3 * i }],
      );
      const beside = spread(plain, 8).map(({ row, col }) => ({ row, col: Math.min(MAX_COL, col + 1) }));
      const kinds = [below, spread(own.merges, 8).map(({ top, left }) => ({ row: top, col: left })), spread(plain, 12)];
      const more = VALUES.map((_, i) => ({ row: Math.min(MAX_ROW, own.lastRow + 50 + i), col: 2 + (i % 5) }));
      const refs = [...byTurns([...kinds, beside]), ...more].map(refOf);
      return [...new Set(refs)].map((ref) => ({ sheet, ref }));
    });
  return { head, places: byTurns(bySheet) };
}

function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);
}

function byTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => (i < list.length ? [list[i] as T] : [])),
  ).flat();
}

/** One cell for each of the values, as far as the workbook has cells that may be filled. */
function fillAll(template: string, number: number): Filled {
  const name = basename(template);
  const bytes = readFileSync(template);
  const pkg = openPackage(bytes, name);
  const { head, places } = placesIn(pkg);
  const hasPivot = (part = '') => relationships(pkg, part).some((one) => one.type === 'pivotTable');
  const pivots = new Set(readParts(pkg).sheets.flatMap((one) => (hasPivot(one.part) ? [one.name] : [])));
  // another first value in each file: no kind of value stays with one kind of place
  const values = VALUES.map((_, i) => VALUES[(i + 5 * number) % VALUES.length] as CellValue);
  for (;;) {
    const cells = places.slice(0, values.length).map((place, i) => ({ ...place, value: values[i] as CellValue }));
    try {
      const output = join(folder, `${number}.xlsx`);
      writeFileSync(output, fillWorkbook(bytes, name, cells).bytes);
      return { name, template, output, head, cells, pivots };
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      const { code, details } = thrown.problem;
      // a cell that holds a picture takes no value
      expect(['workbook.formulaCell', 'workbook.coveredCell', 'workbook.tableHeader', 'workbook.badValue']).toContain(
        code,
      );
      const refused = places.findIndex(({ sheet, ref }) => sheet === details.sheet && ref === details.ref);
      places.splice(refused, 1);
      // no place takes a day that the workbook's calendar does not have
      if (code === 'workbook.badValue') values.splice(refused, 1);
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'read-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('every filled cell reads back equal', () => {
  const all: Filled[] = [];

  it.each(workbooks.map((path, i) => [basename(path), path, i] as const))('%s is filled', (_, path, i) => {
    const filled = fillAll(path, i);
    expect(filled.cells.length).toBeGreaterThanOrEqual(20);
    all.push(filled);
  });

  it('in ExcelJS, where it can load the template', async () => {
    const read = new Reading();
    const notLoaded: string[] = [];
    for (const { name, template, output, head, cells } of all) {
      const before = await withExcelJs(template);
      if (before === undefined) notLoaded.push(name);
      if (before === undefined) continue;
      const book = await withExcelJs(output);
      for (const { sheet, ref, value } of cells) {
        // it does not find sheet parts with an unusual path
        if (before.getWorksheet(sheet) === undefined) {
          read.leftOut.push(`${name} ${sheet}`);
          continue;
        }
        const got = book?.getWorksheet(sheet)?.getCell(ref).value;
        read.compare(`${name} ${sheet} ${ref}`, stored(value, head.date1904), excelJsRule(got, head.date1904));
      }
    }
    console.log(`ExcelJS: ${read.told()}; it cannot load ${notLoaded.length} of ${all.length} templates: ${notLoaded}`);
    expect(read.differences).toEqual([]);
    expect(read.equal).toBeGreaterThan(10 * 20);
  }, 60_000);

  it.skipIf(office === undefined)(
    'in LibreOffice, all in one call',
    () => {
      const target = join(folder, 'read');
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
      const args = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', target];
      const outputs = all.map((one) => one.output);
      const done = spawnSync(office ?? 'soffice', [...args, ...outputs], { timeout: 240_000, stdio: 'ignore' });
      expect(done.status, 'LibreOffice did not come to its end').toBe(0);
      const read = new Reading();
      const notConverted: string[] = [];
      for (const { name, template, output, head, cells, pivots } of all) {
        const path = join(target, basename(output));
        if (!existsSync(path)) {
          expect(template.startsWith(OWN), name).toBe(false);
          notConverted.push(name);
          continue;
        }
        const pkg = openPackage(readFileSync(path), name);
        const theirs = readWorkbook(pkg);
        const sheets = new Map(
          theirs.sheets.map((one) => [
            one.name,
            new Map(readSheet(pkg, theirs, one.index).cells.map((cell) => [refOf(cell), cell])),
          ]),
        );
        for (const { sheet, ref, value } of cells) {
          if (pivots.has(sheet)) {
            read.leftOut.push(`${name} ${sheet}`);
            continue;
          }
          const cell = sheets.get(sheet)?.get(ref);
          read.compare(`${name} ${sheet} ${ref}`, stored(value, head.date1904), officeRule(cell));
        }
      }
      console.log(
        `LibreOffice: ${read.told()}; it does not convert ${notConverted.length} of ${all.length}: ${notConverted}`,
      );
      expect(read.differences).toEqual([]);
      expect(read.equal).toBeGreaterThan(10 * 20);
    },
    300_000,
  );
});

type Stored = ReturnType<typeof stored>;
/** What the program gives for the wanted value: the very same, by a rule of the program, or else something different. */
type Judge = (want: Stored) => 'same' | { readonly rule: string } | { readonly got: unknown };

class Reading {
  readonly differences: string[] = [];
  readonly leftOut: string[] = [];
  equal = 0;
  private readonly rules = new Map<string, number>();

  compare(where: string, want: Stored, judge: Judge): void {
    const found = judge(want);
    if (found === 'same') this.equal++;
    else if ('rule' in found) this.rules.set(found.rule, (this.rules.get(found.rule) ?? 0) + 1);
    else this.differences.push(`${where}: ${shortened(want)} became ${shortened(found.got)}`);
  }

  told(): string {
    const byRule = [...this.rules].map(([rule, count]) => `${count} by the rule “${rule}”`);
    const left = this.leftOut.length === 0 ? [] : [`${this.leftOut.length} left out in ${[...new Set(this.leftOut)]}`];
    return [`${this.equal} cells equal`, ...byRule, ...left].join(', ');
  }
}

function shortened(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 60);
}

async function withExcelJs(path: string): Promise<ExcelJS.Workbook | undefined> {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer);
    return book;
  } catch {
    return undefined;
  }
}

/** ExcelJS: numbers in date formats are instants to the millisecond; runs come apart; texts outside the table undecoded. */
function excelJsRule(got: ExcelJS.CellValue | undefined, date1904: boolean): Judge {
  return (want) => {
    if (Object.is(got, want)) return 'same';
    if (got instanceof Date && typeof want === 'number') {
      const days = want - 25_569 + (date1904 ? 1_462 : 0);
      if (Object.is(got.getTime(), new Date(Math.round(days * 86_400_000)).getTime())) return { rule: 'instant' };
    }
    if (typeof want === 'string' && got !== null && typeof got === 'object' && 'richText' in got) {
      if (got.richText.map((run) => run.text).join('') === want) return { rule: 'runs' };
    }
    if (typeof want === 'string' && encodeXstring(want) !== want && got === encodeXstring(want))
      return { rule: 'inline _xHHHH_ as it is written' };
    return { got };
  };
}

/** LibreOffice: a flag may come as the formula TRUE() or FALSE() without its result; numbers have 15 significant digits. */
function officeRule(cell: CellModel | undefined): Judge {
  return (want) => {
    const got = cell?.value;
    if (Object.is(got, want)) return 'same';
    if (typeof want === 'boolean' && cell?.formula === `${want}()`.toUpperCase()) return { rule: 'flag as a formula' };
    if (typeof want === 'number' && got === Number(want.toPrecision(15))) return { rule: '15 digits' };
    return { got };
  };
}
