// Matching on the development catalogue: pairs bound rightly, partners among the first three suggestions, one department
// at a time against what the others founded, and label pairs of real forms. Measuring only: no rule is made from the truth.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED, wordsOf } from '../core/match/builtIn';
import { readCatalogue } from '../core/match/catalogue';
import { clusterForms, type FormMatches } from '../core/match/cluster';
import type { FormField, FormFields } from '../core/match/field';
import { dictionaryOfMatches, matchForm } from '../core/match/match';
import { CORPUS, readCsv } from './formulaCases';
import { defineBench } from './frame/bench';
import { placed, readTruth, type Score, score } from './matchScore';

const CATALOGUE = join(CORPUS, 'catalogue');
const PAIRS = join(CORPUS, 'forms', 'truth', 'matching.csv');
type Of = (name: string, measure?: string) => number;
const SHOWN = process.env.BENCH_MATCH_SHOW === '1';

function catalogue(): readonly FormFields[] {
  return readCatalogue(readFileSync(join(CATALOGUE, 'forms.csv'), 'utf8'), 'forms.csv');
}

/** The forms of one department, each alone, against a dictionary of all others. */
function heldOut(forms: readonly FormFields[], truth: ReadonlyMap<string, string>, department: string): Score {
  const others = clusterForms(forms.filter((form) => form.head.department !== department));
  const dictionary = dictionaryOfMatches(others.flatMap((form) => form.matches));
  const own: readonly FormMatches[] = forms
    .filter((form) => form.head.department === department)
    .map((form) => ({ form, matches: matchForm(form, dictionary) }));
  const isOwn = (form: string) => form.startsWith(`${department}-`);
  return score(
    [...placed(others), ...placed(own)],
    truth,
    (a, b) => isOwn(a.form) !== isOwn(b.form),
    (field) => isOwn(field.form),
  );
}

function departments() {
  const started = performance.now();
  const forms = catalogue();
  const truth = readTruth(join(CATALOGUE, 'truth.csv'));
  const codes = [...new Set(forms.map((form) => form.head.department))];
  const scores = codes.map((code) => ({ code, ...heldOut(forms, truth, code) }));
  if (SHOWN) for (const one of scores) console.log(one);
  const worst = (of: (one: Score) => number) => Math.min(...scores.map(of));
  const left = scores.reduce((sum, one) => sum + one.left, 0);
  const hits = scores.reduce((sum, one) => sum + one.left * one.hit, 0);
  return {
    ms: performance.now() - started,
    precision: worst((one) => one.precision),
    recall: worst((one) => one.recall),
    hit: left === 0 ? 1 : hits / left,
  };
}

function together() {
  const started = performance.now();
  const matched = clusterForms(catalogue());
  const ms = performance.now() - started;
  const { precision, recall, hit, left, pairs } = score(placed(matched), readTruth(join(CATALOGUE, 'truth.csv')));
  return { ms, precision, recall, hit, left, pairs };
}

/**
 * What a label never seen is like: a share of the words is taken from the lists, by their own letters, five times
 * over. Bound pairs must stay right when words are missing; how many are found is told beside it.
 */
function fewerWords() {
  const started = performance.now();
  const forms = catalogue();
  const truth = readTruth(join(CATALOGUE, 'truth.csv'));
  const scores = [0, 1, 2, 3, 4].map((round) => {
    const lists = SHIPPED.map((list) => ({
      ...list,
      entries: list.entries
        .map((entry) => ({ ...entry, words: entry.words.filter((word) => (spread(word) + round) % 5 !== 0) }))
        .filter((entry) => entry.words.length > 0),
    }));
    return score(placed(clusterForms(forms, wordsOf([], lists))), truth);
  });
  const worst = (of: (one: Score) => number) => Math.min(...scores.map(of));
  if (SHOWN) for (const one of scores) console.log(one);
  return {
    ms: performance.now() - started,
    precision: worst((one) => one.precision),
    recall: worst((one) => one.recall),
    hit: worst((one) => one.hit),
  };
}

function spread(word: string): number {
  let sum = 7;
  for (const sign of word) sum = (sum * 31 + sign.charCodeAt(0)) % 65_521;
  return sum;
}

/** Pairs of labels of real forms, other trades than ours: bound wrongly, bound rightly. */
function realForms() {
  const started = performance.now();
  let wrong = 0;
  let right = 0;
  let same = 0;
  for (const { form_a: a = '', label_a: labelA = '', form_b: b = '', label_b: labelB = '', same: truth } of readCsv(
    PAIRS,
  )) {
    const form = (code: string, label: string): FormFields => ({
      head: { code, name: '', department: 'REAL' },
      fields: [fieldOf(label)],
    });
    const [left, other] = clusterForms([form(`${a}-1`, labelA), form(`${b}-2`, labelB)]);
    const isBound = left?.matches[0]?.element === other?.matches[0]?.element;
    if (truth === '1') same++;
    if (isBound && truth === '1') right++;
    if (isBound && truth !== '1') wrong++;
    if (SHOWN && isBound && truth !== '1') console.log('wrong', a, labelA, b, labelB);
  }
  return { ms: performance.now() - started, wrong, right, same };
}

function fieldOf(label: string): FormField {
  const path = label.replace(/@\w+$/, '').split(' | ');
  return { label: path.join(' '), unit: '', kind: 'flow' };
}

export default defineBench(async () => {
  const has = existsSync(CATALOGUE);
  if (!has) console.log(`no corpus at ${CORPUS}: nothing to match (set CORPUS_DIR)`);
  return {
    name: 'match',
    about: 'pairs of fields bound without asking, and partners among the first three suggestions',
    rounds: 3,
    cases: has
      ? [
          { name: 'all forms', run: together },
          { name: 'one department held out', run: departments },
          { name: 'a fifth of the words unknown', run: fewerWords },
          ...(existsSync(PAIRS) ? [{ name: 'real forms', run: realForms }] : []),
        ]
      : [],
    bars: has
      ? [
          { about: 'bound pairs that are right', value: (of) => of('all forms', 'precision'), atLeast: 0.995 },
          { about: 'pairs that are bound', value: (of) => of('all forms', 'recall'), atLeast: 0.8 },
          { about: 'partner among three suggestions', value: (of) => of('all forms', 'hit'), atLeast: 0.97 },
          { about: '104 forms, ms', value: (of) => of('all forms'), atMost: 2000 },
          {
            about: 'right of the bound, worst department held out',
            value: (of) => of('one department held out', 'precision'),
            atLeast: 0.995,
          },
          {
            about: 'right of the bound, worst fifth of the words unknown',
            value: (of) => of('a fifth of the words unknown', 'precision'),
            atLeast: 0.99,
          },
          ...(existsSync(PAIRS)
            ? [{ about: 'wrong pairs of real forms', value: (of: Of) => of('real forms', 'wrong'), atMost: 0 }]
            : []),
        ]
      : [],
  };
});
