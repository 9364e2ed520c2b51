// The decision about one field: bound without asking, suggested, or new. Law: precision first – only equal meanings are
// bound (core/match/form.ts, keyOf); likeness alone suggests. Pure; the dictionary is an argument.
import { builtInWords, type Words } from './builtIn';
import { Dictionary } from './dictionary';
import type { FormField, FormFields, FormHead } from './field';
import { readForm } from './form';
import { type Meaning, meaningOf } from './meaning';
import type { Measure } from './periodWords';
import { type Candidate, rank } from './rank';
import { doubtsAbout, reasonsFor } from './reasons';

export const DECISIONS = ['auto', 'suggest', 'new'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Suggestion {
  readonly element: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

export interface Match {
  readonly field: FormField;
  readonly decision: Decision;
  /** code[/scope][#breakdown][@measure]; absent for `suggest`, and for `new` where no code was given. */
  readonly element?: string;
  /** The element without its measure. */
  readonly code?: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly meaning: Meaning;
}

/** An element the dictionary holds: its code and the labels it is known under, each with its form where there is one. */
export interface KnownElement {
  readonly code: string;
  readonly names: readonly { readonly field: FormField; readonly head?: FormHead }[];
}

export const MOST_SUGGESTIONS = 3;
/** A best candidate as like as this is asked about; less is mentioned beside a new element. */
export const WORTH_ASKING = 0.72;
const NOWHERE: FormHead = { code: '', name: '', department: '' };

/** The code of a datum under a measure: `AJ.ARR`, `AJ.ARR@YTD`. */
export function measured(code: string, measure: Measure): string {
  return measure === '' ? code : `${code}@${measure}`;
}

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

/** One new form against a dictionary; the dictionary is not changed. A `new` field gets no code here. */
export function matchForm(form: FormFields, dictionary: Dictionary, words: Words = builtInWords()): readonly Match[] {
  return readForm(form, words).map((meaning, i) => {
    const field = form.fields[i] as FormField;
    const code = dictionary.codeOf(meaning);
    if (code !== undefined && !dictionary.isAskedIn(meaning.formCode, code, meaning.measure))
      return bound(field, meaning, code, dictionary);
    return open(field, meaning, rank(meaning, dictionary, MOST_SUGGESTIONS), dictionary);
  });
}

/** A field bound to an element that means exactly the same. */
export function bound(field: FormField, meaning: Meaning, code: string, dictionary: Dictionary): Match {
  const known = dictionary.nearestName(code, meaning) ?? meaning;
  return {
    field,
    meaning,
    decision: 'auto',
    code,
    element: measured(code, meaning.measure),
    confidence: sureness(meaning, known),
    reasons: reasonsFor(meaning, known),
    suggestions: [],
  };
}

/** A field that no element means exactly: asked about when others share the best candidate, else new. */
export function open(
  field: FormField,
  meaning: Meaning,
  candidates: readonly Candidate[],
  dictionary: Dictionary,
  founds?: string,
): Match {
  const suggestions = candidates.map((candidate) => ({
    element: measured(candidate.code, meaning.measure),
    confidence: round(Math.min(candidate.likeness, 0.95)),
    reasons: [...reasonsFor(meaning, candidate.name), ...doubtsAbout(meaning, candidate.name)],
  }));
  const [best] = candidates;
  const asks =
    best !== undefined &&
    best.likeness >= WORTH_ASKING &&
    (founds === undefined || dictionary.uses(best.code, meaning.measure) > 1);
  const [first] = suggestions;
  if (asks && first)
    return { field, meaning, decision: 'suggest', confidence: first.confidence, reasons: first.reasons, suggestions };
  return {
    field,
    meaning,
    decision: 'new',
    ...(founds === undefined ? {} : { code: founds, element: measured(founds, meaning.measure) }),
    confidence: round(1 - (first?.confidence ?? 0) / 2),
    reasons: [first ? '没有含义完全相同的数据元' : '没有相近的数据元'],
    suggestions,
  };
}

/** Same words, known synonyms, or an object taken from the form's name: less sure in this order. */
function sureness(field: Meaning, known: Meaning): number {
  if (field.filled.length > 0 || known.filled.length > 0) return field.text === known.text ? 0.97 : 0.95;
  return field.text === known.text ? 1 : 0.98;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
