// Elements as matching knows them: the labels under which each was asked for, each with the form it stood in, because the
// form decides what it means. Law: what means two elements at once is bound to neither.
import { keyOf } from './form';
import type { Meaning } from './meaning';
import type { Measure } from './periodWords';
import { type Features, featuresOf, type Rarity } from './similarity';

/** A form of many thousand labels, or a dictionary of as many names, stays quick: so many are looked at for one label. */
const MOST_LOOKED_AT = 3000;
const MOST_COMPARED = 500;

export interface KnownName {
  readonly features: Features;
  readonly code: string;
}

export class Dictionary {
  /** Key → code; null where two elements are known under one meaning and only a clerk can tell them apart. */
  readonly #codes = new Map<string, string | null>();
  readonly #seen = new Set<string>();
  readonly #byCode = new Map<string, KnownName[]>();
  readonly #bySign = new Map<string, KnownName[]>();
  readonly #asked = new Map<string, Set<string>>();
  readonly #uses = new Map<string, number>();

  /** Kept until the next name comes. */
  readonly #rarities = new Map<string, number>();
  readonly #totals = new Map<Features, number>();

  /** Remembers that an element was asked for so. */
  add(code: string, meaning: Meaning): void {
    const key = keyOf(meaning);
    const before = this.#codes.get(key);
    this.#codes.set(key, before === undefined || before === code ? code : null);
    const used = `${code}@${meaning.measure}`;
    this.#uses.set(used, (this.#uses.get(used) ?? 0) + 1);
    const form = `${meaning.formCode}@${meaning.measure}`;
    const asked = this.#asked.get(form);
    if (asked) asked.add(code);
    else this.#asked.set(form, new Set([code]));
    const place = [code, meaning.text, key, meaning.department].join('|');
    if (this.#seen.has(place)) return;
    const name = { features: featuresOf(meaning), code };
    this.#seen.add(place);
    this.#rarities.clear();
    this.#totals.clear();
    append(this.#byCode, code, name);
    for (const sign of indexed(name.features)) append(this.#bySign, sign, name);
  }

  /** The element that is exactly this, if there is one. An alias given without a form makes its words known everywhere. */
  codeOf(meaning: Meaning): string | undefined {
    const code = this.#codes.get(keyOf(meaning));
    if (code !== undefined || meaning.scope !== meaning.department) return code ?? undefined;
    return this.#codes.get(keyOf({ ...meaning, scope: '' })) ?? undefined;
  }

  /** Of the names of an element, the one most like this. */
  nearestName(code: string, meaning: Meaning): Meaning | undefined {
    const names = (this.#byCode.get(code) ?? []).map((name) => name.features.meaning);
    const others = names.filter((name) => name.formCode !== meaning.formCode);
    return others.find((name) => name.text === meaning.text) ?? others[0] ?? names[0];
  }

  /** How many fields ask for it under this measure. */
  uses(code: string, measure: Measure): number {
    return this.#uses.get(`${code}@${measure}`) ?? 0;
  }

  /** What a form asks for under a measure; one form never asks twice for one datum. */
  askedIn(form: string, measure: Measure): ReadonlySet<string> {
    return this.#asked.get(`${form}@${measure}`) ?? new Set();
  }

  /** How telling a concept is: 1 for one that no other name has, less for one that many have. */
  readonly rarity: Rarity = {
    of: (id) => {
      const known = this.#rarities.get(id);
      if (known !== undefined) return known;
      const having = this.#bySign.get(`=${id}`)?.length ?? 0;
      const rare = 0.3 + 0.7 * (1 - Math.log(1 + having) / Math.log(2 + this.#seen.size));
      this.#rarities.set(id, rare);
      return rare;
    },
    total: (features) => {
      const known = this.#totals.get(features);
      if (known !== undefined) return known;
      let total = 0;
      for (const [id, weight] of features.weights) total += weight * this.rarity.of(id);
      this.#totals.set(features, total);
      return total;
    },
  };

  /** Names with anything in common with it, those with the rarest in common first, up to a number that bounds the work. */
  namesLike(features: Features, isOut: (code: string) => boolean): Iterable<KnownName> {
    const lists = [...indexed(features)]
      .map((sign) => this.#bySign.get(sign) ?? [])
      .sort((a, b) => a.length - b.length);
    const found = new Set<KnownName>();
    let looked = 0;
    for (const list of lists)
      for (const name of list) {
        if (looked++ > MOST_LOOKED_AT || found.size > MOST_COMPARED) return found;
        if (!isOut(name.code)) found.add(name);
      }
    return found;
  }
}

function* indexed(features: Features): Iterable<string> {
  yield* features.pairs;
  for (const id of features.weights.keys()) yield `=${id}`;
}

function append(lists: Map<string, KnownName[]>, key: string, name: KnownName): void {
  const list = lists.get(key);
  if (list) list.push(name);
  else lists.set(key, [name]);
}
