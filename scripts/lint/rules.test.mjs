// Every rule fires on the mistake it is for, and stays quiet on the right way.
import { describe, expect, it } from 'vitest';
import { arrows } from './arrows.mjs';
import { fileNames } from './fileNames.mjs';
import { forbiddenWords } from './forbiddenWords.mjs';
import { headers } from './headers.mjs';
import { licences } from './licences.mjs';
import { lockFile } from './lockFile.mjs';
import { machinePaths } from './machinePaths.mjs';
import { migrations } from './migrations.mjs';
import { sqlText } from './sqlText.mjs';

const found = (rule, path, text) => rule.check([{ path, text }]);
const fires = (rule, path, text) => expect(found(rule, path, text), `${path}: ${text}`).toHaveLength(1);
const quiet = (rule, path, text) => expect(found(rule, path, text), `${path}: ${text}`).toEqual([]);

describe('import arrows', () => {
  it.each([
    ['core/resolve.ts', "import { open } from '../electron/files';"],
    ['core/resolve.ts', "import type { Sheet } from '../workbook/sheet';"],
    ['workbook/fill.ts', "export { x } from '../renderer/x';"],
    ['electron/main.ts', "const page = await import('../renderer/app');"],
    ['renderer/pages/fill/Page.tsx', "import { router } from '../../../electron/router';"],
    ['electron/main.ts', "import '../scripts/say.mjs';"],
    ['core/period.ts', "import electron from 'electron';"],
    ['renderer/client.ts', "import { ipcRenderer } from 'electron/renderer';"],
    ['electron/services/records.ts', "import Database from 'better-sqlite3';"],
    ['electron/print.ts', "import { execFile } from 'node:child_process';"],
    ['core/report.ts', "import { createHash } from 'crypto';"],
    ['electron/router.ts', "import vm from 'node:vm';"],
    ['e2e/today.spec.ts', "import { open } from '../electron/ledger/open';"],
  ])('%s may not: %s', (path, text) => fires(arrows, path, text));

  it.each([
    ['workbook/fill.ts', "import type { Value } from '../core/value';"],
    ['electron/services/records.ts', "import { fill } from '../../workbook/fill';"],
    ['renderer/pages/fill/Page.tsx', "import { parse } from '../../../core/period';"],
    ['electron/ledger/open.ts', "import Database from 'better-sqlite3';"],
    ['electron/outside.ts', "import { execFile } from 'node:child_process';"],
    ['electron/secrets.ts', "import { scrypt } from 'node:crypto';"],
    ['core/period.ts', "// import electron from 'electron';"],
    ['core/period.ts', "import { day } from './day';"],
  ])('%s may: %s', (path, text) => quiet(arrows, path, text));

  it('says the line and what to do instead', () => {
    const [one] = found(arrows, 'core/a.ts', "\n\nimport { x } from '../electron/x';");
    expect(one).toMatchObject({ file: 'core/a.ts', line: 3 });
    expect(one.message).toContain('hand the value in');
  });
});

describe('forbidden words', () => {
  it.each([
    ['core/a.ts', 'eval(text)'],
    ['core/a.ts', "new Function('x')"],
    ['renderer/a.tsx', 'node.innerHTML = text'],
    ['renderer/a.tsx', '<p dangerouslySetInnerHTML={x} />'],
    ['electron/a.ts', 'shell.openExternal(url)'],
    ['electron/window.ts', 'nodeIntegration: true'],
    ['electron/window.ts', 'sandbox: false'],
    ['electron/services/a.ts', "ipcMain.handle('x', f)"],
    ['renderer/a.ts', 'ipcRenderer.invoke(name)'],
    ['electron/preload.ts', 'r.sendSync(name)'],
  ])('%s: %s', (path, text) => fires(forbiddenWords, path, text));

  it('lets the one door pass, and comments, and tests', () => {
    quiet(forbiddenWords, 'electron/router.ts', "ipcMain.handle('call', answer)");
    quiet(forbiddenWords, 'core/a.ts', '// never eval(text)');
    quiet(forbiddenWords, 'electron/window.test.ts', "page.evaluate(() => eval('1'))");
  });
});

describe('SQL', () => {
  it('refuses statements assembled from text', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text under test
    fires(sqlText, 'electron/ledger/tables/data.ts', 'db.prepare(`SELECT ${column} FROM data`)');
    fires(sqlText, 'electron/ledger/tables/data.ts', "db.exec('DROP TABLE ' + name)");
  });
  it('accepts statements written out, over several lines too', () => {
    quiet(sqlText, 'electron/ledger/tables/data.ts', 'db.prepare(`\n SELECT a\n FROM data WHERE id = ?`)');
  });
});

describe('names and headers', () => {
  it('refuses names that say nothing', () => {
    for (const path of ['core/utils.ts', 'renderer/common/Button.tsx', 'electron/windowManager.ts', 'e2e/helpers.ts'])
      fires(fileNames, path, '');
    quiet(fileNames, 'core/period.ts', '');
  });
  it('asks for a promise at the top of each source file', () => {
    fires(headers, 'core/period.ts', "import { day } from './day';");
    quiet(headers, 'core/period.ts', '// Report periods: parse, name, contain, shift.\nexport {};');
    quiet(headers, 'core/period.ts', '/**\n * Report periods: parse, name, contain, shift.\n */\nexport {};');
  });
});

describe('migrations', () => {
  it('are named NNNN_what.sql, without a gap, with LF', () => {
    fires(migrations, 'migrations/1_first.sql', '');
    fires(migrations, 'migrations/0002_second.sql', '');
    fires(migrations, 'migrations/0001_first.sql', 'SELECT 1;\r\n');
    quiet(migrations, 'migrations/0001_first_schema.sql', 'SELECT 1;\n');
  });
});

describe('lock file', () => {
  const lock = (packages) => JSON.stringify({ packages });
  it('names platform packages that were dropped', () => {
    const packages = { 'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-win': '1.0.0' } } };
    fires(lockFile, 'package-lock.json', lock({ ...packages, 'node_modules/a-linux': {} }));
  });
  it('refuses ranges', () => {
    fires(lockFile, 'package.json', '{"dependencies":{"a":"^1.2.3"}}');
    quiet(lockFile, 'package.json', '{"dependencies":{"a":"1.2.3","b":"npm:@x/c@13.0.3"}}');
  });
  it('names an install script that nobody has read', () => {
    fires(lockFile, 'package-lock.json', lock({ 'node_modules/a': { hasInstallScript: true } }));
    quiet(lockFile, 'package-lock.json', lock({ 'node_modules/node': { hasInstallScript: true } }));
  });
  it('refuses licences that reach into our code, in what is delivered only', () => {
    const root = { dependencies: { a: '1.0.0' }, devDependencies: { vitest: '1.0.0' } };
    const of = (license) =>
      lock({
        '': root,
        'node_modules/vitest': { license: 'GPL-3.0' },
        'node_modules/a': { license: 'MIT', dependencies: { b: '1' } },
        'node_modules/b': { license },
      });
    fires(licences, 'package-lock.json', of('GPL-3.0-only'));
    fires(licences, 'package-lock.json', of(undefined));
    quiet(licences, 'package-lock.json', of('(MIT OR GPL-3.0-or-later)'));
  });
});

describe('paths of a machine', () => {
  const home = ['', 'home', 'wang', 'project'].join('/');
  const registry = ['https:/', 'registry.example.org', 'a'].join('/');
  it('are found in any tracked text', () => {
    fires(machinePaths, 'README.md', `see ${home}`);
    fires(machinePaths, 'package-lock.json', `"resolved": "${registry}"`);
    quiet(machinePaths, 'README.md', 'see ~/.cache and ./out');
  });
});
