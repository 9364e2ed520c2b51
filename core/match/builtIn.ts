// The word lists that ship with the program, made into lexicons: one for statistics, one for the columns of registers,
// one for the names of forms. Law: a station's own words come after ours and win.
import { type FieldKind, isStatistic } from './field';
import { Lexicon, type WordList } from './lexicon';
import actions from './lexicon/actions.json';
import attributes from './lexicon/attributes.json';
import formWords from './lexicon/formWords.json';
import heads from './lexicon/heads.json';
import light from './lexicon/light.json';
import objects from './lexicon/objects.json';
import people from './lexicon/people.json';
import qualities from './lexicon/qualities.json';
import related from './lexicon/related.json';
import stock from './lexicon/stock.json';
import themes from './lexicon/themes.json';
import usage from './lexicon/usage.json';
import type { UsageRule } from './usage';

export interface Words {
  readonly statistics: Lexicon;
  readonly attributes: Lexicon;
  readonly formNames: Lexicon;
  readonly usage: readonly UsageRule[];
}

/** The lists that ship, in the order in which later words win. */
export const SHIPPED: readonly WordList[] = [
  light,
  heads,
  stock,
  actions,
  themes,
  objects,
  people,
  qualities,
  attributes,
];

/** Our lists, and after them the station's own. */
export function wordsOf(own: readonly WordList[] = [], shipped: readonly WordList[] = SHIPPED): Words {
  const lists = [...shipped, ...own];
  const statistics = lists.filter((list) => list.class !== 'attribute');
  return {
    statistics: new Lexicon(statistics),
    attributes: new Lexicon(lists.filter((list) => list.class === 'attribute')),
    formNames: new Lexicon([...statistics, formWords]),
    usage: usage.rules as readonly UsageRule[],
  };
}

/** Groups of near concepts that this one belongs to, by number. */
export function groupsOf(id: string): readonly number[] {
  return groups.get(id) ?? [];
}

const groups = new Map<string, number[]>();
for (const [number, { words }] of related.groups.entries())
  for (const word of words) groups.set(word, [...(groups.get(word) ?? []), number]);

export function lexiconFor(kind: FieldKind, words: Words): Lexicon {
  return isStatistic(kind) ? words.statistics : words.attributes;
}

let shipped: Words | undefined;

/** Our lists alone; made once. */
export function builtInWords(): Words {
  shipped ??= wordsOf();
  return shipped;
}
