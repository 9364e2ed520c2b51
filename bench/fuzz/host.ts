// The process in which workbooks are walked: one watched worker and nothing else, so that its memory is the walk's.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WatchedWorker } from './watched';

const worker = new WatchedWorker(join(dirname(fileURLToPath(import.meta.url)), 'walker.mjs'));
process.on('message', async ({ bytes, mostMs }: { readonly bytes: Uint8Array; readonly mostMs: number }) => {
  process.send?.(await worker.judge(bytes, mostMs));
});
