// How the three bundles of the app are made: main and its workers, preload, window.
// Law: targets are set by hand, so that one build runs on both Electron lines (Node 20.18, Chromium 130).
// Workers are imported with `?modulePath`; a worker listed as an entry here would run in the main thread.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Names the inference by its sources: what an older one concluded is never taken from the ledger's cache. */
function inferenceDigest(): string {
  const sources = ['core', 'core/infer'].flatMap((folder) =>
    readdirSync(at(folder))
      .filter((name) => /^[^.]+\.ts$/.test(name))
      .sort()
      .map((name) => readFileSync(join(at(folder), name))),
  );
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source);
  return hash.digest('hex').slice(0, 16);
}

export default defineConfig({
  main: {
    define: { __INFERENCE__: JSON.stringify(inferenceDigest()) },
    build: {
      target: 'node20.18',
      outDir: at('out/main'),
      externalizeDeps: true,
      rollupOptions: {
        input: { index: at('electron/main.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: at('out/preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: at('out/renderer'),
      minify: true,
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
