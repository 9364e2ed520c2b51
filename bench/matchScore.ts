// Scores of matching by pairs of fields, counted as ../shared/tools/score-match counts them: bound pairs against the truth,
// and whether the first suggestions lead to a partner. Law: fields the truth calls undecidable are not scored.
import type { FormMatches } from '../core/match/cluster';
import { readCsv } from './formulaCases';

export interface Placed {
  readonly form: string;
  readonly label: string;
  readonly decision: string;
  readonly element: string;
  readonly suggestions: readonly string[];
}

/** `form|label` → the datum it is, without the undecidable ones. */
export function readTruth(path: string): ReadonlyMap<string, string> {
  return new Map(
    readCsv(path)
      .filter((record) => !record.ambiguous?.trim())
      .map((record) => [`${record.form_code}|${record.label}`, record.canonical_element_code ?? '']),
  );
}

export function placed(forms: readonly FormMatches[]): readonly Placed[] {
  return forms.flatMap(({ form, matches }) =>
    matches.map(({ field, decision, element, suggestions }) => ({
      form: form.head.code,
      label: field.label,
      decision,
      element: decision === 'suggest' ? '' : (element ?? ''),
      suggestions: suggestions.map((suggestion) => suggestion.element),
    })),
  );
}

export interface Score {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly left: number;
  readonly hit: number;
}

/** `counts` says which pairs are scored, `asks` whose suggestions; all of them unless told. */
export function score(
  fields: readonly Placed[],
  truth: ReadonlyMap<string, string>,
  counts: (a: Placed, b: Placed) => boolean = () => true,
  asks: (field: Placed) => boolean = () => true,
): Score {
  const known = fields.filter((field) => truth.has(key(field)));
  let right = 0;
  let wrong = 0;
  let wanted = 0;
  for (const [i, a] of known.entries())
    for (const b of known.slice(i + 1)) {
      if (!counts(a, b)) continue;
      const isSame = truth.get(key(a)) === truth.get(key(b));
      const isBound = a.element !== '' && a.element === b.element;
      if (isSame) wanted++;
      if (isBound && isSame) right++;
      if (isBound && !isSame) wrong++;
    }
  const byElement = Map.groupBy(
    known.filter((field) => field.element !== ''),
    (field) => field.element,
  );
  let left = 0;
  let hit = 0;
  for (const field of known.filter(asks)) {
    const isPartner = (one: Placed) =>
      one !== field && counts(field, one) && truth.get(key(one)) === truth.get(key(field));
    if (!known.some(isPartner)) continue;
    if (byElement.get(field.element)?.some(isPartner)) continue;
    left++;
    if (field.suggestions.slice(0, 3).some((element) => byElement.get(element)?.some(isPartner))) hit++;
  }
  return {
    pairs: right + wrong,
    precision: share(right, right + wrong),
    recall: share(right, wanted),
    left,
    hit: share(hit, left),
  };
}

function key(field: Placed): string {
  return `${field.form}|${field.label}`;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
