// `npm run runtime`: prepares Electron and its SQLite binding without opening anything, and says where they are.
import { selectRuntime } from '../runtime/select.mjs';
import { task } from '../task.mjs';

task(async () => {
  process.stdout.write(`${JSON.stringify(await selectRuntime(), null, 2)}\n`);
});
