// Texts of cells: the shared strings part and inline strings → plain text, with rich text runs where the file has them.
// Law: phonetic hints (rPh) are no part of the text; `_xHHHH_` is undone once (ECMA-376 part 1, 18.4.8, 22.9.2.19).
import { problem } from '../core/problem';
import type { TextRun } from '../core/sheet';
import { MAX_STRINGS } from './limits';
import { readFont } from './styles';
import type { Palette } from './theme';
import { readTree } from './tree';
import type { XmlReader } from './xml';
import { decodeXstring } from './xmlText';

/** A plain text, or a text in runs. */
export type CellText = string | { readonly text: string; readonly runs: readonly TextRun[] };

/** Texts and runs that may still be read from one part. */
export interface TextBudget {
  left: number;
}

function spend(budget: TextBudget, reader: XmlReader): void {
  if (--budget.left < 0)
    throw problem('workbook.tooLarge', { file: reader.file, what: '文字', limit: `${MAX_STRINGS} 段` });
}

/** All entries of the shared strings part, in order. */
export function readSharedStrings(reader: XmlReader, palette: Palette): readonly CellText[] {
  const texts: CellText[] = [];
  const budget: TextBudget = { left: MAX_STRINGS };
  reader.toRoot();
  while (reader.nextChild(1)) {
    if (!reader.opens('si')) continue;
    spend(budget, reader);
    texts.push(readCellText(reader, palette, budget));
  }
  return texts;
}

/** Reads `<si>` or `<is>`, whose opening tag is current; its closing tag is current afterwards. */
export function readCellText(reader: XmlReader, palette: Palette, budget: TextBudget): CellText {
  const depth = reader.depth;
  let text = '';
  let runs: TextRun[] | undefined;
  while (reader.nextChild(depth)) {
    if (reader.opens('t')) text += decodeXstring(reader.readText());
    else if (reader.opens('r')) {
      spend(budget, reader);
      runs ??= text === '' ? [] : [{ text }];
      const run = readRun(reader, palette);
      runs.push(run);
      text += run.text;
    } else reader.skip();
  }
  return runs === undefined ? text : { text, runs };
}

function readRun(reader: XmlReader, palette: Palette): TextRun {
  const depth = reader.depth;
  let text = '';
  let font: TextRun['font'];
  while (reader.nextChild(depth)) {
    if (reader.opens('t')) text += decodeXstring(reader.readText());
    else if (reader.opens('rPr')) font = readFont(readTree(reader), palette);
  }
  return font === undefined ? { text } : { text, font };
}
