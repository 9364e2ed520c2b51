// The table of texts that cells share (ECMA-376 part 1, 18.4): new texts are appended. Law: nothing is renumbered, so
// every cell that was not filled keeps its text, its runs and its phonetics.
import type { XmlReader } from './xml';
import { encodeXstring, escapeText } from './xmlText';

export class StringTable {
  /** Offsets of each `<si>` element: from, to. */
  private readonly spans: number[] = [];
  private readonly added = new Map<string, number>();
  private readonly pieces: string[] = [];
  private readonly text: string;
  private readonly prefix: string;
  private readonly rootName: string;
  private readonly isClosedAtOnce: boolean;
  private readonly rootEnd: number;
  private readonly closeStart: number;
  private readonly counts: { readonly name: 'count' | 'uniqueCount'; readonly from: number; readonly to: number }[] =
    [];
  private references = 0;

  /** Reads the positions of the items. Throws `workbook.unreadableXml` when the part is no string table. */
  constructor(reader: XmlReader) {
    reader.toRoot();
    if (!reader.opens('sst')) throw reader.broken('no string table');
    this.text = reader.text;
    this.prefix = reader.prefix === '' ? '' : `${reader.prefix}:`;
    this.rootName = reader.name;
    this.rootEnd = reader.end;
    this.isClosedAtOnce = reader.selfClosing;
    for (const name of ['count', 'uniqueCount'] as const) {
      const index = reader.attributeIndex(name);
      if (index < 0) continue;
      const [, , from, to] = reader.attributeSpan(index);
      this.counts.push({ name, from, to });
    }
    this.counts.sort((a, b) => a.from - b.from);
    while (reader.nextChild(1)) {
      const isItem = reader.opens('si');
      const from = reader.start;
      reader.skip(!isItem);
      if (isItem) this.spans.push(from, reader.end);
    }
    this.closeStart = reader.start;
  }

  /** Number of texts in the template's table. */
  get length(): number {
    return this.spans.length / 2;
  }

  /** The `<si>` element of a text of the template; undefined for an index out of range. */
  item(index: number): string | undefined {
    const from = this.spans[index * 2];
    return from === undefined ? undefined : this.text.slice(from, this.spans[index * 2 + 1]);
  }

  /** Index of a text, appended when it is new. `format` = the `<rPr>` element of a run, as in the template. */
  add(text: string, format = ''): number {
    this.references++;
    const key = format === '' ? text : `${format}\0${text}`;
    const known = this.added.get(key);
    if (known !== undefined) return known;
    const index = this.length + this.added.size;
    this.added.set(key, index);
    const p = this.prefix;
    const element = textElement(p, text);
    this.pieces.push(
      format === '' ? `<${p}si>${element}</${p}si>` : `<${p}si><${p}r>${format}${element}</${p}r></${p}si>`,
    );
    return index;
  }

  /** The part with the new texts; undefined when none was added. */
  result(): string | undefined {
    if (this.added.size === 0) return undefined;
    let head = '';
    let from = 0;
    for (const count of this.counts) {
      const old = Number(this.text.slice(count.from, count.to));
      const unique = this.length + this.added.size;
      head += this.text.slice(from, count.from) + (count.name === 'uniqueCount' ? unique : old + this.references);
      from = count.to;
    }
    const appended = this.pieces.join('');
    if (!this.isClosedAtOnce)
      return head + this.text.slice(from, this.closeStart) + appended + this.text.slice(this.closeStart);
    const tag = this.text.slice(from, this.rootEnd).replace(/\s*\/>$/, '>');
    return `${head}${tag}${appended}</${this.rootName}>${this.text.slice(this.rootEnd)}`;
  }
}

/** `<t>` with a text, blanks and line ends kept; `prefix` with its colon. */
export function textElement(prefix: string, text: string): string {
  const keep = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${keep}>${escapeText(encodeXstring(text))}</${prefix}t>`;
}
