// The files that rules look at: tracked by git or about to be; read once, text only.
import { readFileSync, statSync } from 'node:fs';
import { run } from '../child.mjs';
import { inProject, projectRoot } from '../paths.mjs';
import { Refusal } from '../say.mjs';

const textFile =
  /\.(tsx?|mts|mjs|cjs|js|json|sql|md|ya?ml|html|css|sh|txt|nsh)$|^\.ci\/|^\.git(ignore|attributes)$|LICENSE$/;

/** [{ path, text }] with forward slashes; text is null for binary files. */
export async function trackedFiles() {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    output: 'capture',
    cwd: projectRoot,
  });
  if (listed.code !== 0) throw new Refusal('the list of files could not be read', 'run the lint step in a git clone');
  return listed.stdout
    .split('\0')
    .filter((path) => path && statSync(inProject(path), { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, text: textFile.test(path) ? readFileSync(inProject(path), 'utf8') : null }));
}
