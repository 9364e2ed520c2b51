// `npm run e2e`: that check by itself.

import { checkE2e } from '../checks/e2e.mjs';
import { concludeOne } from '../checks/outcome.mjs';
import { task } from '../task.mjs';

task(async (args) => concludeOne(await checkE2e(args)));
