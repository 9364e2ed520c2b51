// Every source file begins with two to five lines: its promise and the law it keeps.
// Law: a reader knows what a file is for before the first line of code.
import { isTest } from './sourceText.mjs';

const inScope = (path) =>
  /^(core|workbook|electron|renderer|scripts|e2e|bench)\/.*\.(tsx?|mjs)$/.test(path) &&
  !isTest(path) &&
  !path.includes('/fixtures/');

export const headers = {
  name: 'every source file begins with its promise',
  check: (files) =>
    files
      .filter(({ path }) => inScope(path))
      .filter(({ text }) => !/^(#![^\n]*\n)?\s*(\/\/\s*\S{1,}.{10,}|\/\*\*?\s*\S?)/.test(text))
      .map(({ path }) => ({
        file: path,
        line: 1,
        message: 'begin with a comment of two to five lines: what this file promises, and the law it keeps',
      })),
};
