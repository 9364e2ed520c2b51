// `npm run build`: app and command line into out/.
import { buildAll } from '../build/buildApp.mjs';
import { task } from '../task.mjs';

task(async () => {
  await buildAll();
});
