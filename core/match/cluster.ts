// Many forms at once from an empty dictionary: which fields ask for one datum. Law: a cluster is the set of fields of one
// meaning, so it does not depend on the order of forms and holds no two fields that contradict each other.
import { builtInWords, type Words } from './builtIn';
import { asked, bound, founded, isWorthAsking, type Match, MOST_SUGGESTIONS } from './decision';
import { Dictionary } from './dictionary';
import type { FormField, FormFields } from './field';
import { keyOf, readForm, widestKeyOf } from './form';
import type { Meaning } from './meaning';
import { type Candidate, rank } from './rank';

export interface FormMatches {
  readonly form: FormFields;
  readonly matches: readonly Match[];
}

interface Read {
  readonly field: FormField;
  readonly meaning: Meaning;
  readonly code: string;
  readonly candidates: readonly Candidate[];
}

/** Binds the fields of all forms to elements that they found themselves; codes are `form.number` of the founding field. */
export function clusterForms(forms: readonly FormFields[], words: Words = builtInWords()): readonly FormMatches[] {
  const meanings = forms.map((form) => readForm(form, words));
  const codes = foundCodes(meanings);
  const dictionary = new Dictionary();
  for (const meaning of meanings.flat()) dictionary.add(codes.get(keyOf(meaning)) ?? '', meaning);
  const read = forms.map((form, f) =>
    (meanings[f] ?? []).map((meaning, i): Read => {
      const code = codes.get(keyOf(meaning)) ?? '';
      const isAsked = dictionary.askedIn(meaning.formCode, meaning.measure);
      const isOut = (other: string) => other === code || isAsked.has(other);
      const candidates = rank(meaning, dictionary, MOST_SUGGESTIONS, isOut);
      return { field: form.fields[i] as FormField, meaning, code, candidates };
    }),
  );
  const open = openCodes(read.flat(), dictionary);
  const isFounded = new Set<string>();
  return forms.map((form, f) => ({
    form,
    matches: (read[f] ?? []).map(({ field, meaning, code, candidates }) => {
      if (open.has(code)) return asked(field, meaning, candidates);
      const isFirst = !isFounded.has(code);
      if (meaning.measure === '' || dictionary.uses(code, '') === 0) isFounded.add(code);
      else return bound(field, meaning, code, dictionary, candidates);
      if (!isFirst) return bound(field, meaning, code, dictionary, candidates);
      const isShared = dictionary.uses(code, meaning.measure) > 1;
      return founded(field, meaning, candidates, code, isShared ? '首次出现，后面的同一数据归到这里' : undefined);
    }),
  }));
}

/**
 * Codes that nothing else shares and whose field is rather one of an element that others share: asked about, with all
 * its measures. Where neither is shared, both are new and name each other.
 */
function openCodes(read: readonly Read[], dictionary: Dictionary): ReadonlySet<string> {
  const forms = new Map<string, Set<string>>();
  for (const { code, meaning } of read) forms.set(code, (forms.get(code) ?? new Set()).add(meaning.formCode));
  const isAlone = (code: string) => forms.get(code)?.size === 1;
  const isLead = ({ code, meaning }: Read) => meaning.measure === '' || dictionary.uses(code, '') === 0;
  return new Set(
    read
      .filter((one) => isLead(one) && isAlone(one.code) && isWorthAsking(one.candidates))
      .filter(({ meaning, candidates: [best] }) => best && dictionary.uses(best.code, meaning.measure) > 1)
      .map(({ code }) => code),
  );
}

/** Key → code. Keys that differ in scope or breakdown alone share the code before `/` and `#`. */
function foundCodes(read: readonly (readonly Meaning[])[]): ReadonlyMap<string, string> {
  const founders = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const meanings of read)
    for (const [i, meaning] of meanings.entries()) {
      const widest = widestKeyOf(meaning);
      const founder = founders.get(widest) ?? `${meaning.formCode}.${i + 1}`;
      founders.set(widest, founder);
      const scope = meaning.scope === '' ? '' : `/${meaning.scope}`;
      const breakdown = meaning.breakdown === '' ? '' : `#${meaning.breakdown}`;
      codes.set(keyOf(meaning), `${founder}${scope}${breakdown}`);
    }
  return codes;
}
