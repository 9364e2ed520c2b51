// Puts right what an unpacked Electron leaves behind, and gives an older Electron the binding it can load.
// Law: only for packages made from the Electron of this machine (npm run package); releases do not pass here.
const { copyFileSync, existsSync, rmSync } = require('node:fs');
const { join } = require('node:path');

module.exports = async ({ appOutDir }) => {
  for (const left of ['resources/default_app.asar', 'version', '.complete'])
    rmSync(join(appOutDir, left), { force: true });
  const binding = process.env.YITIANTONG_SQLITE_BINDING;
  if (!binding) return;
  const prebuild = join(
    appOutDir,
    'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds',
    `${process.platform}-${process.arch}.node`,
  );
  if (!existsSync(prebuild)) throw new Error(`the package holds no ${prebuild}`);
  copyFileSync(binding, prebuild);
};
