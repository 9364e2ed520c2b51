// Makes one runnable file of a test's child process or of the worker, as the build does. For tests only.
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

export interface Bundle {
  readonly file: string;
  remove(): void;
}

/** A bundle inside node_modules, so that it finds the driver; `beforeAll` returns its `remove`. */
export async function bundled(entry: string): Promise<Bundle> {
  const outDir = mkdtempSync(join(root, 'node_modules/.ledger-test-'));
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
  return { file: join(outDir, 'entry.cjs'), remove: () => rmSync(outDir, { recursive: true, force: true }) };
}
