// package.json and package-lock.json: exact versions, no platform package dropped, no unexpected install script.
// Law: `npm ci` gives the same tree everywhere and runs nobody's code but that of the allow-list.

const allowedScripts = new Set(['node', 'electron-winstaller', 'better-sqlite3-multiple-ciphers', 'fsevents']);

export const lockFile = {
  name: 'lock file complete, versions exact, install scripts known',
  check: (files) => {
    const textOf = (path) => files.find((file) => file.path === path)?.text ?? '{}';
    return [
      ...exactVersions(JSON.parse(textOf('package.json'))),
      ...completeness(JSON.parse(textOf('package-lock.json'))),
      ...installScripts(JSON.parse(textOf('package-lock.json'))),
    ];
  },
};

const finding = (file, message) => ({ file, line: 1, message });

function exactVersions(manifest) {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !/^(npm:(@?[\w./-]+)@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => finding('package.json', `${name} «${version}»: write the exact version`)),
  );
}

function completeness({ packages = {} }) {
  const present = new Set(Object.keys(packages).map(nameOf));
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !present.has(name))
      .map((name) =>
        finding(
          'package-lock.json',
          `${name} (optional, of ${nameOf(path) || 'the project'}) has no entry: make the lock in an empty folder ` +
            'with `npm install --package-lock-only`, or take a version of which every platform package exists',
        ),
      ),
  );
}

function installScripts({ packages = {} }) {
  return Object.entries(packages)
    .filter(([path, entry]) => entry.hasInstallScript && !allowedScripts.has(entry.name ?? nameOf(path)))
    .map(([path]) =>
      finding('package-lock.json', `${nameOf(path)} runs an install script: read it, then add it to the allow-lists`),
    );
}

const nameOf = (path) => path.split('node_modules/').at(-1);
