import { expect, test } from 'vitest';
import { builtInWords } from './builtIn';
import { WORD_CLASSES, type WordList } from './lexicon';
import actions from './lexicon/actions.json';
import attributes from './lexicon/attributes.json';
import formWords from './lexicon/formWords.json';
import heads from './lexicon/heads.json';
import light from './lexicon/light.json';
import objects from './lexicon/objects.json';
import people from './lexicon/people.json';
import qualities from './lexicon/qualities.json';
import related from './lexicon/related.json';
import sources from './lexicon/sources.json';
import stock from './lexicon/stock.json';
import themes from './lexicon/themes.json';
import usage from './lexicon/usage.json';

const STATISTICS: readonly WordList[] = [light, heads, stock, actions, themes, objects, people, qualities];
const ALL: readonly WordList[] = [...STATISTICS, attributes, formWords];

test('every entry and every rule names a source that is listed', () => {
  const cited = [...ALL.flatMap((list) => list.entries), ...usage.rules, ...related.groups].map(
    (entry) => entry.source,
  );
  expect(cited.filter((source) => !(source in sources))).toEqual([]);
});

test('no word stands in two entries', () => {
  for (const lists of [STATISTICS, [attributes]]) {
    const words = lists.flatMap((list) => list.entries.flatMap((entry) => entry.words));
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  }
});

test('every list has a class that is known', () => {
  for (const list of ALL) expect(WORD_CLASSES).toContain(list.class);
});

test('usage and nearness speak of concepts that exist', () => {
  const { statistics, attributes: columns } = builtInWords();
  const isKnown = (id: string) => statistics.concept(id) !== undefined || columns.concept(id) !== undefined;
  const spoken = [
    ...usage.rules.flatMap((rule) => [
      ...('when' in rule ? (rule.when ?? []) : []),
      ...('from' in rule ? (rule.from ?? []) : []),
    ]),
    ...related.groups.flatMap((group) => group.words),
  ];
  expect(spoken.filter((id) => !isKnown(id))).toEqual([]);
});

test('a label is cut into the longest known words; unknown text stays whole', () => {
  const { statistics } = builtInWords();
  expect(statistics.cut('调处化解邻里纠纷数').map((token) => token.text)).toEqual(['调处化解', '邻里纠纷', '数']);
  expect(statistics.cut('新设的巡会点').map((token) => token.text)).toEqual(['新设的巡会点']);
});

test('a station’s own words come after ours and win', async () => {
  const { wordsOf } = await import('./builtIn');
  const own = wordsOf([{ class: 'action', about: '', entries: [{ words: ['化解', '摆平'], source: 'trade' }] }]);
  expect(own.statistics.cut('摆平纠纷')[0]?.concepts?.[0]?.id).toBe('化解');
});
