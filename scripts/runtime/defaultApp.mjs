// What the substitute Electron runs when it is given a folder: the official default_app in twenty lines.
// Law: an ESM with top-level await, so that the app's own code still runs before `ready`
// (app:// must be registered before it).

export const defaultAppMain = `// Starts the app whose folder is the first argument that is not a switch.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const args = process.argv.slice(1);
let folder;
for (let i = 0; i < args.length; i += 1) {
  if (args[i] === '--version' && !folder) {
    console.log('v' + process.versions.electron);
    process.exit(0);
  } else if (args[i] === '-r' || args[i] === '--require') {
    require(resolve(args[(i += 1)]));
  } else if (!args[i].startsWith('-')) {
    folder = resolve(args[i]);
    break;
  }
}
if (!folder) {
  console.error('usage: electron FOLDER [arguments]');
  process.exit(1);
}
process.defaultApp = true;
let main = folder;
if (statSync(folder).isDirectory()) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName || manifest.name || 'Electron');
  if (manifest.version) app.setVersion(manifest.version);
  main = join(folder, manifest.main || 'index.js');
  app.setAppPath(folder);
} else {
  app.setAppPath(dirname(folder));
}
await import(pathToFileURL(require.resolve(main)).href);
`;
