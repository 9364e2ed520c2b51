// No folder of somebody's machine and no registry address in a tracked file.
// Law: a clone works for anybody, with the registry that they configured.
import { lineAt } from './sourceText.mjs';

// Split, so that this file does not find itself.
const patterns = [
  { pattern: new RegExp(`(?<![\\w.~}])/(${['home', 'Users'].join('|')})/[a-z][\\w-]*/`, 'g'), what: 'a home folder' },
  {
    pattern: new RegExp(`(?<![\\w.~}])/(${['ro' + 'ot', 'wo' + 'rk'].join('|')})/[\\w.-]+`, 'g'),
    what: 'a folder of one machine',
  },
  { pattern: new RegExp(`[A-Z]:\\\\{1,2}${'Us' + 'ers'}\\\\`, 'g'), what: 'a home folder' },
  {
    pattern: new RegExp(
      `https?://[\\w.-]*(${['regis' + 'try', 'npm' + 'mirror', 'arti' + 'factory'].join('|')})[\\w.-]*`,
      'gi',
    ),
    what: 'a registry address',
  },
];

export const machinePaths = {
  name: 'no paths or registry addresses of a machine',
  check: (files) =>
    files
      .filter(({ text }) => text !== null)
      .flatMap(({ path, text }) =>
        patterns.flatMap(({ pattern, what }) =>
          [...text.matchAll(pattern)].map((match) => ({
            file: path,
            line: lineAt(text, match.index),
            message: `«${match[0]}» is ${what}: take it from the environment or from the project's own folder`,
          })),
        ),
      ),
};
