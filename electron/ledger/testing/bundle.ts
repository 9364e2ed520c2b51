// Makes one runnable file of a test's child process or of the worker, as the build does. For tests only.
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Path of the bundle, inside node_modules so that it finds the driver; gone when the test file is done. */
export async function bundled(entry: string): Promise<string> {
  const outDir = mkdtempSync(join(root, 'node_modules/.ledger-test-'));
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: resolve(root, entry),
      outDir,
      target: 'node20.18',
      rollupOptions: { external: ['better-sqlite3'], output: { format: 'cjs', entryFileNames: 'entry.cjs' } },
    },
  });
  return join(outDir, 'entry.cjs');
}
