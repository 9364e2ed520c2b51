// `npm run dev`: the window with hot reload.
import { run } from '../child.mjs';
import { inModules, projectRoot } from '../paths.mjs';
import { withDisplay } from '../runtime/display.mjs';
import { launcherSwitches, runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { task } from '../task.mjs';

task(async (args) => {
  const runtime = await selectRuntime();
  return withDisplay(async (display) => {
    const sandbox = launcherSwitches().includes('--no-sandbox') ? ['--noSandbox'] : [];
    const { code } = await run(
      process.execPath,
      [
        inModules('electron-vite', 'bin', 'electron-vite.js'),
        'dev',
        ...sandbox,
        ...(args.length ? ['--', ...args] : []),
      ],
      {
        cwd: projectRoot,
        env: {
          ...process.env,
          ...runtimeEnvironment(runtime),
          ...display,
          ELECTRON_EXEC_PATH: runtime.executable,
          ELECTRON_MAJOR_VER: runtime.version.split('.')[0],
        },
      },
    );
    return code;
  });
});
