// The words matching knows, as an index: cuts a label into known words and what is left between them. Law: words are data
// (lexicon/*.json, each with its source), never code; cutting depends on the text alone.

export const WORD_CLASSES = ['light', 'head', 'stock', 'action', 'object', 'theme', 'quality', 'attribute'] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/**
 * How the form narrows a word: `work` counts what was done for the form's own business, `cases` persons and cases of its
 * own field, `hazard` what was found at its own places, `force` who was sent, `check` what was inspected. In the departments of `home` (and, except for `work`, in forms of
 * no narrower subject) it is the station's.
 */
export type Narrowing = 'work' | 'cases' | 'hazard' | 'force' | 'check';

/** One line of the word lists: the first word names the concept, the others say the same. */
export interface WordEntry {
  readonly words: readonly string[];
  /** Key of lexicon/sources.json. */
  readonly source: string;
  /** Words that count only where the label begins with them and goes on about a case. */
  readonly start?: readonly string[];
  /** A word for several concepts at once (暂住登记 = 流动人口 + 登记). */
  readonly means?: readonly string[];
  /** Class of things that usage.json speaks of. */
  readonly kind?: string;
  readonly narrows?: Narrowing;
  readonly home?: readonly string[];
  /** Says nothing without its object (检查, 发现). */
  readonly weak?: boolean;
  /** Stands for any thing (问题, 人员). */
  readonly generic?: boolean;
  /** A class of procedure, too wide to be a subject of its own (刑事, 治安). */
  readonly plain?: boolean;
  /** A class of places so wide that each form means its own (企业, 学校). */
  readonly broad?: boolean;
  readonly breakdown?: boolean;
  readonly role?: string;
}

export interface WordList {
  readonly class: string;
  readonly about: string;
  readonly entries: readonly WordEntry[];
}

export interface Concept extends Omit<WordEntry, 'words' | 'means' | 'start'> {
  readonly id: string;
  readonly class: WordClass;
}

export interface Token {
  readonly text: string;
  /** Absent for a text no list knows. */
  readonly concepts?: readonly Concept[];
}

interface Step {
  readonly score: number;
  /** Where what stands last begins. */
  readonly from: number;
}

/** Beginning a stretch of unknown text costs this much, so that single characters are not picked out of unknown words. */
const UNKNOWN_COST = 1.5;

export class Lexicon {
  readonly #words = new Map<string, readonly Concept[]>();
  readonly #startOnly = new Set<string>();
  readonly #concepts = new Map<string, Concept>();
  #longest = 1;

  constructor(lists: readonly WordList[]) {
    for (const list of lists)
      for (const { words, means, start, ...entry } of list.entries) {
        const id = words[0];
        if (id === undefined || means) continue;
        this.#concepts.set(id, { ...entry, id, class: list.class as WordClass });
      }
    for (const { entries } of lists)
      for (const { words, means, start } of entries) {
        const concepts = (means ?? words.slice(0, 1)).flatMap((id) => this.#concepts.get(id) ?? []);
        for (const word of words) {
          this.#words.set(word, concepts);
          this.#longest = Math.max(this.#longest, word.length);
        }
        for (const word of start ?? []) this.#startOnly.add(word);
      }
  }

  concept(id: string): Concept | undefined {
    return this.#concepts.get(id);
  }

  /** Best cut: long known words first, few stretches of unknown text. */
  cut(text: string): readonly Token[] {
    const start: Step = { score: 0, from: 0 };
    /** Best way to each place, by what stands last before it: a known word or unknown text. */
    const afterWord: Step[] = [start];
    const afterUnknown: Step[] = [{ score: Number.NEGATIVE_INFINITY, from: 0 }];
    for (let end = 1; end <= text.length; end++) {
      const goesOn = afterUnknown[end - 1] ?? start;
      const begins = (afterWord[end - 1] ?? start).score - UNKNOWN_COST;
      afterUnknown[end] = goesOn.score >= begins ? goesOn : { score: begins, from: end - 1 };
      let best: Step = { score: Number.NEGATIVE_INFINITY, from: end };
      for (let from = Math.max(0, end - this.#longest); from < end; from++) {
        const word = text.slice(from, end);
        if (!this.#words.has(word) || !this.#fits(word, from, text)) continue;
        const before = Math.max((afterWord[from] ?? start).score, (afterUnknown[from] ?? start).score);
        const score = before + (end - from) ** 2;
        if (score > best.score) best = { score, from };
      }
      afterWord[end] = best;
    }
    const tokens: Token[] = [];
    let isUnknown = false;
    for (let end = text.length; end > 0; ) {
      const word = afterWord[end] ?? start;
      const unknown = afterUnknown[end] ?? start;
      isUnknown = !isUnknown && unknown.score > word.score;
      const { from } = isUnknown ? unknown : word;
      const cut = text.slice(from, end);
      const concepts = isUnknown ? undefined : this.#words.get(cut);
      tokens.push(concepts ? { text: cut, concepts } : { text: cut });
      end = from;
    }
    return tokens.reverse();
  }

  #fits(word: string, from: number, text: string): boolean {
    return !this.#startOnly.has(word) || (from === 0 && text.indexOf('案', word.length) > 0);
  }
}
