// Opening a workbook to the sheet model: the median real form, and 100,000 rows × 10 columns in a process of its own, so
// that the peak of memory is its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { columnName } from '../core/ref';
import { openPackage } from '../workbook/package';
import { writePackage } from '../workbook/packageWriter';
import { readParts } from '../workbook/parts';
import { readSheet, readWorkbook } from '../workbook/sheet';
import { type Bench, defineBench } from './frame/bench';
import { median } from './frame/statistics';

const ROWS = 100_000;
const OWN = resolve('workbook/fixtures');
const FORMS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus', 'forms');

function open(bytes: Uint8Array): number {
  const pack = openPackage(bytes, '表.xlsx');
  const head = readWorkbook(pack);
  let cells = 0;
  for (const sheet of head.sheets)
    if (sheet.kind === 'worksheet') cells += readSheet(pack, head, sheet.index).cells.length;
  return cells;
}

/** Texts and numbers as a ledger has them: four of ten columns are texts. */
function largeWorkbook(): Uint8Array {
  const blank = openPackage(readFileSync(join(OWN, '出租房屋登记台账.xlsx')), '表.xlsx');
  const part = readParts(blank).sheets[0]?.part ?? '';
  const rows: string[] = [];
  for (let row = 1; row <= ROWS; row++) {
    let cells = '';
    for (let col = 1; col <= 10; col++) {
      const ref = `${columnName(col)}${row}`;
      cells +=
        col % 5 < 2
          ? `<c r="${ref}" t="inlineStr"><is><t>城关镇第 ${(row * col) % 9973} 号</t></is></c>`
          : `<c r="${ref}"><v>${(row * col * 7919) % 100_003}</v></c>`;
    }
    rows.push(`<row r="${row}" spans="1:10">${cells}</row>`);
  }
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  return writePackage(blank, new Map([[part, new TextEncoder().encode(xml)]]));
}

async function prepare(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-open-'));
  const large = join(folder, 'large.xlsx');
  writeFileSync(large, largeWorkbook());
  const forms = [OWN, FORMS]
    .filter((place) => existsSync(place))
    .flatMap((place) =>
      readdirSync(place)
        .filter((name) => name.endsWith('.xlsx'))
        .map((name) => readFileSync(join(place, name))),
    );
  return {
    name: 'open',
    about: `${forms.length} forms; ${ROWS} rows × 10 columns`,
    rounds: 3,
    cases: [
      {
        name: 'median form',
        run: () =>
          median(
            forms.map((bytes) => {
              const started = performance.now();
              open(bytes);
              return performance.now() - started;
            }),
          ),
      },
      {
        name: 'large',
        run: (round) => {
          if (round < 0) return 0;
          const env = { ...process.env, BENCH_OPEN: large };
          const said = execFileSync(process.execPath, [import.meta.filename], { env, encoding: 'utf8' });
          return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { ms: number; peakMB: number };
        },
      },
    ],
    bars: [
      { about: 'median form, ms', value: (of) => of('median form'), atMost: 20 },
      { about: 'large, ms', value: (of) => of('large'), atMost: 3000 },
      { about: 'large, peak memory of the process, MB', value: (of) => of('large', 'peakMB'), atMost: 400 },
    ],
    clean: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

const once = process.env.BENCH_OPEN;
if (once !== undefined) {
  const bytes = readFileSync(once);
  const started = performance.now();
  open(bytes);
  console.log(JSON.stringify({ ms: performance.now() - started, peakMB: process.resourceUsage().maxRSS / 1024 }));
}

export default defineBench(prepare);
