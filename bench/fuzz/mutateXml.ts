// Damage done to the text of one XML part: attributes, tags, texts, numbers, references, nesting, encodings, and elements
// no program writes. Law: a kind of damage that finds nothing to damage gives the text back as it is.
import type { Chance } from './chance';
import {
  ENTITIES,
  escaped,
  format,
  formula,
  longText,
  NUMBERS,
  REFERENCES,
  rows,
  sheetElement,
  workbookElement,
} from './nasty';

type Damage = (text: string, chance: Chance) => string;

interface Found {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One of the places where `pattern` matches, by a random start, so that a long text need not be read whole. */
function somewhere(text: string, pattern: RegExp, chance: Chance): Found | undefined {
  const global = new RegExp(pattern.source, `g${pattern.flags.replace('g', '')}`);
  for (const start of [chance.below(text.length + 1), 0]) {
    global.lastIndex = start;
    const match = global.exec(text);
    if (match) return { from: match.index, to: match.index + match[0].length, text: match[0] };
  }
  return undefined;
}

const put = (text: string, at: { readonly from: number; readonly to: number }, by: string) =>
  text.slice(0, at.from) + by + text.slice(at.to);

const TAG = /<[^>]*>/;
const OPENING = /<[\w:.-]+(?:\s[^>]*)?>/;
const ATTRIBUTE = /\s[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')/;

function at(pattern: RegExp, by: (found: string, chance: Chance) => string): Damage {
  return (text, chance) => {
    const found = somewhere(text, pattern, chance);
    return found ? put(text, found, by(found.text, chance)) : text;
  };
}

function value(chance: Chance, before: string, text: string): string {
  return chance.pick<() => string>([
    () => chance.pick(NUMBERS),
    () => chance.pick(NUMBERS),
    () => chance.pick(REFERENCES),
    () => escaped(format(chance)),
    () => escaped(formula(chance)),
    () => longText(chance),
    () => chance.pick(ENTITIES),
    () => before.repeat(2),
    () => '../'.repeat(chance.below(9)) + before,
    () => somewhere(text, /(?<==")[^"]*(?=")/, chance)?.text ?? '',
  ])();
}

const changedValue: Damage = (text, chance) => {
  const found = somewhere(text, /(?<==")[^"]*(?=")/, chance);
  return found ? put(text, found, value(chance, found.text, text)) : text;
};

const swappedTags: Damage = (text, chance) => {
  const [a, b] = [somewhere(text, TAG, chance), somewhere(text, TAG, chance)].sort(
    (x, y) => (x?.from ?? 0) - (y?.from ?? 0),
  );
  if (!a || !b || a.to > b.from) return text;
  return text.slice(0, a.from) + b.text + text.slice(a.to, b.from) + a.text + text.slice(b.to);
};

/** A stretch from one opening tag to another is written again, elsewhere. */
const copiedStretch: Damage = (text, chance) => {
  const from = somewhere(text, OPENING, chance);
  const upTo =
    from && somewhere(text.slice(from.from + 1, from.from + 1 + chance.pick([100, 1_000, 20_000])), TAG, chance);
  const to = somewhere(text, TAG, chance);
  if (!from || !upTo || !to) return text;
  const stretch = text.slice(from.from, from.from + 1 + upTo.to);
  const times = Math.max(1, Math.min(chance.pick([1, 1, 2, 1_000]), Math.floor(3_000_000 / stretch.length)));
  return put(text, { from: to.from, to: to.from }, stretch.repeat(times));
};

const nestedDeeply: Damage = (text, chance) => {
  const found = somewhere(text, /<([\w:.-]+)(?:\s[^>]*)?>/, chance);
  if (!found || found.text.endsWith('/>')) return text;
  const name = /[\w:.-]+/.exec(found.text)?.[0] ?? 'a';
  const depth = chance.pick([5, 63, 70, 1_000, 100_000]);
  const closing = chance.oneIn(3) ? '' : `</${name}>`.repeat(depth);
  return put(text, { from: found.to, to: found.to }, `<${name}>`.repeat(depth) + closing);
};

const manyAttributes: Damage = (text, chance) => {
  const found = somewhere(text, /<[\w:.-]+/, chance);
  const count = chance.pick([3, 255, 257, 50_000]);
  const list = Array.from({ length: count }, (_, i) => ` ${chance.oneIn(2) ? 'xmlns:' : ''}q${i}="${i}"`).join('');
  return found ? put(text, { from: found.to, to: found.to }, list) : text;
};

const behind = (pattern: RegExp, made: (chance: Chance) => string): Damage =>
  at(pattern, (found, chance) => `${found}${made(chance)}`);
const before = (pattern: RegExp, made: (chance: Chance) => string): Damage =>
  at(pattern, (found, chance) => `${made(chance)}${found}`);

const GENERAL: Readonly<Record<string, Damage>> = {
  'attribute dropped': at(ATTRIBUTE, () => ''),
  'attribute written twice': at(ATTRIBUTE, (found) => found.repeat(2)),
  'attribute changed': changedValue,
  'attributes changed': (text, chance) => {
    let changed = text;
    for (let i = chance.below(20); i >= 0; i--) changed = changedValue(changed, chance);
    return changed;
  },
  'tags swapped': swappedTags,
  'tag cut out': at(TAG, () => ''),
  'tag written again': at(TAG, (found) => found.repeat(2)),
  'tag damaged': at(TAG, (found, chance) =>
    put(found, { from: chance.below(found.length), to: found.length }, chance.pick(['', '>', '/>', '<', '"'])),
  ),
  'element renamed': at(/(?<=<\/?)[\w:.-]+/, (found, chance) =>
    chance.pick(['x', `x:${found}`, found.toUpperCase(), '', '0', 'row', 'c', 'f', 'v']),
  ),
  'stretch copied': copiedStretch,
  'rest cut off': (text, chance) => text.slice(0, chance.below(text.length + 1)),
  'middle cut out': (text, chance) =>
    put(text, { from: chance.below(text.length + 1), to: chance.below(text.length + 1) + 50 }, ''),
  'nested deeply': nestedDeeply,
  'many attributes': manyAttributes,
  'number changed': at(/-?\d+(?:\.\d+)?/, (_, chance) => chance.pick(NUMBERS)),
  'reference changed': at(/\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/, (_, chance) => chance.pick(REFERENCES)),
  'text changed': at(/>[^<]+</, (found, chance) => `>${value(chance, found.slice(1, -1), '')}<`),
  'long text': behind(TAG, longText),
  'entity put in': behind(TAG, (chance) => chance.pick(ENTITIES)),
  'CDATA put in': behind(TAG, (chance) => chance.pick(['<![CDATA[x]]>', '<![CDATA[', ']]>', '<![CDATA[<row>]]>'])),
  'comment put in': behind(TAG, (chance) =>
    chance.pick(['<!-- x -->', '<!--', '<!-- <row r="1"> -->', '<!-->', '<?x y?>', '<?', '<?xml?>']),
  ),
  'DOCTYPE put in': (text, chance) =>
    chance.pick(['<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE', '<!doctype a>']) +
    (chance.oneIn(2) ? text : text.replace(/^<\?xml[^>]*>/, '')),
  'character put in': (text, chance) => {
    const from = chance.below(text.length + 1);
    return put(
      text,
      { from, to: from },
      chance.pick(['\u0000', '\u0001', '\ufffe', '\ud800', '\u2028', '<', '>', '&', '"', '=', '/', '\ufeff']),
    );
  },
};

const SHEET: Readonly<Record<string, Damage>> = {
  'element put behind the cells': behind(/<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\/>/, sheetElement),
  'element put before the cells': before(/<(?:\w+:)?sheetData\/?>/, sheetElement),
  'rows put first': behind(/<(?:\w+:)?sheetData>/, rows),
  'rows put last': before(/<\/(?:\w+:)?sheetData>/, rows),
  'rows put between': before(/<(?:\w+:)?row[\s>]/, rows),
  'formula changed': at(/(?<=<(?:\w+:)?f[^>]*>)[^<]*(?=<\/)/, (_, chance) => escaped(formula(chance))),
  'formula put in': at(/<(?:\w+:)?v>/, (found, chance) => `<f>${escaped(formula(chance))}</f>${found}`),
};

const WORKBOOK: Readonly<Record<string, Damage>> = {
  'element put behind the sheets': behind(/<\/(?:\w+:)?sheets>/, workbookElement),
  'element put before the sheets': before(/<(?:\w+:)?sheets>/, workbookElement),
};

const STYLES: Readonly<Record<string, Damage>> = {
  'format changed': at(/(?<=formatCode=")[^"]*/, (_, chance) => escaped(format(chance))),
  'format put in': (text, chance) =>
    text
      .replace(
        /<cellXfs[^>]*>/,
        (found) => `<numFmts><numFmt numFmtId="1" formatCode="${escaped(format(chance))}"/></numFmts>${found}`,
      )
      .replace(/numFmtId="\d+"/g, (found) =>
        chance.oneIn(3) ? `numFmtId="${chance.pick(['1', '14', '44', '999'])}"` : found,
      ),
};

function kindsFor(part: string): Readonly<Record<string, Damage>> {
  if (/worksheets\/[^/]*\.xml$/i.test(part)) return SHEET;
  if (/workbook\.xml$/i.test(part)) return WORKBOOK;
  if (/styles\.xml$/i.test(part)) return STYLES;
  return {};
}

export interface Damaged<T> {
  readonly result: T;
  readonly done: readonly string[];
}

export function damageXml(part: string, text: string, chance: Chance): Damaged<string> {
  const special = kindsFor(part);
  const done: string[] = [];
  let result = text;
  for (let i = chance.pick([1, 1, 1, 2, 3, 6]); i > 0; i--) {
    const kinds = Object.keys(special).length > 0 && chance.oneIn(2) ? special : GENERAL;
    const [name, damage] = chance.pick(Object.entries(kinds));
    result = damage(result, chance);
    if (result.length > 6_000_000) result = result.slice(0, 6_000_000);
    done.push(name);
  }
  return { result, done };
}

/** The text as bytes, now and then in another encoding than it says. */
export function encoded(text: string, chance: Chance): Damaged<Uint8Array> {
  if (!chance.oneIn(12)) return { result: Buffer.from(text, 'utf8'), done: [] };
  const kinds: Readonly<Record<string, () => Uint8Array>> = {
    'UTF-16 little-endian': () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'UTF-16 without mark': () => Buffer.from(text, 'utf16le'),
    'UTF-16 big-endian': () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    'Latin-1 bytes': () => Buffer.from(text, 'latin1'),
    'mark of UTF-8': () => Buffer.from(`\ufeff${text}`, 'utf8'),
    'two marks': () => Buffer.from(`\ufeff\ufeff${text}`, 'utf8'),
    'odd UTF-16': () => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(1),
    'encoding named GBK': () => Buffer.from(text.replace(/encoding="[^"]*"/i, 'encoding="GBK"'), 'utf8'),
    'encoding named UTF-16': () => Buffer.from(text.replace(/encoding="[^"]*"/i, 'encoding="UTF-16"'), 'utf8'),
    'broken UTF-8': () =>
      Buffer.concat([
        Buffer.from(text.slice(0, 200), 'utf8'),
        Buffer.from([0xc3, 0x28, 0xff]),
        Buffer.from(text.slice(200), 'utf8'),
      ]),
  };
  const [name, encode] = chance.pick(Object.entries(kinds));
  return { result: encode(), done: [name] };
}
