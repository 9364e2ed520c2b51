// The Node that runs every task: the exact version in package.json, installed by npm as the package `node`.
// Law: tests and tools never depend on which Node the machine happens to have.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inModules, inProject } from './paths.mjs';
import { Refusal } from './say.mjs';

const wanted = JSON.parse(readFileSync(inProject('package.json'), 'utf8')).devDependencies.node;

export function pinnedNode() {
  const installed = inModules('node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath; // no package for this platform
  throw new Refusal(
    `Node ${wanted} is not installed in node_modules (this is Node ${process.versions.node}).`,
    existsSync(inModules())
      ? 'run `npm ci` again with install scripts allowed for "node", or use Node 24 yourself'
      : 'run `npm ci` first',
  );
}

/** A prefix with include/node for node-gyp: the headers that come with the pinned Node, so nothing is downloaded. */
export function nodeHeaders() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folders = [
    inModules('node', 'node_modules', `node-${platform}-${process.arch}`),
    inModules(`node-${platform}-${process.arch}`),
    dirname(dirname(process.execPath)),
    '/usr',
  ];
  return folders.find((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h')));
}
