// `npm run unit`: that check by itself.
import { concludeOne } from '../checks/outcome.mjs';
import { checkUnit } from '../checks/unit.mjs';
import { task } from '../task.mjs';

task(async (args) => concludeOne(await checkUnit(args)));
