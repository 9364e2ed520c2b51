// What a form is about, read from its name: the objects and fields of work it names, and which of them an action of the
// name is done to (稿件采用, 矛盾纠纷排查化解). Law: a generic label takes its object from here, never from a guess.
import type { Words } from './builtIn';
import { readLabel } from './label';
import type { Concept, Lexicon, Token } from './lexicon';
import { isNamedObject } from './usage';

export interface Subject {
  /** Objects and fields the name speaks of. */
  readonly named: readonly Concept[];
  /** Action of the name → what it is done to. */
  readonly doneTo: ReadonlyMap<string, readonly Concept[]>;
  /** Texts of the name that no list knows: they may narrow the form, nobody can say how. */
  readonly unknown: readonly string[];
}

/** Reads the name of a form, or of a section of it. */
export function subjectOf(name: string, lexicon: Lexicon): Subject {
  const tokens = lexicon.cut(readLabel(name, '').text);
  const named = new Map<string, Concept>();
  const doneTo = new Map<string, Concept[]>();
  let before: Concept[] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    const concepts = token.concepts ?? [];
    const objects = concepts.filter(isNamedObject);
    for (const concept of objects) named.set(concept.id, concept);
    if (objects.length > 0) {
      const wasObject = last?.concepts?.some(isNamedObject) ?? false;
      before = wasObject ? [...before, ...objects] : objects;
    } else if (!token.concepts) before = [];
    for (const { id } of concepts.filter((concept) => concept.class === 'action'))
      if (before.length > 0) doneTo.set(id, before);
    last = token;
  }
  return {
    named: [...named.values()],
    doneTo,
    unknown: tokens.filter((token) => !token.concepts).map((token) => token.text),
  };
}

/** The object that a label without one speaks of; empty when the form does not say, or names several. */
export function unsaidObject(actions: readonly string[], subject: Subject): readonly Concept[] {
  for (const action of actions) {
    const object = subject.doneTo.get(action);
    if (object) return object;
  }
  return subject.named.length === 1 && subject.unknown.length === 0 ? subject.named : [];
}

/** What the sections say that a field stands in, the nearest first. */
export function sectionSubjects(section: readonly string[] | undefined, words: Words): readonly Subject[] {
  return [...(section ?? [])].reverse().map((name) => subjectOf(name, words.statistics));
}
