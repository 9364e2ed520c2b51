// Which known elements a field may be, best first. Law: a suggestion is ranked and explained, never bound; an element that
// the same form asks for elsewhere is none.
import type { Dictionary } from './dictionary';
import { widestKeyOf } from './form';
import type { Meaning } from './meaning';
import { featuresOf, likeness } from './similarity';

export interface Candidate {
  readonly code: string;
  readonly likeness: number;
  /** The known name that is most like it. */
  readonly name: Meaning;
}

/** The same words in another scope: the first to be looked at. */
const SAME_WORDS = 0.15;
/** Scopes of one datum crowd out other candidates beyond this many. */
const MOST_SCOPES = 2;
/** What is asked for often is more likely to be asked for again. */
const OFTEN = 0.012;
/** Nobody else asks for this measure of it. */
const NEVER_SO = -0.04;
/** Less in common than this is chance. */
const LEAST = 0.1;

/** The best candidates; `isOut` says which elements it cannot be. */
export function rank(
  meaning: Meaning,
  dictionary: Dictionary,
  most: number,
  isOut: (code: string) => boolean,
): readonly Candidate[] {
  const features = featuresOf(meaning);
  const best = new Map<string, Candidate>();
  for (const { code, features: known } of dictionary.namesLike(features, isOut)) {
    let score = likeness(features, known, dictionary.rarity);
    if (score < LEAST) continue;
    if (!meaning.isVague && known.widest === features.widest) score += SAME_WORDS;
    const uses = dictionary.uses(code, meaning.measure);
    score += uses === 0 ? NEVER_SO : OFTEN * Math.log2(1 + uses);
    const before = best.get(code);
    if (before && before.likeness >= score) continue;
    best.set(code, { code, likeness: score, name: known.meaning });
  }
  const sorted = [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.code < b.code ? -1 : 1));
  return varied(sorted).slice(0, most);
}

/** Not more than a few scopes of the same words. */
function varied(candidates: readonly Candidate[]): readonly Candidate[] {
  const times = new Map<string, number>();
  return candidates.filter(({ name }) => {
    const widest = widestKeyOf(name);
    times.set(widest, (times.get(widest) ?? 0) + 1);
    return (times.get(widest) ?? 0) <= MOST_SCOPES;
  });
}
