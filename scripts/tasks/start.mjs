// `npm start [-- arguments]`: opens the program, built first when the sources are newer.
// Law: works on a bare machine and on a desktop alike; the program's exit code comes through.
import { ensureAppBuilt } from '../build/buildApp.mjs';
import { run } from '../child.mjs';
import { projectRoot } from '../paths.mjs';
import { withDisplay } from '../runtime/display.mjs';
import { launcherSwitches, runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { task } from '../task.mjs';

task(async (args) => {
  const runtime = await selectRuntime();
  await ensureAppBuilt();
  return withDisplay(async (display) => {
    // Without a desktop Chromium complains at length of things that do no harm.
    const quiet = display.DISPLAY ? ['--log-level=3'] : [];
    const { code } = await run(runtime.executable, [...launcherSwitches(), ...quiet, projectRoot, ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: { ...process.env, ...runtimeEnvironment(runtime), ...display },
    });
    return code;
  });
});
