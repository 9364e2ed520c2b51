// Cold start: from spawning the program to the first page that can be used, ours against an empty React window. Ours
// twice: a station in use, whose first page lists its forms and reports, and the very first start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { aStation } from './aStation';
import { defineBench } from './frame/bench';
import { startUntilReady } from './frame/window';

export default defineBench(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yitiantong-bench-start-'));
  const time = async (app: string, user: string, args: string[] = []) => {
    const started = await startUntilReady(resolve(app), {
      args,
      env: { YITIANTONG_USER_DATA: join(folder, user) },
    });
    await started.end();
    return started.ms;
  };
  await aStation(join(folder, 'ledger'));
  return {
    name: 'start',
    about: 'cold start to a usable first page',
    rounds: 9,
    warmup: 1, // also makes the ledger of the first use
    cases: [
      { name: 'empty window', run: () => time('out/bench/empty-window', 'empty') },
      { name: 'our window', run: () => time('.', 'ours', ['--data', join(folder, 'ledger')]) },
      { name: 'our window, first use', run: () => time('.', 'first', ['--data', join(folder, 'first')]) },
    ],
    bars: [
      {
        about: 'our window ÷ empty window',
        value: (median) => median('our window') / median('empty window'),
        atMost: 1.3,
      },
    ],
    clean: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
});
