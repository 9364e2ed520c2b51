// Real formulas with the results Excel left in their files, and those of ../corpus/formulas with the results it gives.
// Law: every formula is judged without its own result; what a file says elsewhere is taken as given.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus');

/** Workbooks of the corpus below a folder; empty when it is not there. */
export function corpusWorkbooks(folder: string): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const path = join(CORPUS, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => /\.xls[xm]$/i.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }));
}

/** Records of a comma-separated file with quoted fields. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...records] = rows.filter((row) => row.length > 1);
  return records.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}
