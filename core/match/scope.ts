// Scope: whether a figure is the station's or only of the form's own business (AJ.ARR ≠ AJ.ARR/JZ, domain facts §8.3).
// Law: in doubt the figure is the form's own; a wrong merge is worse than a missed one.
import type { FieldKind, FormHead } from './field';
import type { Concept } from './lexicon';
import type { Subject } from './subject';
import { isNamedObject } from './usage';

/** Departments that lead on crime and public order: their forms ask for all of the station's cases. Domain facts §1. */
const LEADS_ON_CASES: ReadonlySet<string> = new Set(['XZ', 'ZA', 'QZ']);
/** Departments that review every case or hold every detainee, whatever the branch. Domain facts §1. */
const SEES_ALL_CASES: ReadonlySet<string> = new Set(['FZ', 'JS']);
/** Subjects of forms that do not make the figures of cases or hazards narrower. */
const WIDE_KINDS: ReadonlySet<string | undefined> = new Set(['call', 'keyPerson', 'police', 'law']);

/**
 * The scope of a label in a form: '' is the station's, the code of the form its own; the code of the department where
 * the label has words that no list knows, which another department may mean otherwise.
 */
export function scopeOf(
  concepts: readonly Concept[],
  unknown: readonly string[],
  kind: FieldKind,
  head: FormHead,
  subject: Subject,
): string {
  const things = concepts.filter(isNamedObject);
  if (kind === 'stock' && things.length > 0 && things.every((thing) => thing.broad)) return head.code;
  const partly = kind !== 'stock' && unknown.length > 0 ? head.department || head.code : '';
  const narrowed = concepts.filter((concept) => concept.narrows !== undefined);
  if (narrowed.length === 0) return partly;
  const saysItsField = concepts.some((concept) => concept.class === 'theme' && !concept.plain);
  if (saysItsField) return partly;
  return narrowed.every((concept) => isStationWide(concept, concepts, head, subject)) ? partly : head.code;
}

function isStationWide(
  concept: Concept,
  concepts: readonly Concept[],
  { department }: FormHead,
  subject: Subject,
): boolean {
  const isHome = concept.home?.includes(department) ?? false;
  const isWide = subject.unknown.length === 0 && subject.named.every((named) => WIDE_KINDS.has(named.kind));
  switch (concept.narrows) {
    case 'work':
      return isHome;
    case 'force':
      return isHome && isWide;
    case 'check':
      return concepts.some((one) => one !== concept && isNamedObject(one) && !one.broad);
    case 'hazard':
      return concepts.some((one) => one !== concept && isNamedObject(one) && !one.broad) || (isHome && isWide);
    default:
      return (
        (LEADS_ON_CASES.has(department) && isWide) ||
        (SEES_ALL_CASES.has(department) &&
          subject.named.every((named) => named.class !== 'theme' || WIDE_KINDS.has(named.kind)))
      );
  }
}
