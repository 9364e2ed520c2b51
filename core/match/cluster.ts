// Many forms at once from an empty dictionary: which fields ask for one datum. Law: a cluster is the set of fields of one
// meaning, so it does not depend on the order of forms and holds no two fields that contradict each other.
import { builtInWords, type Words } from './builtIn';
import { Dictionary } from './dictionary';
import type { FormField, FormFields } from './field';
import { keyOf, readForm, widestKeyOf } from './form';
import { bound, type Match, MOST_SUGGESTIONS, measured, open } from './match';
import type { Meaning } from './meaning';
import { rank } from './rank';

export interface FormMatches {
  readonly form: FormFields;
  readonly matches: readonly Match[];
}

/** Binds the fields of all forms to elements that they found themselves; codes are `form.number` of the founding field. */
export function clusterForms(forms: readonly FormFields[], words: Words = builtInWords()): readonly FormMatches[] {
  const read = forms.map((form) => readForm(form, words));
  const codes = foundCodes(read);
  const dictionary = new Dictionary();
  for (const meaning of read.flat()) dictionary.add(codes.get(keyOf(meaning)) ?? '', meaning);
  const founded = new Set<string>();
  return forms.map((form, f) => ({
    form,
    matches: (read[f] ?? []).map((meaning, i) => {
      const field = form.fields[i] as FormField;
      const code = codes.get(keyOf(meaning)) ?? '';
      const element = measured(code, meaning.measure);
      const isShared = dictionary.uses(code, meaning.measure) > 1;
      const isDerived = meaning.measure !== '' && dictionary.uses(code, '') > 0;
      const isFirst = !founded.has(element);
      founded.add(element);
      if (isShared || isDerived) {
        const match = bound(field, meaning, code, dictionary);
        const suggestions = suggestionsFor(field, meaning, dictionary, code);
        if (!isFirst || isDerived) return { ...match, suggestions };
        return { ...match, decision: 'new', confidence: 1, reasons: ['首次出现，后面的同一数据归到这里'], suggestions };
      }
      return open(field, meaning, rank(meaning, dictionary, MOST_SUGGESTIONS, code), dictionary, code);
    }),
  }));
}

function suggestionsFor(
  field: FormField,
  meaning: Meaning,
  dictionary: Dictionary,
  code: string,
): Match['suggestions'] {
  return open(field, meaning, rank(meaning, dictionary, MOST_SUGGESTIONS, code), dictionary, code).suggestions;
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
