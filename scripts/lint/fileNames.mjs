// Names that say nothing are refused. Law: a file is guessed from its name at the first try.
import { basename } from 'node:path';

const empty = /^(utils?|helpers?|common|shared|misc|managers?|stuff)$/i;
const emptyEnd = /(Utils?|Helpers?|Manager|Common)$/;

export const fileNames = {
  name: 'file names say what is inside',
  check: (files) =>
    files.flatMap(({ path }) =>
      path
        .split('/')
        .map((name) => basename(name).replace(/\..*$/, ''))
        .filter((name) => empty.test(name) || emptyEnd.test(name))
        .map((name) => ({
          file: path,
          line: 1,
          message: `«${name}» says nothing: name the file after the noun or rule of the domain that it owns`,
        })),
    ),
};
