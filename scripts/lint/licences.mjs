// Licences of what is delivered: the run-time dependencies and everything Vite may bundle, with what they need.
// Law: nothing under a licence that would reach into our own code (GPL, AGPL, LGPL, SSPL …), nothing unlicensed.

const buildOnly = new Set([
  '@axe-core/playwright',
  '@biomejs/biome',
  '@electron/asar',
  '@electron/fuses',
  '@playwright/test',
  '@vitejs/plugin-react',
  'electron-builder',
  'electron-vite',
  'fast-check',
  'node',
  'playwright',
  'typescript',
  'vite',
  'vitest',
  'yauzl',
]);
// Packages whose registry entry names no licence, with where it is stated.
const statedElsewhere = {
  buffers: 'MIT', // in the README of its repository, added after the last release (of exceljs, through unzipper)
};
const refused = /\b(A?GPL|LGPL|SSPL|BUSL|CC-BY-NC|UNLICENSED)/i;

export const licences = {
  name: 'licences of delivered packages',
  check: (files) => {
    const lock = JSON.parse(files.find((file) => file.path === 'package-lock.json')?.text ?? '{"packages":{}}');
    return [...delivered(lock.packages)].flatMap((path) => {
      const name = path.split('node_modules/').at(-1);
      const license = lock.packages[path].license ?? statedElsewhere[name];
      const fits = license && acceptable(license);
      return fits
        ? []
        : [
            {
              file: 'package-lock.json',
              line: 1,
              message: `${name} has licence «${license ?? 'none'}»: take another package`,
            },
          ];
    });
  },
};

/** "(MIT OR GPL-3.0)" leaves a choice; "MIT AND GPL-3.0" does not. */
function acceptable(expression) {
  const alternatives = expression.replace(/[()]/g, '').split(/\s+OR\s+/);
  return alternatives.some((one) => !refused.test(one));
}

function delivered(packages) {
  const root = packages[''] ?? {};
  const names = Object.keys({ ...root.dependencies, ...root.devDependencies }).filter(
    (name) => !buildOnly.has(name) && !name.startsWith('@types/'),
  );
  const found = new Set();
  const visit = (name, from) => {
    const path = resolveFrom(packages, name, from);
    if (!path || found.has(path)) return;
    found.add(path);
    // electron's own dependencies only download it
    if (name !== 'electron') for (const next of Object.keys(packages[path].dependencies ?? {})) visit(next, path);
  };
  for (const name of names) visit(name, '');
  return found;
}

function resolveFrom(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return null;
  }
}
