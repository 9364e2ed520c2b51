// `npm run fuzz [-- --rounds 10000] [--seed N] [--from K] [--keep]`: damaged workbooks through reading, filling and
// computing. A finding names its seed and round; `--keep` leaves the damaged file in out/fuzz/found.
import { buildFuzz } from '../build/fuzzBundle.mjs';
import { corpusEnvironment } from '../checks/corpus.mjs';
import { run } from '../child.mjs';
import { projectRoot } from '../paths.mjs';
import { task } from '../task.mjs';

task(async (args) => {
  const runner = await buildFuzz();
  const { code } = await run(process.execPath, [runner, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...corpusEnvironment },
  });
  return code;
});
