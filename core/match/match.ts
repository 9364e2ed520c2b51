// The door of matching: one new form against the elements that are there. Law: pure and repeatable – the dictionary is an
// argument and is not changed; what a clerk rejected is neither bound nor suggested again.
import { builtInWords, type Words } from './builtIn';
import { asked, bound, founded, isWorthAsking, type Match, MOST_SUGGESTIONS } from './decision';
import { Dictionary } from './dictionary';
import type { FormField, FormFields, FormHead } from './field';
import { readForm } from './form';
import { meaningOf } from './meaning';
import { rank } from './rank';

/** An element the dictionary holds: its code and the labels it is known under, each with its form where there is one. */
export interface KnownElement {
  readonly code: string;
  readonly names: readonly { readonly field: FormField; readonly head?: FormHead }[];
}

export interface MatchOptions {
  readonly words?: Words;
  /** Same words, other datum (同名异义): this field was said not to be this element. */
  readonly isRejected?: (field: FormField, code: string) => boolean;
}

const NOWHERE: FormHead = { code: '', name: '', department: '' };

/** A dictionary of the elements that are there already. */
export function dictionaryOf(elements: readonly KnownElement[], words: Words = builtInWords()): Dictionary {
  const dictionary = new Dictionary();
  for (const { code, names } of elements)
    for (const { field, head } of names) dictionary.add(code, meaningOf(field, head ?? NOWHERE, words));
  return dictionary;
}

/** A dictionary of what matched forms are bound to, for the forms that come next. */
export function dictionaryOfMatches(matches: Iterable<Match>): Dictionary {
  const dictionary = new Dictionary();
  for (const { code, meaning } of matches) if (code !== undefined) dictionary.add(code, meaning);
  return dictionary;
}

/** One form against a dictionary; a `new` field gets no code here. */
export function matchForm(
  form: FormFields,
  dictionary: Dictionary,
  { words = builtInWords(), isRejected = () => false }: MatchOptions = {},
): readonly Match[] {
  const read = readForm(form, words).map((meaning, i) => {
    const field = form.fields[i] as FormField;
    const code = dictionary.codeOf(meaning);
    return { field, meaning, code: code !== undefined && isRejected(field, code) ? undefined : code };
  });
  const taken = new Set(read.map(({ code, meaning }) => `${code}@${meaning.measure}`));
  return read.map(({ field, meaning, code }) => {
    if (code !== undefined) return bound(field, meaning, code, dictionary);
    const isOut = (other: string) => taken.has(`${other}@${meaning.measure}`) || isRejected(field, other);
    const candidates = rank(meaning, dictionary, MOST_SUGGESTIONS, isOut);
    return isWorthAsking(candidates)
      ? asked(field, meaning, candidates)
      : founded(field, meaning, candidates, undefined);
  });
}
