// Real workbooks filled with one cell and with many, then judged by an independent checker: no difference but the listed
// cells. Our own blank forms are always there; the corpus (CORPUS_DIR) and the checker beside it may be absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { refOf } from '../core/ref';
import type { CellValue } from '../core/value';
import { type FilledCell, fillWorkbook } from './fill';
import { openPackage } from './package';
import { readParts } from './parts';
import { readSheet, readWorkbook } from './sheet';

const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus');
const CHECKER = resolve(CORPUS, '../tools/xlsx-fidelity');
const OWN = fileURLToPath(new URL('fixtures', import.meta.url));
const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
const workbooks = [OWN, join(CORPUS, 'forms'), join(CORPUS, 'xlsx')]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.xls[xm]$/i.test(name))
      .map((name) => join(folder, name)),
  );
if (!existsSync(CORPUS)) console.log(`skipped: no corpus of real workbooks at ${CORPUS} (set CORPUS_DIR)`);
const canCheck = python !== undefined && existsSync(CHECKER);
if (!canCheck) console.log(`skipped: no checker at ${CHECKER}, or no python3`);

const TEXTS = [
  '=1+1',
  '+86',
  '-',
  '@甲',
  '  前导空格',
  '𠀀𠀁😀',
  '行一\n行二',
  '\x01\x1f',
  '_x0041_',
  '<&>"\'',
  '0012',
  '110101199003071234',
  '\ufffe',
  '长'.repeat(32_767),
  '\t制表',
  '—',
];

/** The i-th value: numbers, texts of every awkward kind, dates, flags, blanks. */
function valueAt(i: number): CellValue {
  const text = TEXTS[i % TEXTS.length] as string;
  const kinds: CellValue[] = [
    i * 1.5 - 7,
    text,
    { date: `2026-10-0${1 + (i % 9)}` },
    i % 2 === 0,
    null,
    1e21,
    text,
    { date: '2026-01-31T08:30:00' },
  ];
  return kinds[i % kinds.length] as CellValue;
}

/** Up to `count` cells all over the workbook that may be filled: existing, new, far below; and the filled workbook. */
function fillSome(path: string, bytes: Uint8Array, count: number): { cells: FilledCell[]; output: Uint8Array } {
  const name = basename(path);
  const sheets = readParts(openPackage(bytes, name)).sheets.filter((sheet) => sheet.kind === 'worksheet');
  const wanted = new Map<string, FilledCell>();
  const add = (i: number) => {
    const sheet = sheets[i % sheets.length]?.name ?? '';
    const ref = refOf({ row: 1 + ((i * i * 7 + 3 * i) % 60), col: 1 + ((i * 5) % 40) });
    wanted.set(`${sheet}!${ref}`, { sheet, ref, value: valueAt(i) });
  };
  let tried = 0;
  while (wanted.size < count) add(tried++);
  for (;;) {
    try {
      const cells = [...wanted.values()];
      return { cells, output: fillWorkbook(bytes, name, cells, { recalculate: true }).bytes };
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      const { code, details } = thrown.problem;
      expect(['workbook.formulaCell', 'workbook.coveredCell', 'workbook.tableHeader']).toContain(code);
      wanted.delete(`${details.sheet}!${details.ref}`);
      if (tried < count * 6) add(tried++);
    }
  }
}

interface Case {
  readonly template: string;
  readonly output: string;
  readonly cells: readonly FilledCell[];
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
        found = checker.compare(case['template'], case['output'], case['cells'])
        out[case['output']] = [str(f) for f in found['findings'] if f['level'] == 'diff']
    except Exception as error:
        out[case['output']] = [repr(error)]
json.dump(out, sys.stdout)`;
  const done = spawnSync(python ?? 'python3', ['-c', script, CHECKER], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return done.status === 0 ? JSON.parse(done.stdout) : { '': [done.stderr] };
}

const folder = mkdtempSync(join(tmpdir(), 'fill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a filled workbook', () => {
  const cases: Case[] = [];
  it.each(workbooks.map((path) => [basename(path), path]))('%s takes one value and many', (name, path) => {
    const bytes = readFileSync(path);
    for (const count of [1, 24]) {
      const filled = fillSome(path, bytes, count);
      expect(filled.cells.length).toBeGreaterThan(0);
      const output = join(folder, `${cases.length}.xlsx`);
      writeFileSync(output, filled.output);
      cases.push({ template: path, output, cells: filled.cells });
      readsBack(name, filled.output, filled.cells);
    }
  });

  it.skipIf(!canCheck)(
    'differs from its template in the listed cells only',
    () => {
      const found = differences(cases);
      expect(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length > 0))).toEqual({});
      expect(Object.keys(found)).toHaveLength(workbooks.length * 2);
    },
    180_000,
  );

  it('is read alike by ExcelJS, where it can load the template', async () => {
    for (const { output, cells, template } of cases.filter(
      (_, i) => i % 2 === 1 && cases[i]?.template.startsWith(OWN),
    )) {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(readFileSync(output) as unknown as ArrayBuffer);
      for (const { sheet, ref, value } of cells) {
        if (value !== null && typeof value === 'object') continue;
        // ExcelJS does not undo _xHHHH_ everywhere
        if (typeof value === 'string' && /_x|[\x00-\x08\ufffe]/.test(value)) continue;
        expect(book.getWorksheet(sheet)?.getCell(ref).value, `${basename(template)} ${ref}`).toEqual(value);
      }
    }
  });
});

function readsBack(name: string, bytes: Uint8Array, cells: readonly FilledCell[]): void {
  const pkg = openPackage(bytes, name);
  const head = readWorkbook(pkg);
  const known = new Map<string, Map<string, unknown>>();
  for (const { sheet, ref, value } of cells) {
    if (!known.has(sheet)) {
      const index = head.sheets.find((one) => one.name === sheet)?.index ?? 0;
      known.set(sheet, new Map(readSheet(pkg, head, index).cells.map((cell) => [refOf(cell), cell.value])));
    }
    if (value !== null && typeof value === 'object') continue;
    expect(known.get(sheet)?.get(ref), `${name} ${sheet} ${ref}`).toEqual(value ?? undefined);
  }
}
