// List forms filled with a few and with thousands of records, judged by an independent checker and by LibreOffice. Our own
// forms are always there; the corpus (CORPUS_DIR), the checker beside it and LibreOffice may be absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { columnName, refOf } from '../core/ref';
import type { CellValue } from '../core/value';
import { openPackage } from './package';
import { fillLists, type ListFilling, type ListsFilled, planLists } from './repeat';
import { readSheet, readWorkbook } from './sheet';

const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus');
const CHECKER = resolve(CORPUS, '../tools/xlsx-fidelity');
const OWN = fileURLToPath(new URL('fixtures', import.meta.url));
const SIZES = [1, 5, 200, 5_000];
const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
const office = ['soffice', 'libreoffice'].find(
  (name) => spawnSync(name, ['--version'], { timeout: 30_000 }).status === 0,
);
const canCheck = python !== undefined && existsSync(CHECKER);
if (!existsSync(CORPUS)) console.log(`skipped: no corpus of real workbooks at ${CORPUS} (set CORPUS_DIR)`);
if (!canCheck) console.log(`skipped: no checker at ${CHECKER}, or no python3`);
if (office === undefined) console.log('skipped: no LibreOffice (soffice) to compute the totals');

interface ListForm {
  readonly file: string;
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
  readonly columns: Readonly<Record<string, 'text' | 'number' | 'date' | 'serial'>>;
  /** Cells that must add up a column of numbers, in rows of the template. */
  readonly sums: readonly {
    readonly sheet?: string;
    readonly row: number;
    readonly col: string;
    readonly of: string;
  }[];
}

const own = (form: Omit<ListForm, 'file'> & { name: string }): ListForm => ({ ...form, file: join(OWN, form.name) });
const OWN_FORMS: readonly ListForm[] = [
  own({
    name: '出租房屋登记台账.xlsx',
    sheet: '登记台账',
    first: 4,
    last: 23,
    columns: { A: 'serial', B: 'text', D: 'text', F: 'number', G: 'date' },
    sums: [{ row: 24, col: 'F', of: 'F' }],
  }),
  own({
    name: '矛盾纠纷排查化解报表.xlsx',
    sheet: '明细表',
    first: 4,
    last: 43,
    columns: { A: 'serial', B: 'date', D: 'text', E: 'text', F: 'number' },
    sums: [],
  }),
  own({
    name: '群众来访登记表.xlsx',
    sheet: '来访登记',
    first: 4,
    last: 13,
    columns: { B: 'date', C: 'text', D: 'text', F: 'number' },
    sums: [
      { row: 14, col: 'F', of: 'F' },
      { sheet: '汇总', row: 1, col: 'B', of: 'F' },
      { sheet: '汇总', row: 2, col: 'B', of: 'F' },
      { sheet: '汇总', row: 3, col: 'B', of: 'F' },
    ],
  }),
  own({
    name: '警用物资收发存登记簿.xlsx',
    sheet: '收发存',
    first: 4,
    last: 9,
    columns: { B: 'date', C: 'text', D: 'number' },
    sums: [
      { row: 10, col: 'D', of: 'D' },
      { row: 10, col: 'F', of: 'D' },
      { row: 9, col: 'F', of: 'D' },
    ],
  }),
  own({
    name: '重大活动安保勤务统计表.xlsx',
    sheet: '勤务统计',
    first: 4,
    last: 4,
    columns: { A: 'text', B: 'number' },
    sums: [
      { row: 5, col: 'B', of: 'B' },
      { row: 5, col: 'D', of: 'B' },
      { row: 14, col: 'B', of: 'B' },
    ],
  }),
  own({
    name: '重大活动安保勤务统计表.xlsx',
    sheet: '勤务统计',
    first: 9,
    last: 11,
    columns: { A: 'text', C: 'number' },
    sums: [
      { row: 12, col: 'D', of: 'C' },
      { row: 14, col: 'B', of: 'C' },
    ],
  }),
  own({
    name: '单警装备登记表.xlsx',
    sheet: '装备',
    first: 4,
    last: 11,
    columns: { A: 'text', C: 'number', D: 'text' },
    sums: [{ row: 12, col: 'C', of: 'C' }],
  }),
];

/** The lists that the corpus describes; one without an end is taken to have as many blank rows as records. */
function corpusForms(): readonly ListForm[] {
  const truth = join(CORPUS, 'forms', 'truth');
  if (!existsSync(truth)) return [];
  return readdirSync(truth)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const told: Truth = JSON.parse(readFileSync(join(truth, name), 'utf8'));
      return (told.detail_regions ?? []).map((region) => ({
        file: join(CORPUS, 'forms', told.file),
        sheet: told.sheet,
        first: region.first_row,
        last: region.last_row ?? Math.max(region.first_row, (region.total_row ?? 0) - 1),
        columns: Object.fromEntries(
          region.columns
            .filter((column) => !column.calc)
            .map(({ col, type }) => [col, type === 'number' ? type : 'text']),
        ) as ListForm['columns'],
        sums: [],
      }));
    });
}

interface Truth {
  readonly file: string;
  readonly sheet: string;
  readonly detail_regions?: readonly {
    readonly first_row: number;
    readonly last_row: number | null;
    readonly total_row: number | null;
    readonly columns: readonly { readonly col: string; readonly type: string; readonly calc?: boolean }[];
  }[];
}

function sampleAt(kind: ListForm['columns'][string], i: number): CellValue {
  if (kind === 'serial') return i + 1;
  if (kind === 'number') return (i * 7) % 13;
  if (kind === 'date') return { date: `2026-10-${String(1 + (i % 28)).padStart(2, '0')}` };
  return i % 3 === 0 ? `00${i}` : `=文字${i}`;
}

function listOf(form: ListForm, records: number): ListFilling {
  const columns = Object.entries(form.columns).map(([col, kind]) => ({
    col,
    values: Array.from({ length: records }, (_, i) => sampleAt(kind, i)),
  }));
  return { sheet: form.sheet, firstRow: form.first, lastRow: form.last, columns };
}

interface Case {
  readonly form: ListForm;
  readonly records: number;
  readonly template: string;
  readonly output: string;
  readonly filled: ListsFilled;
  readonly cells: readonly unknown[];
}

/** The checker over many files in one process: differences as text, by output file. */
function differences(cases: readonly Case[]): Record<string, string[]> {
  const script = `
import importlib.machinery, importlib.util, json, sys
loader = importlib.machinery.SourceFileLoader('checker', sys.argv[1])
sys.dont_write_bytecode = True
checker = importlib.util.module_from_spec(importlib.util.spec_from_loader('checker', loader))
loader.exec_module(checker)
out = {}
for case in json.load(sys.stdin):
    try:
        found = checker.compare(case['template'], case['output'], case['cells'], 20, [tuple(x) for x in case['inserted']])
        out[case['output']] = [str(f) for f in found['findings'] if f['level'] == 'diff']
    except Exception as error:
        out[case['output']] = [repr(error)]
json.dump(out, sys.stdout)`;
  const input = cases.map(({ template, output, cells, filled }) => ({
    template,
    output,
    cells,
    inserted: filled.inserted.map((one) => [one.sheet, one.row, one.count]),
  }));
  const done = spawnSync(python ?? 'python3', ['-c', script, CHECKER], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return done.status === 0 ? JSON.parse(done.stdout) : { '': [done.stderr] };
}

const folder = mkdtempSync(join(tmpdir(), 'lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a list form', () => {
  const forms = [...OWN_FORMS, ...corpusForms()];
  const cases: Case[] = [];
  const refused: string[] = [];

  it.each(forms.map((form) => [`${basename(form.file)} ${form.sheet} ${form.first}–${form.last}`, form] as const))(
    '%s takes records of every number, or says why not',
    (_, form) => {
      const bytes = readFileSync(form.file);
      const name = basename(form.file);
      for (const records of SIZES) {
        const list = listOf(form, records);
        let filled: ListsFilled;
        try {
          filled = fillLists(bytes, name, [list]);
        } catch (thrown) {
          if (!(thrown instanceof ProblemError)) throw thrown;
          expect(form.file.startsWith(OWN), JSON.stringify(thrown.problem)).toBe(false);
          expect(['workbook.listTooLong', 'workbook.formulaCell', 'workbook.coveredCell']).toContain(
            thrown.problem.code,
          );
          if (thrown.problem.code === 'workbook.listTooLong') {
            const [plan] = planLists(bytes, name, [list]);
            const rows = form.last - form.first + 1;
            expect(plan?.way).toMatchObject({ kind: 'parts', parts: Math.ceil(records / rows) });
          }
          refused.push(`${name} ${records}: ${thrown.problem.code} ${thrown.problem.details.why ?? ''}`);
          continue;
        }
        const output = join(folder, `${cases.length}.xlsx`);
        writeFileSync(output, filled.bytes);
        const cells = [
          ...list.columns.flatMap(({ col, values }) =>
            values.map((value, i) => ({ sheet: form.sheet, ref: `${col}${form.first + i}`, value })),
          ),
          ...filled.formulas.map(({ sheet, row, col, formula }) => ({
            sheet,
            ref: columnName(col) + row,
            value: { formula },
          })),
        ];
        cases.push({ form, records, template: form.file, output, filled, cells });
      }
    },
    60_000,
  );

  it.skipIf(!canCheck)(
    'differs from its template in the records only',
    () => {
      const found = differences(cases);
      expect(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length > 0))).toEqual({});
      expect(Object.keys(found)).toHaveLength(cases.length);
      const grown = new Set(cases.filter((one) => one.records === 5_000).map((one) => one.form));
      if (existsSync(CORPUS)) expect(grown.size, refused.join('\n')).toBeGreaterThanOrEqual(8);
      if (refused.length > 0) console.log(`refused with reasons:\n${refused.join('\n')}`);
    },
    300_000,
  );

  it.skipIf(office === undefined)(
    'adds up all its records in LibreOffice',
    () => {
      const summed = cases.filter((one) => one.form.sums.length > 0);
      const target = join(folder, 'computed');
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const args = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', target];
      const done = spawnSync(office ?? 'soffice', [...args, ...summed.map((one) => one.output)], { timeout: 240_000 });
      expect(done.status).toBe(0);
      for (const { form, records, output, filled } of summed) {
        const pkg = openPackage(readFileSync(join(target, basename(output))), 'computed.xlsx');
        const head = readWorkbook(pkg);
        for (const { sheet = form.sheet, row, col, of } of form.sums) {
          const index = head.sheets.find((one) => one.name === sheet)?.index ?? 0;
          const below = filled.inserted.reduce(
            (sum, one) => sum + (one.sheet === sheet && one.row <= row ? one.count : 0),
            0,
          );
          const cell = readSheet(pkg, head, index).cells.find((one) => refOf(one) === `${col}${row + below}`);
          const kind = form.columns[of] ?? 'number';
          const sum = Array.from({ length: records }, (_, i) => Number(sampleAt(kind, i))).reduce((a, b) => a + b, 0);
          expect(cell?.value, `${basename(form.file)} ${records}: ${sheet} ${col}${row + below}`).toBe(sum);
        }
      }
    },
    300_000,
  );
});
