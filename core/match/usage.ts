// Usage: beside certain words, which sayings name one action and what is left unsaid (lexicon/usage.json).
// Law: rules are read top down, once; each is a fact of the trade with its source.
import type { FieldKind } from './field';
import type { Concept, Lexicon } from './lexicon';

export interface UsageRule {
  /** All of these concepts are there. */
  readonly when?: readonly string[];
  /** A concept of this kind is there. */
  readonly kind?: string;
  readonly unit?: readonly string[];
  readonly nature?: string;
  readonly department?: readonly string[];
  /** Not where there is an action already, or an object that is not a stand-in. */
  readonly unless?: string;
  readonly from?: readonly string[];
  readonly to: readonly string[];
  /** `to` is added even where nothing of `from` is there. */
  readonly always?: boolean;
  readonly source: string;
}

export interface UsageContext {
  readonly dimension: string;
  readonly kind: FieldKind;
  readonly department: string;
}

/** The concepts of a label as usage has them. */
export function applyUsage(
  concepts: readonly Concept[],
  rules: readonly UsageRule[],
  lexicon: Lexicon,
  context: UsageContext,
): readonly Concept[] {
  let now = concepts;
  for (const rule of rules) {
    if (!applies(rule, now, context)) continue;
    const kept = now.filter((concept) => !rule.from?.includes(concept.id));
    if (kept.length === now.length && !rule.always) continue;
    const added = rule.to.filter((id) => !kept.some((concept) => concept.id === id));
    now = [...kept, ...added.map((id) => lexicon.concept(id) ?? unnamed(id))];
  }
  return now;
}

/** What only a rule names: a thing like any other. */
function unnamed(id: string): Concept {
  return { id, class: 'object', source: 'trade' };
}

function applies(rule: UsageRule, concepts: readonly Concept[], context: UsageContext): boolean {
  const has = (id: string) => concepts.some((concept) => concept.id === id);
  if (rule.when && !rule.when.every(has)) return false;
  if (rule.kind !== undefined && !concepts.some((concept) => concept.kind === rule.kind)) return false;
  if (rule.unit && !rule.unit.includes(context.dimension)) return false;
  if (rule.nature !== undefined && rule.nature !== context.kind) return false;
  if (rule.department && !rule.department.includes(context.department)) return false;
  if (rule.unless === 'action') return !concepts.some((concept) => concept.class === 'action');
  if (rule.unless === 'object')
    return !concepts.some((concept) => isNamedObject(concept) && !rule.from?.includes(concept.id));
  return true;
}

export function isNamedObject(concept: Concept): boolean {
  return (concept.class === 'object' && !concept.generic) || (concept.class === 'theme' && !concept.plain);
}
