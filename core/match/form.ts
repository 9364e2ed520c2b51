// All fields of one form read in order: a part stands below its whole, a bare 累计 behind its datum. Law: one form never
// asks twice for one datum; where two of its labels read alike, neither is taken as understood.
import type { Words } from './builtIn';
import type { FormFields } from './field';
import { type Meaning, meaningOf } from './meaning';
import type { Measure } from './periodWords';
import { subjectOf } from './subject';

/** A key that names one datum: equal keys are one datum, the measure aside. */
export function keyOf(meaning: Meaning): string {
  const { concepts, dimension, kind, scope, breakdown } = meaning;
  return [concepts.join('+'), dimension, kind, scope, breakdown].join('|');
}

/** The key without scope and breakdown: fields that share it share the code before `/`. */
export function widestKeyOf({ concepts, dimension, kind }: Meaning): string {
  return [concepts.join('+'), dimension, kind].join('|');
}

/** Meanings of all fields of a form, in their order. */
export function readForm({ head, fields }: FormFields, words: Words): readonly Meaning[] {
  const meanings: Meaning[] = [];
  const subject = subjectOf(head.name, words.formNames);
  let above: Meaning | undefined;
  for (const field of fields) {
    const read = meaningOf(field, head, words, above, subject);
    const meaning = isRate(read.measure) ? likeItsDatum(read, meanings) : read;
    meanings.push(meaning);
    if (meaning.measure === '' && meaning.breakdown === '' && !read.taken.includes('“其中”')) above = meaning;
  }
  return apart(meanings);
}

function isRate(measure: Measure): boolean {
  return measure === 'MOM' || measure === 'YOY';
}

/** 同比 in per cent of a datum in 起: the datum is the one of the same words above it. */
function likeItsDatum(rate: Meaning, above: readonly Meaning[]): Meaning {
  const datum = above.findLast((one) => one.measure === '' && one.text === rate.text);
  return datum ? { ...datum, label: rate.label, taken: rate.taken, measure: rate.measure } : rate;
}

/** Labels of one form that read alike keep their own words and belong to the form alone. */
function apart(meanings: readonly Meaning[]): readonly Meaning[] {
  const times = new Map<string, number>();
  const full = (meaning: Meaning) => `${keyOf(meaning)}@${meaning.measure}`;
  for (const meaning of meanings) times.set(full(meaning), (times.get(full(meaning)) ?? 0) + 1);
  const clashing = new Set(meanings.filter((meaning) => (times.get(full(meaning)) ?? 0) > 1).map(keyOf));
  const seen = new Map<string, number>();
  return meanings.map((meaning) => {
    if (!clashing.has(keyOf(meaning))) return meaning;
    const words = `=${meaning.text}`;
    const place = `${words}@${meaning.measure}@${keyOf(meaning)}`;
    const nth = (seen.get(place) ?? 0) + 1;
    seen.set(place, nth);
    const own = nth === 1 ? words : `${words}#${nth}`;
    return { ...meaning, concepts: [...meaning.concepts, own].sort(), scope: meaning.formCode };
  });
}
