// `npm run lint`: that check by itself.

import { checkLint } from '../checks/lint.mjs';
import { concludeOne } from '../checks/outcome.mjs';
import { task } from '../task.mjs';

task(async (args) => concludeOne(await checkLint(args)));
