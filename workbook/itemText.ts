// Texts of cells as the file writes them: plain, or in runs with formats of their own (ECMA-376 part 1, 18.4.7, 18.4.8).
// Law: phonetic hints (rPh) are no part of the text.
import type { XmlReader } from './xml';
import { decodeXstring } from './xmlText';

export interface ItemText {
  readonly text: string;
  /** The first run's `<rPr>` element as written; absent for plain text. */
  readonly format?: string;
}

/** From the opening tag of `<si>` or `<is>`: its whole text and the format of its first run. */
export function readItem(reader: XmlReader): ItemText {
  const depth = reader.depth;
  let text = '';
  let format: string | undefined;
  let runs = 0;
  while (reader.nextChild(depth)) {
    if (reader.opens('t')) text += decodeXstring(reader.readText());
    else if (reader.opens('r')) {
      runs++;
      while (reader.nextChild(depth + 1)) {
        if (reader.opens('t')) text += decodeXstring(reader.readText());
        else if (reader.opens('rPr') && runs === 1) {
          const from = reader.start;
          reader.skip();
          format = reader.text.slice(from, reader.end);
        }
      }
    }
  }
  return format === undefined ? { text } : { text, format };
}
