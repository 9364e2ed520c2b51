// The same settings as the app's, so that the comparison is of the programs and not of the builds.
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import app from '../../electron.vite.config';

const at = (path: string) => resolve(import.meta.dirname, path);
const out = (path: string) => resolve(import.meta.dirname, '../../out/bench/empty-window', path);
const { main, preload, renderer } = app;

export default defineConfig({
  main: {
    ...main,
    build: {
      ...main?.build,
      outDir: out('main'),
      rollupOptions: { ...main?.build?.rollupOptions, input: { index: at('main.ts') } },
    },
  },
  preload: {
    ...preload,
    build: {
      ...preload?.build,
      outDir: out('preload'),
      rollupOptions: { ...preload?.build?.rollupOptions, input: { preload: at('preload.ts') } },
    },
  },
  renderer: {
    ...renderer,
    root: at('.'),
    build: { ...renderer?.build, outDir: out('renderer'), rollupOptions: { input: at('index.html') } },
  },
});
