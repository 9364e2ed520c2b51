// SQL is written out, values are parameters. Law: no statement is assembled from text that could be the user's.
import { isTest, lineAt, withoutComments } from './sourceText.mjs';

/** Files that generate identifiers (never from user text) and so must assemble statements. */
const generateIdentifiers = [];

const assembled = /\.(prepare|exec|pragma)\(\s*`[^`]*\$\{|\.(prepare|exec|pragma)\(\s*(['"])(?:(?!\3).)*\3\s*\+/g;

export const sqlText = {
  name: 'SQL is never assembled from text',
  check: (files) =>
    files
      .filter(({ path }) => path.startsWith('electron/') && /\.ts$/.test(path))
      .filter(({ path }) => !isTest(path) && !generateIdentifiers.includes(path))
      .flatMap(({ path, text }) => {
        const code = withoutComments(text);
        return [...code.matchAll(assembled)].map((match) => ({
          file: path,
          line: lineAt(code, match.index),
          message: 'statement assembled from text: write it out and pass values as parameters',
        }));
      }),
};
