// Which worker files does the built main bundle load into its own thread? The answer must be none.
// Law: a worker is started from its path, never required (its workerData would be null: crash at start).
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const startedByPath = /__dirname\s*,\s*["'`]([^"'`]+\.c?js)["'`]/g;
const required = /\brequire\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g;

export function workersRequiredByMain(folder) {
  const seen = new Set();
  const workers = new Set();
  const loaded = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    let text;
    try {
      text = readFileSync(join(folder, name), 'utf8');
    } catch {
      return;
    }
    for (const [, path] of text.matchAll(startedByPath)) workers.add(basename(path));
    for (const [, path] of text.matchAll(required)) {
      loaded.add(basename(path));
      visit(path.replace(/^\.\//, ''));
    }
  };
  visit('index.cjs');
  return [...workers].filter((name) => loaded.has(name));
}
