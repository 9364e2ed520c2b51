// How alike two meanings are, 0..1: concepts by weight, characters of the label, unit, kind, department. Law: likeness only
// ranks what is suggested; it never binds by itself.
import { groupsOf } from './builtIn';
import { isStatistic } from './field';
import { widestKeyOf } from './form';
import type { Concept } from './lexicon';
import type { Meaning } from './meaning';
import { isNamedObject } from './usage';

/** A meaning prepared for many comparisons. */
export interface Features {
  readonly meaning: Meaning;
  readonly weights: ReadonlyMap<string, number>;
  readonly concepts: string;
  readonly widest: string;
  readonly pairs: ReadonlySet<string>;
  readonly signs: ReadonlySet<string>;
}

/** What the form is about stands behind what the label says. */
const CONTEXT = 0.6;
/** Near words count less than the same words. */
const NEAR = 2;
/** Letters of a label that says little mean little. */
const VAGUE_LETTERS = 0.4;
/** A rare unit (升, 篇, 支) says much, 起 and 人 say little: rarity makes the difference. */
const UNIT = 2;
const PERSON = /(?:人|者|姓名)$/;

export function featuresOf(meaning: Meaning): Features {
  const weights = new Map<string, number>();
  for (const text of meaning.unknown) weights.set(text, Math.min(text.length, 4) * 0.6);
  for (const concept of meaning.known) weights.set(concept.id, weightOf(concept));
  for (const { id } of meaning.known) for (const group of groupsOf(id)) weights.set(`~${group}`, NEAR);
  if (!isStatistic(meaning.kind)) weights.set(PERSON.test(meaning.text) ? '~person' : `~${meaning.kind}`, NEAR / 2);
  weights.set(`unit ${meaning.dimension} ${meaning.kind}`, UNIT);
  for (const id of meaning.context)
    for (const near of [id, ...groupsOf(id).map((group) => `~${group}`)])
      if (!weights.has(near)) weights.set(near, CONTEXT);
  const { text } = meaning;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return {
    meaning,
    weights,
    concepts: meaning.concepts.join(),
    widest: widestKeyOf(meaning),
    pairs,
    signs: new Set(text),
  };
}

function weightOf(concept: Concept): number {
  if (concept.generic) return 0.7;
  if (isNamedObject(concept)) return 3;
  if (concept.class === 'attribute') return 2;
  if (concept.class === 'action') return concept.weak ? 1.6 : 3;
  if (concept.class === 'head' || concept.class === 'light') return 0.1;
  return 1.5;
}

/** How telling the concepts of many names are; made by the dictionary, which knows how often each occurs. */
export interface Rarity {
  of(id: string): number;
  /** Sum over all concepts of a meaning. */
  total(features: Features): number;
}

/** 0 = nothing in common, 1 = the same in every respect. */
export function likeness(a: Features, b: Features, rarity: Rarity): number {
  const one = a.meaning;
  const other = b.meaning;
  const isVague = one.isVague || other.isVague;
  const letters = 0.5 * overlap(a.pairs, b.pairs) + 0.5 * overlap(a.signs, b.signs);
  const isSame = !isVague && a.concepts === b.concepts;
  const base = isSame
    ? 0.97 + 0.03 * letters
    : 0.6 * shared(a, b, rarity) + 0.4 * letters * (isVague ? VAGUE_LETTERS : 1);
  let score = 0.8 * base;
  score += one.dimension === other.dimension ? 0.12 : -0.1;
  if (one.kind !== other.kind) score -= 0.15;
  if (one.department === other.department) score += 0.06;
  score += scopeLikeness(one, other);
  if (one.breakdown !== other.breakdown) score -= 0.2;
  return Math.max(0, Math.min(1, score));
}

/** The station's figure is rather another name of the station's; two forms' own figures are rather two. */
function scopeLikeness(one: Meaning, other: Meaning): number {
  if (one.scope === '' && other.scope === '') return 0.05;
  if (one.scope === '' || other.scope === '') return 0.04;
  return one.department === other.department ? 0.08 : -0.06;
}

function shared(a: Features, b: Features, rarity: Rarity): number {
  let both = 0;
  for (const [id, weight] of a.weights) {
    const other = b.weights.get(id);
    if (other !== undefined) both += (weight + other) * rarity.of(id);
  }
  const total = rarity.total(a) + rarity.total(b);
  return total === 0 ? 0 : both / total;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of few) if (many.has(one)) both++;
  return (2 * both) / (a.size + b.size);
}
