// The rows that are put in: copies of a pattern row in its format, height and formulas, without its values.
// Law: a new row shows nothing that the template did not say, until it is filled.
import { columnName } from '../core/ref';
import { columnOf } from './movedFormulas';
import type { XmlReader } from './xml';
import { escapeText } from './xmlText';

/** A template row taken apart, to be written again at other places. */
export interface PatternRow {
  readonly row: number;
  /** Attributes of the row as written, without its number. */
  readonly attributes: string;
  readonly cells: readonly PatternCell[];
}

export interface PatternCell {
  readonly col: number;
  /** ` s="3"` or nothing. */
  readonly style: string;
  readonly hasValue: boolean;
  readonly isArray: boolean;
}

/** Takes the row apart whose opening tag is current; afterwards its end is current. */
export function readPattern(reader: XmlReader, row: number): PatternRow {
  let attributes = '';
  for (let i = 0; i < reader.attributeCount; i++) {
    const [nameFrom, nameTo, , to] = reader.attributeSpan(i);
    if (reader.text.slice(nameFrom, nameTo) !== 'r') attributes += ` ${reader.text.slice(nameFrom, to + 1)}`;
  }
  const cells: PatternCell[] = [];
  const depth = reader.depth;
  let col = 0;
  while (reader.nextChild(depth)) {
    if (!reader.opens('c')) continue;
    col = columnOf(reader) ?? col + 1;
    const index = reader.attributeIndex('s');
    const [from, , , to] = index < 0 ? [0, 0, 0, -1] : reader.attributeSpan(index);
    const style = index < 0 ? '' : ` ${reader.text.slice(from, to + 1)}`;
    let hasValue = false;
    let isArray = false;
    while (reader.nextChild(depth + 1)) {
      if (reader.opens('f')) isArray = /^(array|dataTable)$/.test(reader.attribute('t') ?? '');
      else if (reader.opens('v') || reader.opens('is')) hasValue = true;
      reader.skip(false);
    }
    cells.push({ col, style, hasValue, isArray });
  }
  return { row, attributes, cells };
}

/** The pattern at row `row`; `prefix` with its colon, `formulaOf` gives the formula of a column. */
export function writeRow(
  pattern: PatternRow,
  row: number,
  prefix: string,
  formulaOf: (col: number) => string | undefined,
): string {
  let cells = '';
  for (const { col, style } of pattern.cells) {
    const formula = formulaOf(col);
    const tag = `<${prefix}c r="${columnName(col)}${row}"${style}`;
    cells += formula === undefined ? `${tag}/>` : `${tag}><${prefix}f>${escapeText(formula)}</${prefix}f></${prefix}c>`;
  }
  const tag = `<${prefix}row r="${row}"${pattern.attributes}`;
  return cells === '' ? `${tag}/>` : `${tag}>${cells}</${prefix}row>`;
}
