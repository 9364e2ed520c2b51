// Bytes of an XML part ↔ text: UTF-8 and UTF-16, by byte order mark or declaration. Law: a disguise is refused, never
// guessed; a changed part goes back in the encoding in which it came.

export type PartEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export interface PartText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: PartEncoding;
}

/** Decodes the bytes of a part (XML 1.0, appendix F); undefined when the encoding is not allowed or the bytes break it. */
export function decodePart(bytes: Uint8Array): PartText | undefined {
  const encoding = sniff(bytes);
  const marked = encoding !== 'utf-8';
  const decoded = decode(bytes, encoding);
  if (decoded === undefined) return undefined;
  const text = marked && decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  return agrees(text, encoding) ? { text, encoding } : undefined;
}

/** Text back to bytes in the given encoding, with the byte order mark that encoding had. */
export function encodePart(text: string, encoding: PartEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\ufeff${text}`);
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  const littleEndian = encoding === 'utf-16le';
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

function sniff(bytes: Uint8Array): PartEncoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8-bom';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: PartEncoding): string | undefined {
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark would be written back with one: refused, since no known program writes it. */
function agrees(text: string, encoding: PartEncoding): boolean {
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text.slice(0, 200))?.[1]?.toLowerCase();
  if (declared === undefined) return true;
  if (encoding === 'utf-8' || encoding === 'utf-8-bom')
    return ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(declared);
  return declared.startsWith('utf-16');
}
