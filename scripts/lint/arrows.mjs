// Who may import whom, and the modules that have exactly one door.
// Law: the name of a folder is a permission. The tables below are the whole rule.
import { posix } from 'node:path';
import { importsOf, isTest, partOf } from './sourceText.mjs';

const arrowsOf = {
  core: { may: [], instead: 'core knows nothing of ours: hand the value in as an argument' },
  workbook: {
    may: ['core'],
    instead: 'workbook knows only core: join it with the store or the window in electron/services',
  },
  electron: {
    may: ['core', 'workbook'],
    instead: 'electron uses core and workbook; the window is reached through core/contract',
  },
  renderer: {
    may: ['core'],
    instead: 'the window asks through renderer/client (core/contract); move pure rules to core',
  },
  e2e: { may: ['core'], instead: 'a story sees what the clerk sees: use the window, the command line or core' },
  bench: { may: ['core', 'workbook', 'electron'], instead: 'a bench measures the product from outside' },
  scripts: { may: [], instead: 'scripts start the product, they do not use its code' },
};

/** Modules with one door: who may import them, and what everybody else does. */
const doors = [
  {
    module: /^better-sqlite3$/,
    files: ['electron/ledger/open.ts'],
    instead: 'take a handle from electron/ledger/open.ts (in tests too: open a temporary ledger)',
  },
  {
    module: /^electron(\/.*)?$/,
    parts: ['electron'],
    outside: ['e2e', 'bench'],
    files: ['scripts/runtime/defaultApp.mjs'], // the text of a program that Electron runs
    instead: 'only electron/ knows Electron; ask through core/contract',
  },
  {
    module: /^(node:)?child_process$/,
    files: ['electron/outside.ts'],
    tests: true,
    outside: ['e2e', 'bench', 'scripts'],
    instead: 'outside programs are started in electron/outside.ts, with fixed arguments and a time limit',
  },
  {
    module: /^(node:)?crypto$/,
    files: [
      'electron/secrets.ts',
      // checksums and random names only:
      'electron/files.ts',
      'electron/ledger/checksum.ts',
      'electron/workbooks/library.ts',
    ],
    tests: true,
    outside: ['e2e', 'bench', 'scripts'],
    instead: 'secrets belong in electron/secrets.ts; a checksum comes from electron/ledger/checksum.ts',
  },
  {
    module: /^(node:)?vm$/,
    files: [],
    instead: 'no code is made from text in this program',
  },
  {
    module: /^@electron\/remote$/,
    files: [],
    instead: 'ask through core/contract',
  },
];

export const arrows = {
  name: 'import arrows between the parts',
  check: (files) =>
    files
      .filter((file) => !/^scripts\/lint\/.*\.test\.mjs$/.test(file.path)) // examples of mistakes
      .filter((file) => file.text !== null && /\.(tsx?|mts|mjs)$/.test(file.path) && arrowsOf[partOf(file.path)])
      .flatMap((file) => importsOf(file.text).flatMap((one) => judge(file.path, one))),
};

function judge(path, { specifier, line }) {
  const finding = (message) => [{ file: path, line, message }];
  if (specifier.startsWith('.')) {
    const target = partOf(posix.normalize(posix.join(posix.dirname(path), specifier)));
    const own = partOf(path);
    const { may, instead } = arrowsOf[own];
    if (target === own || !(target in arrowsOf) || may.includes(target)) return [];
    return finding(`imports ${target}/ (${specifier}): ${instead}`);
  }
  const door = doors.find((one) => one.module.test(specifier));
  if (!door || passes(door, path)) return [];
  return finding(`imports ${specifier}: ${door.instead}`);
}

function passes(door, path) {
  const part = partOf(path);
  return (
    door.files?.includes(path) ||
    door.parts?.includes(part) ||
    door.outside?.includes(part) ||
    (door.tests === true && isTest(path))
  );
}
