// Where the real department forms lie: CORPUS_DIR, else beside the clone. Tests on them are skipped without it.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot } from '../paths.mjs';
import { say } from '../say.mjs';

export const corpusEnvironment = {
  CORPUS_DIR: resolve(process.env.CORPUS_DIR || resolve(projectRoot, '../shared/corpus')),
};

export function sayIfNoCorpus() {
  if (!existsSync(corpusEnvironment.CORPUS_DIR))
    say(`no corpus at ${corpusEnvironment.CORPUS_DIR}: tests on real department forms are skipped (set CORPUS_DIR)`);
}
