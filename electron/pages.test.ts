import { join, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { fileOf } = await import('./pages');

const root = join(sep, 'app', 'renderer');

test('a plain name inside the bundle is served', () => {
  expect(fileOf('app://main/index.html', root)).toBe(join(root, 'index.html'));
  expect(fileOf('app://main/', root)).toBe(join(root, 'index.html'));
  expect(fileOf('app://main/assets/app-x.js?v=1', root)).toBe(join(root, 'assets', 'app-x.js'));
});

test('nothing leads outside: dots, escapes, back slashes, NUL, UNC, a sibling with the same prefix, other hosts and types', () => {
  for (const url of [
    'app://main/../main/index.cjs',
    'app://main/%2e%2e/main/index.js',
    'app://main/..%2f..%2fetc/passwd.html',
    'app://main/a%00.html',
    'app://main/..%5cx.js',
    'app://main//server/share/x.html',
    'app://main/../renderer-copy/index.html',
    'app://main/%zz.html',
    'app://other/index.html',
    'app://main:80/index.html',
    'app://main@evil/index.html',
    'file:///etc/passwd.html',
    'app://main/index',
    'app://main/index.exe',
    'app://main/data.json',
  ])
    expect(fileOf(url, root), url).toBeUndefined();
});

test('whatever is asked, the file lies inside the bundle', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.string(), (path, tail) => {
      const file = fileOf(`app://main${path}${tail}.html`, root);
      if (file !== undefined) expect(file.startsWith(root + sep)).toBe(true);
    }),
  );
});
