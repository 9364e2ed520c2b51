// `npm run package`: a folder with the program, made from the Electron of this machine, for tests.
// With arguments they go to electron-builder as they are: `npm run package -- --win` makes the release (on Windows,
// with the official Electron).
import { dirname } from 'node:path';
import { ensureAppBuilt } from '../build/buildApp.mjs';
import { run } from '../child.mjs';
import { inModules, inProject, projectRoot } from '../paths.mjs';
import { runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { say } from '../say.mjs';
import { task } from '../task.mjs';

const builder = inModules('electron-builder', 'cli.js');

task(async (args) => {
  await ensureAppBuilt();
  if (args.length > 0) {
    const { code } = await run(process.execPath, [builder, ...args, '--publish', 'never'], { cwd: projectRoot });
    return code;
  }
  const runtime = await selectRuntime();
  const { code } = await run(
    process.execPath,
    [
      builder,
      '--dir',
      '--publish',
      'never',
      `-c.electronDist=${dirname(runtime.executable)}`,
      `-c.electronVersion=${runtime.version}`,
      `-c.afterPack=${inProject('scripts', 'package', 'afterPack.cjs')}`,
    ],
    { cwd: projectRoot, env: { ...process.env, ...runtimeEnvironment(runtime) } },
  );
  if (code === 0) say('the program is in dist/');
  return code;
});
