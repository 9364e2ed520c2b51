// The decision about one field: bound without asking, suggested, or new. Law: precision first – only equal meanings are
// bound (core/match/form.ts, keyOf); likeness alone suggests, and a suggestion always says why.
import type { Dictionary } from './dictionary';
import type { FormField } from './field';
import type { Meaning } from './meaning';
import type { Measure } from './periodWords';
import type { Candidate } from './rank';
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
  /** Elements it may be instead, best first; of a bound field, those it may be one with. */
  readonly suggestions: readonly Suggestion[];
  readonly meaning: Meaning;
}

export const MOST_SUGGESTIONS = 3;
/** A best candidate as like as this is asked about; less is mentioned beside a new element. */
export const WORTH_ASKING = 0.8;
/** The same words in another scope are as often two data as one. */
const OTHER_SCOPE = 0.7;

/** The code of a datum under a measure: `AJ.ARR`, `AJ.ARR@YTD`. */
export function measured(code: string, measure: Measure): string {
  return measure === '' ? code : `${code}@${measure}`;
}

/** Bound to an element that means exactly the same. */
export function bound(
  field: FormField,
  meaning: Meaning,
  code: string,
  dictionary: Dictionary,
  candidates: readonly Candidate[] = [],
): Match {
  const known = dictionary.nearestName(code, meaning) ?? meaning;
  return {
    field,
    meaning,
    decision: 'auto',
    code,
    element: measured(code, meaning.measure),
    confidence: sureness(meaning, known),
    reasons: reasonsFor(meaning, known),
    suggestions: suggested(meaning, candidates),
  };
}

/** Founds an element; `founds` is its code, where codes are given out. */
export function founded(
  field: FormField,
  meaning: Meaning,
  candidates: readonly Candidate[],
  founds: string | undefined,
  reason?: string,
): Match {
  const suggestions = suggested(meaning, candidates);
  const doubt = reason === undefined ? (suggestions[0]?.confidence ?? 0) / 2 : 0;
  return {
    field,
    meaning,
    decision: 'new',
    ...(founds === undefined ? {} : { code: founds, element: measured(founds, meaning.measure) }),
    confidence: round(1 - doubt),
    reasons: [reason ?? (suggestions.length > 0 ? '没有含义完全相同的数据元' : '没有相近的数据元')],
    suggestions,
  };
}

/** Asked about: the best candidate is like enough, but not the same. */
export function asked(field: FormField, meaning: Meaning, candidates: readonly Candidate[]): Match {
  const suggestions = suggested(meaning, candidates);
  const [first] = suggestions;
  return {
    field,
    meaning,
    decision: 'suggest',
    confidence: first?.confidence ?? 0,
    reasons: first?.reasons ?? [],
    suggestions,
  };
}

export function isWorthAsking(candidates: readonly Candidate[]): boolean {
  return (candidates[0]?.likeness ?? 0) >= WORTH_ASKING;
}

function suggested(meaning: Meaning, candidates: readonly Candidate[]): Suggestion[] {
  let most = 0.95;
  return candidates.map(({ code, likeness, name }) => {
    const doubts = doubtsAbout(meaning, name);
    most = Math.min(most, likeness, doubts.length > 0 ? OTHER_SCOPE : 1);
    return {
      element: measured(code, meaning.measure),
      confidence: round(most),
      reasons: [...reasonsFor(meaning, name), ...doubts],
    };
  });
}

/** Same words, known synonyms, or an object taken from the form's name: less sure in this order. */
function sureness(field: Meaning, known: Meaning): number {
  if (field.filled.length > 0 || known.filled.length > 0) return field.text === known.text ? 0.97 : 0.95;
  return field.text === known.text ? 1 : 0.98;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
