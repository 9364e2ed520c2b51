// Text ↔ XML text: entities, character references, line ends, and the _xHHHH_ rule of spreadsheet strings
// (ECMA-376 part 1, 22.9.2.19 ST_Xstring). Law: what goes in comes out, whatever characters it holds.

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Undoes entities, character references and line ends of element text; undefined where a reference is not allowed. */
export function decodeText(raw: string): string | undefined {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return text.includes('&') ? resolveReferences(text) : text;
}

/** As decodeText for an attribute value: each tab and line end counts as one blank (XML 1.0, 3.3.3). */
export function decodeAttribute(raw: string): string | undefined {
  const text = /[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw;
  return text.includes('&') ? resolveReferences(text) : text;
}

/** Length of the reference that begins at `at` (an ampersand), or 0 when it is none of the allowed ones. */
export function referenceLength(text: string, at: number): number {
  const semicolon = text.indexOf(';', at);
  if (semicolon < 0 || semicolon - at > 12) return 0;
  return referenceValue(text.slice(at + 1, semicolon)) === undefined ? 0 : semicolon + 1 - at;
}

function resolveReferences(text: string): string | undefined {
  let allowed = true;
  const resolved = text.replace(/&([^;&]*;?)/g, (_, body: string) => {
    const value = body.endsWith(';') ? referenceValue(body.slice(0, -1)) : undefined;
    if (value === undefined) allowed = false;
    return value ?? '';
  });
  return allowed ? resolved : undefined;
}

function referenceValue(body: string): string | undefined {
  if (!body.startsWith('#')) return NAMED[body];
  const match = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(body);
  if (!match) return undefined;
  const code = match[1] !== undefined ? Number.parseInt(match[1], 16) : Number(match[2]);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Text for between two tags: `& < >` escaped. The text must hold XML characters only. */
export function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}

/** A value for between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;');
}

/** A text that stands in place of `written`, between tags or quotes, with quotation marks escaped where they were. */
export function escapedLike(written: string, text: string): string {
  let escaped = escapeText(text);
  if (written.includes('&quot;')) escaped = escaped.replace(/"/g, '&quot;');
  if (written.includes('&apos;')) escaped = escaped.replace(/'/g, '&apos;');
  return escaped.replace(/\t/g, '&#9;').replace(/\n/g, written.includes('\n') ? '\n' : '&#10;');
}

/**
 * A spreadsheet string as XML characters: control characters, U+FFFE and U+FFFF as `_xHHHH_`, a literal `_x0041_` as
 * `_x005F_x0041_`, half a surrogate pair as U+FFFD. Not yet XML-escaped.
 */
export function encodeXstring(text: string): string {
  if (!/[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_/.test(text)) return text;
  return (
    text
      // also where the escape of a following control character would lend the closing underscore
      .replace(/_(?=x[0-9A-Fa-f]{4}[_\x00-\x08\x0b-\x1f\ufffe\uffff])/g, '_x005F_')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .replace(
        /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g,
        (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
  );
}

/** The inverse of encodeXstring, for text whose XML references are already resolved. */
export function decodeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
