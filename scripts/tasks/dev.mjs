// `npm run dev [-- arguments]`: the program, rebuilt and opened again whenever a source is saved.
// Law: the window runs exactly as delivered (own pages, content policy, no network), so there is no dev server.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensureAppBuilt } from '../build/buildApp.mjs';
import { buildFolders } from '../build/freshness.mjs';
import { inProject, projectRoot } from '../paths.mjs';
import { withDisplay } from '../runtime/display.mjs';
import { launcherSwitches, runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { say, sayFailure } from '../say.mjs';
import { task } from '../task.mjs';

task(async (args) => {
  const runtime = await selectRuntime();
  await ensureAppBuilt();
  return withDisplay(
    (display) =>
      new Promise((resolve) => {
        let window;
        let reopening = false;
        const open = () => {
          reopening = false;
          window = spawn(runtime.executable, [...launcherSwitches(), '--log-level=3', projectRoot, ...args], {
            stdio: 'inherit',
            cwd: process.env.INIT_CWD ?? process.cwd(),
            env: { ...process.env, ...runtimeEnvironment(runtime), ...display },
          });
          // Closed by the person: done. Closed by us: open the new build.
          window.once('exit', (code) => (reopening ? open() : resolve(code ?? 0)));
        };
        let timer;
        const saved = () => {
          clearTimeout(timer);
          timer = setTimeout(async () => {
            try {
              await ensureAppBuilt();
              reopening = true;
              window.kill('SIGTERM');
            } catch (error) {
              sayFailure(error);
            }
          }, 300);
        };
        for (const folder of buildFolders) watch(inProject(folder), { recursive: true }, saved);
        for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => window.kill('SIGTERM'));
        open();
        say('watching the sources; close the window to end');
      }),
  ).then((code) => process.exit(code));
});
