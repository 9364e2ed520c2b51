// The door of every npm script: `node scripts/run.mjs TASK [arguments]` starts scripts/tasks/TASK.mjs under the
// pinned Node. Runs on the machine's own Node 20.18 or newer. Law: exit codes come through unchanged.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from './pinnedNode.mjs';
import { say, sayFailure } from './say.mjs';

const [task = '', ...args] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./tasks/${task}.mjs`, import.meta.url));

if (!/^[a-z0-9]+$/.test(task) || !existsSync(file)) {
  say(`✗ no task "${task}"\n  → see "scripts" in package.json`);
  process.exit(2);
}
try {
  const child = spawn(pinnedNode(), [file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    sayFailure(error);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
} catch (error) {
  sayFailure(error);
  process.exit(1);
}
