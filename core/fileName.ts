// Names of files made from data (unit, form, period): one sanitizer for every name the program writes. Law (A19):
// no reserved names, no forbidden signs, no control or bidirectional marks, no trailing dot or blank, bounded length.

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;
/** Bytes of UTF-8 that every file system here accepts for one name, with room for a temporary suffix. */
const MAX_BYTES = 200;

/** A name that Windows and Linux accept, never empty; `extension` includes its dot and is kept whole. */
export function safeFileName(wanted: string, extension: string): string {
  const cleaned = wanted
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/\s+/g, ' ');
  const bounded = trimEnds(cutBytes(trimEnds(cleaned), MAX_BYTES - extension.length));
  const named = bounded === '' ? '未命名' : bounded;
  return (RESERVED.test(named) ? `_${named}` : named) + extension;
}

function trimEnds(text: string): string {
  return text.replace(/^ +/, '').replace(/[. ]+$/, '');
}

function cutBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const sign of text) {
    const code = sign.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    kept += sign;
  }
  return kept;
}
