// `npm run typecheck`: that check by itself.
import { concludeOne } from '../checks/outcome.mjs';
import { checkTypes } from '../checks/types.mjs';
import { task } from '../task.mjs';

task(async (args) => concludeOne(await checkTypes(args)));
