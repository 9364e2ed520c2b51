// How the three bundles of the app are made: main and its workers, preload, window.
// Law: targets are set by hand, so that one build runs on both Electron lines (Node 20.18, Chromium 130).
// Workers are imported with `?modulePath`; a worker listed as an entry here would run in the main thread.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
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
