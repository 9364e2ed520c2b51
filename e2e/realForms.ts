// Workbooks that walk the whole slice: a few of our own, and real ones of the corpus, picked by number or by what they
// are. Law: nothing in a real form is named here; a clone without the corpus says what it skips.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

export const CORPUS = resolve(process.env.CORPUS_DIR ?? resolve(__dirname, '../../shared/corpus'));
const OWN = resolve(__dirname, '../workbook/fixtures');

export interface Book {
  readonly what: string;
  /** Absent where the corpus is not at hand, or holds none of that kind. */
  readonly path: string | undefined;
}

const own = (what: string, name: string): Book => ({ what: `our own ${what}`, path: join(OWN, name) });

function inFolder(name: string): string[] {
  const folder = join(CORPUS, name);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((file) => /\.xls[xm]$/i.test(file));
  return names.sort().map((file) => join(folder, file));
}

const forms = inFolder('forms');
const numbered = (what: string, number: string): Book => ({
  what: `${number}, ${what}`,
  path: forms.find((path) => path.startsWith(join(CORPUS, 'forms', `${number}-`))),
});

/** Rows that the longest sheet of a workbook writes down. */
function rowsOf(path: string): number {
  const parts = unzipSync(readFileSync(path), { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) });
  return Math.max(0, ...Object.values(parts).map((part) => strFromU8(part).match(/<row /g)?.length ?? 0));
}

const tallest = (paths: readonly string[]) => paths.toSorted((a, b) => rowsOf(b) - rowsOf(a))[0];

const withMacros = [...forms, ...inFolder('xlsx')].filter((path) => /\.xlsm$/i.test(path));

export const BOOKS: readonly Book[] = [
  own('list with dates and choices', '出租房屋登记台账.xlsx'),
  own('form of two sheets', '矛盾纠纷排查化解报表.xlsx'),
  own('protected form on A3', '巡逻防控勤务安排表.xlsx'),
  numbered('a matrix', 'd01'),
  numbered('ten sheets', 'd05'),
  numbered('several blocks of every kind', 'd06'),
  numbered('fields to fill', 'd08'),
  numbered('a matrix with a date', 'd09'),
  numbered('a list', 'd10'),
  numbered('seven sheets', 'd13'),
  numbered('a blank first sheet', 'd25'),
  numbered('a ledger', 'd29'),
  { what: 'the tallest form', path: tallest(forms) },
  { what: 'hundreds of rows', path: tallest(inFolder('xlsx').filter((path) => rowsOf(path) < 1000)) },
  ...withMacros.slice(0, 1).map((path) => ({ what: 'macros', path })),
];

/** Why a book cannot walk here. */
export const ABSENT = existsSync(CORPUS)
  ? 'the corpus holds no such workbook'
  : `no corpus of real workbooks at ${CORPUS} (set CORPUS_DIR)`;
