// The fuzz of the workbook part as plain modules for Node: its runner, the process it watches and that one's worker. Built anew each time: seconds, and
// never older than what it tries.
import { build } from 'vite';
import { inProject, projectRoot } from '../paths.mjs';

/** The path of the built runner. */
export async function buildFuzz(folder = inProject('out', 'fuzz', 'build')) {
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(
          ['run', 'host', 'walker'].map((name) => [name, inProject('bench', 'fuzz', `${name}.ts`)]),
        ),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return `${folder}/run.mjs`;
}
