// `npm run format [-- paths]`: puts style and import order right where a machine can.
import { run } from '../child.mjs';
import { inModules, projectRoot } from '../paths.mjs';
import { task } from '../task.mjs';

const biome = inModules('@biomejs', 'biome', 'bin', 'biome');

task(async (args) => {
  const paths = args.length > 0 ? args : ['.'];
  const { code } = await run(process.execPath, [biome, 'check', '--write', ...paths], { cwd: projectRoot });
  return code;
});
