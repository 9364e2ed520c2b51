// `npm run --silent cli -- …`: the command line under the pinned Node. Law: stdout carries only its answer.
import { ensureCliBuilt } from '../build/buildApp.mjs';
import { run } from '../child.mjs';
import { inProject } from '../paths.mjs';
import { task } from '../task.mjs';

task(async (args) => {
  await ensureCliBuilt();
  const { YITIANTONG_SQLITE_BINDING: _electronsOwn, ...env } = process.env;
  const { code } = await run(process.execPath, [inProject('out', 'cli', 'cli.cjs'), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env,
  });
  return code;
});
