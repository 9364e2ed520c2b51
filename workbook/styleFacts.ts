// The two things about a cell format that filling wants to warn of: is the cell locked, and does it show a number as a
// date. Read from cellXfs and numFmts only (ECMA-376 part 1, 18.8.10, 18.8.30). Law: styles are never changed.
import type { XmlReader } from './xml';

export interface StyleFacts {
  /** By style index: the cell is locked when the sheet is protected. An unknown index counts as locked. */
  isLocked(style: number): boolean;
  /** By style index: the number format shows a date or a time of day. */
  showsDate(style: number): boolean;
}

export const NO_STYLES: StyleFacts = { isLocked: () => true, showsDate: () => false };

/** Built-in formats that show dates or times in some language of Office (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

export function readStyleFacts(reader: XmlReader): StyleFacts {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const locked: boolean[] = [];
  reader.toRoot();
  while (reader.nextChild(1)) {
    if (reader.opens('numFmts')) {
      while (reader.nextChild(2)) codes.set(Number(reader.attribute('numFmtId')), reader.attribute('formatCode') ?? '');
    } else if (reader.opens('cellXfs')) {
      while (reader.nextChild(2)) {
        if (!reader.opens('xf')) continue;
        formats.push(Number(reader.attribute('numFmtId') ?? 0));
        let isLocked = true;
        while (reader.nextChild(3)) {
          if (reader.opens('protection')) isLocked = !/^(0|false)$/.test(reader.attribute('locked') ?? '1');
        }
        locked.push(isLocked);
      }
    } else reader.skip();
  }
  return {
    isLocked: (style) => locked[style] ?? true,
    showsDate: (style) => {
      const id = formats[style] ?? 0;
      const code = codes.get(id);
      return code === undefined ? isBuiltInDate(id) : isDateCode(code);
    },
  };
}

/** A format code shows a date when one of its letters y m d h s e g b stands outside quotes, brackets and escapes. */
function isDateCode(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|e[+-]/gi, '');
  return /[ymdhsegb]/i.test(bare);
}
