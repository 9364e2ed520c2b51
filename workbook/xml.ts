// The only XML reading: a strict pull reader over one string, giving each token with its offsets so that a part can be
// edited in place. Law: no DOCTYPE, no entities but the five, bounded depth and sizes; what is odd is refused, not guessed.
import { problem } from '../core/problem';
import { MAX_ATTRIBUTE_CHARS, MAX_ATTRIBUTES, MAX_TEXT_CHARS, MAX_XML_DEPTH } from './limits';
import { decodeAttribute, decodeText, referenceLength } from './xmlText';

export type TokenKind = 'start' | 'open' | 'close' | 'text' | 'done';

interface Name {
  readonly full: string;
  readonly prefix: string;
  readonly local: string;
  readonly opening: string;
  readonly closing: string;
}

const NO_NAME: Name = { full: '', prefix: '', local: '', opening: '', closing: '' };
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;

/**
 * Reads `text` token by token. After `next()` the public fields describe the current token; comments, processing
 * instructions and the XML declaration are passed over. `depth` counts elements from 1 (the root); an opening and its
 * closing tag have the same depth. A self-closing tag is one 'open' token with `selfClosing`, without a 'close'.
 *
 * Throws `workbook.unreadableXml` for anything that is not well-formed or beyond the budgets of limits.ts, and
 * `workbook.hostile` for a DOCTYPE.
 */
export class XmlReader {
  kind: TokenKind = 'start';
  /** Offset of the first character of the token. */
  start = 0;
  /** Offset behind the last character of the token. */
  end = 0;
  depth = 0;
  selfClosing = false;
  attributeCount = 0;

  private token: Name = NO_NAME;
  private readonly stack: Name[] = [];
  private readonly names: (Name | undefined)[] = new Array(256);
  private readonly spaces: { depth: number; prefix: string; uri: string }[] = [];
  /** Four offsets an attribute: name start, name end, value start, value end (quotes excluded). */
  private readonly spans: number[] = [];
  private isCdata = false;
  private sawRoot = false;
  private nextAmpersand: number;
  private nextBracket: number;
  private plain: boolean | undefined;

  constructor(
    readonly text: string,
    readonly part: string,
    readonly file: string,
  ) {
    this.nextAmpersand = text.indexOf('&');
    this.nextBracket = text.indexOf(']]>');
  }

  /** Name as written, e.g. `x:row`; '' for text. */
  get name(): string {
    return this.token.full;
  }
  /** Name without its prefix: `row`. */
  get local(): string {
    return this.token.local;
  }
  get prefix(): string {
    return this.token.prefix;
  }
  /** Namespace of the current element; '' when its prefix was never declared. */
  get namespace(): string {
    return this.namespaceOf(this.token.prefix);
  }

  /**
   * True when the opening tag of an element of this name, whatever its prefix, is current. Preferred to comparing
   * `local`, which the compiler takes for unchanged after `nextChild`.
   */
  opens(local: string): boolean {
    return this.kind === 'open' && this.token.local === local;
  }

  /** True when the closing tag of the element at `depth` is current. */
  closes(depth: number): boolean {
    return this.kind === 'close' && this.depth === depth;
  }

  /** Moves to the next token; false once the document has ended (and was complete). */
  next(): boolean {
    const { text } = this;
    if (this.kind === 'close' || (this.kind === 'open' && this.selfClosing)) this.leave();
    for (;;) {
      const at = this.end;
      if (at >= text.length) return this.finish();
      if (text.charCodeAt(at) !== LT) {
        if (this.readCharacters(at)) return true;
        continue;
      }
      const second = text.charCodeAt(at + 1);
      if (second === SLASH) return this.readClose(at);
      if (second === 0x21) {
        if (this.readMarked(at)) return true;
      } else if (second === 0x3f) this.passInstruction(at);
      else return this.readOpen(at);
    }
  }

  /** From here on there are only tags and text: no comments, CDATA sections or instructions that could hide a tag. */
  get isPlain(): boolean {
    this.plain ??= !followsBracket(this.text, '!', this.end) && !followsBracket(this.text, '?', this.end);
    return this.plain;
  }

  /** Moves to the root element. */
  toRoot(): this {
    while (this.kind !== 'open') if (!this.next()) throw this.broken('no root element', 0);
    return this;
  }

  /**
   * Steps through the children of the element at `depth` (the value of `depth` when its opening tag was current):
   * true = the next child's opening tag is current; false = the element has ended. What lies deeper is passed over.
   */
  nextChild(depth: number): boolean {
    if (this.kind === 'open' && this.selfClosing && this.depth === depth) return false;
    while (this.next()) {
      if (this.kind === 'open' && this.depth === depth + 1) return true;
      if (this.kind === 'close' && this.depth === depth) return false;
    }
    return false;
  }

  /** From an opening tag to behind its closing tag: `skipRest` of this element; nothing happens when it is self-closing. */
  skip(nests = true): void {
    if (this.kind === 'open' && !this.selfClosing) this.skipRest(this.depth, nests);
  }

  /**
   * To the closing tag of the open element at `depth`, without looking inside where that is safe; `end` is then the end
   * of the element. Several times faster than reading on; what is passed over is not checked. `nests` = false says that
   * the element never holds one of its own name (rows, cells, items); where it does, the reader fails later on.
   */
  skipRest(depth: number, nests = true): void {
    const { text } = this;
    const name = this.stack[depth - 1];
    if (this.isPlain && name !== undefined) {
      const close = text.indexOf(name.closing, this.end);
      const inner = nests ? text.indexOf(name.opening, this.end) : -1;
      const behind = close + name.closing.length;
      if (close >= 0 && (inner < 0 || inner > close) && text.charCodeAt(behind) === GT) {
        while (this.depth > depth) this.leave();
        this.set('close', close, behind + 1, name);
        return;
      }
    }
    while (this.next() && !this.closes(depth));
  }

  /** Reads on at an offset where a child of the open element at `depth` begins; what lies between is passed over. */
  resumeAt(offset: number, depth: number): void {
    while (this.depth > depth) this.leave();
    this.set('text', offset, offset, NO_NAME);
  }

  /** From an opening tag: all text directly inside the element, decoded; afterwards its closing tag is current. */
  readText(): string {
    if (this.kind !== 'open' || this.selfClosing) return '';
    const depth = this.depth;
    let all = '';
    while (this.next() && !this.closes(depth)) {
      if (this.isText() && this.depth === depth) all += this.value();
    }
    return all;
  }

  isText(): boolean {
    return this.kind === 'text';
  }

  /** The decoded text of the current text token. */
  value(): string {
    const raw = this.text.slice(this.start, this.end);
    if (this.isCdata) return raw.slice(9, -3).replace(/\r\n?/g, '\n');
    return decodeText(raw) ?? '';
  }

  /** Value of the attribute that is written without a prefix; undefined when absent. */
  attribute(name: string): string | undefined {
    const i = this.attributeIndex(name);
    return i < 0 ? undefined : this.attributeValue(i);
  }

  /** Value of the attribute `local` of a namespace, whatever prefix stands for it. */
  attributeIn(uris: readonly string[], local: string): string | undefined {
    for (let i = 0; i < this.attributeCount; i++) {
      const name = this.attributeName(i);
      const colon = name.indexOf(':');
      if (colon > 0 && name.slice(colon + 1) === local && uris.includes(this.namespaceOf(name.slice(0, colon))))
        return this.attributeValue(i);
    }
    return undefined;
  }

  /** Position of the attribute with exactly this written name, or -1. */
  attributeIndex(name: string): number {
    const { spans, text } = this;
    for (let i = 0, at = 0; i < this.attributeCount; i++, at += 4) {
      const start = spans[at] as number;
      if ((spans[at + 1] as number) - start === name.length && text.startsWith(name, start)) return i;
    }
    return -1;
  }

  attributeName(index: number): string {
    return this.text.slice(this.spans[index * 4], this.spans[index * 4 + 1]);
  }

  attributeValue(index: number): string {
    return decodeAttribute(this.text.slice(this.spans[index * 4 + 2], this.spans[index * 4 + 3])) ?? '';
  }

  /** Offsets of an attribute: name from, name to, value from, value to, quotes not included. */
  attributeSpan(index: number): readonly [number, number, number, number] {
    const at = index * 4;
    const { spans } = this;
    return [spans[at] as number, spans[at + 1] as number, spans[at + 2] as number, spans[at + 3] as number];
  }

  /** A reader over an element of this part that was cut out; its namespaces are not known. */
  inside(element: string): XmlReader {
    return new XmlReader(element, this.part, this.file);
  }

  /** A problem with this part, e.g. for content that is well-formed but makes no sense. */
  broken(reason: string, at = this.start): Error {
    const cause = new Error(`${this.part}@${at}: ${reason}`);
    return problem('workbook.unreadableXml', { file: this.file, part: this.part }, cause);
  }

  private namespaceOf(prefix: string): string {
    if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
    for (let i = this.spaces.length - 1; i >= 0; i--) {
      const space = this.spaces[i];
      if (space?.prefix === prefix) return space.uri;
    }
    return '';
  }

  private leave(): void {
    this.stack.pop();
    while (this.spaces.length > 0 && this.spaces[this.spaces.length - 1]?.depth === this.depth) this.spaces.pop();
    this.depth--;
    this.selfClosing = false;
  }

  private finish(): false {
    if (this.stack.length > 0 || !this.sawRoot) throw this.broken('the document ends too early', this.text.length);
    this.set('done', this.text.length, this.text.length, NO_NAME);
    return false;
  }

  private set(kind: TokenKind, start: number, end: number, name: Name): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.token = name;
    if (kind !== 'open') this.attributeCount = 0;
  }

  /** True when the characters are a token; blanks outside the root are none. */
  private readCharacters(at: number): boolean {
    const { text } = this;
    const found = text.indexOf('<', at);
    const end = found < 0 ? text.length : found;
    if (this.stack.length === 0) {
      if (/[^ \t\r\n]/.test(text.slice(at, end))) throw this.broken('text outside the root element', at);
      this.end = end;
      return false;
    }
    if (end - at > MAX_TEXT_CHARS) throw this.broken('a text is too long', at);
    this.checkCharacters(at, end);
    this.checkReferences(at, end);
    while (this.nextBracket >= 0 && this.nextBracket < at) this.nextBracket = text.indexOf(']]>', at);
    if (this.nextBracket >= 0 && this.nextBracket < end) throw this.broken(']]> in text', this.nextBracket);
    this.set('text', at, end, NO_NAME);
    this.isCdata = false;
    return true;
  }

  private checkCharacters(from: number, to: number): void {
    const { text } = this;
    for (let i = from; i < to; i++) if (isForbidden(text.charCodeAt(i))) throw this.broken('a forbidden character', i);
  }

  private checkReferences(from: number, to: number): void {
    if (this.nextAmpersand < 0) return;
    if (this.nextAmpersand < from) this.nextAmpersand = this.text.indexOf('&', from);
    while (this.nextAmpersand >= 0 && this.nextAmpersand < to) {
      if (referenceLength(this.text, this.nextAmpersand) === 0) throw this.broken('an entity', this.nextAmpersand);
      this.nextAmpersand = this.text.indexOf('&', this.nextAmpersand + 1);
    }
  }

  /** Comments, CDATA and what must not be there: `<!`. True when a token was read. */
  private readMarked(at: number): boolean {
    const { text } = this;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4);
      if (end < 0 || text.charCodeAt(end + 2) !== GT) throw this.broken('a comment does not end', at);
      this.checkCharacters(at, end);
      this.end = end + 3;
      return false;
    }
    if (text.startsWith('<![CDATA[', at) && this.stack.length > 0) {
      const end = text.indexOf(']]>', at + 9);
      if (end < 0) throw this.broken('a CDATA section does not end', at);
      if (end - at > MAX_TEXT_CHARS) throw this.broken('a text is too long', at);
      this.checkCharacters(at, end);
      this.set('text', at, end + 3, NO_NAME);
      this.isCdata = true;
      return true;
    }
    if (/^<!doctype/i.test(text.slice(at, at + 9)))
      throw problem('workbook.hostile', { file: this.file, what: `“${this.part}”带有 DOCTYPE 声明` });
    throw this.broken('a declaration', at);
  }

  private passInstruction(at: number): void {
    const end = this.text.indexOf('?>', at + 2);
    if (end < 0) throw this.broken('a processing instruction does not end', at);
    this.checkCharacters(at, end);
    const target = /^[^\s?]*/.exec(this.text.slice(at + 2, Math.min(end, at + 66)))?.[0] ?? '';
    if (target === '' || (target.toLowerCase() === 'xml' && at !== 0)) throw this.broken('a misplaced declaration', at);
    this.end = end + 2;
  }

  private readClose(at: number): true {
    const { text } = this;
    const open = this.stack[this.stack.length - 1];
    if (open === undefined || !text.startsWith(open.full, at + 2))
      throw this.broken('a closing tag without its opening', at);
    const end = passBlanks(text, at + 2 + open.full.length);
    if (text.charCodeAt(end) !== GT) throw this.broken('a closing tag without its opening', at);
    this.set('close', at, end + 1, open);
    return true;
  }

  private readOpen(at: number): true {
    const { text } = this;
    if (this.stack.length === 0 && this.sawRoot) throw this.broken('a second root element', at);
    let i = endOfName(text, at + 1);
    if (i === at + 1) throw this.broken('a tag without a name', at);
    const name = this.nameAt(at + 1, i);
    let count = 0;
    let selfClosing = false;
    for (;;) {
      const from = i;
      i = passBlanks(text, i);
      const code = text.charCodeAt(i);
      if (code === GT) {
        i++;
        break;
      }
      if (code === SLASH) {
        if (text.charCodeAt(i + 1) !== GT) throw this.broken('a stray slash', i);
        selfClosing = true;
        i += 2;
        break;
      }
      if (i === from) throw this.broken('a tag does not end', at);
      i = this.readAttribute(i, count++);
    }
    if (this.depth >= MAX_XML_DEPTH) throw this.broken('nested too deeply', at);
    this.stack.push(name);
    this.depth++;
    this.sawRoot = true;
    this.set('open', at, i, name);
    this.selfClosing = selfClosing;
    this.attributeCount = count;
    if (count > 0) this.declareNamespaces();
    return true;
  }

  /** Reads `name = "value"` at `at`, returns the offset behind it. */
  private readAttribute(at: number, index: number): number {
    const { text, spans } = this;
    if (index >= MAX_ATTRIBUTES) throw this.broken('too many attributes', at);
    const nameEnd = endOfName(text, at);
    if (nameEnd === at) throw this.broken('an attribute without a name', at);
    let i = passBlanks(text, nameEnd);
    if (text.charCodeAt(i) !== EQUALS) throw this.broken('an attribute without a value', at);
    i = passBlanks(text, i + 1);
    const quote = text.charCodeAt(i);
    if (quote !== 0x22 && quote !== 0x27) throw this.broken('an attribute without quotes', at);
    const from = ++i;
    for (let code = text.charCodeAt(i); code !== quote; code = text.charCodeAt(++i)) {
      if (code === LT || Number.isNaN(code) || isForbidden(code)) throw this.broken('an attribute does not end', at);
    }
    if (i - from > MAX_ATTRIBUTE_CHARS) throw this.broken('an attribute is too long', at);
    if (this.nextAmpersand >= 0 && this.nextAmpersand < i) this.checkReferences(from, i);
    const length = nameEnd - at;
    for (let other = 0; other < index * 4; other += 4) {
      const start = spans[other] as number;
      if ((spans[other + 1] as number) - start === length && text.startsWith(text.slice(at, nameEnd), start))
        throw this.broken('an attribute twice', at);
    }
    const slot = index * 4;
    spans[slot] = at;
    spans[slot + 1] = nameEnd;
    spans[slot + 2] = from;
    spans[slot + 3] = i;
    return i + 1;
  }

  private declareNamespaces(): void {
    for (let i = 0; i < this.attributeCount; i++) {
      const start = this.spans[i * 4] as number;
      if (this.text.charCodeAt(start) !== 0x78 || !this.text.startsWith('xmlns', start)) continue;
      const name = this.attributeName(i);
      if (name !== 'xmlns' && name.charCodeAt(5) !== 0x3a) continue;
      this.spaces.push({ depth: this.depth, prefix: name.slice(6), uri: this.attributeValue(i) });
    }
  }

  /** The same few names come back millions of times: kept, so that no string is made for each. */
  private nameAt(from: number, to: number): Name {
    const { text } = this;
    const length = to - from;
    const slot = (length * 37 + text.charCodeAt(from) * 7 + text.charCodeAt(to - 1)) & 255;
    const known = this.names[slot];
    if (known !== undefined && known.full.length === length && text.startsWith(known.full, from)) return known;
    const full = text.slice(from, to);
    const colon = full.indexOf(':');
    const prefix = full.slice(0, Math.max(colon, 0));
    const name = { full, prefix, local: full.slice(colon + 1), opening: `<${full}`, closing: `</${full}` };
    this.names[slot] = name;
    return name;
  }
}

/** Looks for the rarer second character first: an order of magnitude faster than for both. */
function followsBracket(text: string, sign: string, from: number): boolean {
  for (let at = text.indexOf(sign, from); at >= 0; at = text.indexOf(sign, at + 1))
    if (text.charCodeAt(at - 1) === LT) return true;
  return false;
}

/** Characters that XML 1.0 (2.2) does not allow; lone surrogates cannot come out of a decoded part. */
function isForbidden(code: number): boolean {
  return code < 0x20 ? code !== 10 && code !== 9 && code !== 13 : code >= 0xfffe;
}

function passBlanks(text: string, at: number): number {
  let i = at;
  for (let code = text.charCodeAt(i); code === 0x20 || code === 9 || code === 10 || code === 13; )
    code = text.charCodeAt(++i);
  return i;
}

/** A name ends at a blank or at one of `= / > < " ' & ?`; it does not begin with a digit, a dash or a full stop. */
function endOfName(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first < 0x3a && first !== 0x3a) return at;
  let i = at;
  for (let code = first; code > 0x3e || (code > 0x2c && code !== SLASH && code < 0x3b); ) code = text.charCodeAt(++i);
  return i;
}
