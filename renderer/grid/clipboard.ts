// What lies on the clipboard ↔ a block of cells: tab-separated text with quoted cells, and the tables of Excel and WPS as
// plain structure (clipboardHtml.ts reads the HTML). Laws: shape comes from the table, words from the text; copying out gives
// both, so that WPS keeps rows, columns and merges, and what is a text here stays a text there.
import type { CellValue } from '../../core/value';

export interface ClipCell {
  readonly text: string;
  /** The exact value, when the cells come from this program. */
  readonly value?: CellValue;
  /** The exact number behind a shown one, as WPS and older Excel write it beside the text. */
  readonly number?: number;
  readonly rowSpan?: number;
  readonly colSpan?: number;
}

export interface ClipBlock {
  /** Rows of equal length; undefined where a merged cell covers. */
  readonly rows: readonly (readonly (ClipCell | undefined)[])[];
  /** Whether the source told which cells were merged; bare text never does. */
  readonly knowsSpans: boolean;
}

/** A table as the clipboard's HTML says it, before spans are laid out. */
export type HtmlRows = readonly (readonly ClipCell[])[];

/** Tables wider or longer than a sheet are cut; a span may say anything. */
const MOST_ROWS = 100_000;
const MOST_COLS = 1000;

export function blockOfText(text: string): ClipBlock {
  return { rows: squared(parseTsv(text).map((row) => row.map((cell) => ({ text: cell })))), knowsSpans: false };
}

/** The table's shape with the plain text's words, cell by cell where both agree but for blanks. */
export function blockOfTable(table: HtmlRows, plain = ''): ClipBlock {
  const rows: (ClipCell | undefined)[][] = [];
  const taken = new Set<string>();
  table.slice(0, MOST_ROWS).forEach((cells, row) => {
    const line = rows[row] ?? [];
    rows[row] = line;
    let col = 0;
    for (const cell of cells) {
      while (taken.has(`${row},${col}`)) col++;
      if (col >= MOST_COLS) break;
      const rowSpan = Math.max(1, Math.min(cell.rowSpan ?? 1, table.length - row));
      const colSpan = Math.max(1, Math.min(cell.colSpan ?? 1, MOST_COLS - col));
      line[col] = { ...cell, rowSpan, colSpan };
      for (let r = 0; r < rowSpan; r++)
        for (let c = 0; c < colSpan; c++) if (r > 0 || c > 0) taken.add(`${row + r},${col + c}`);
      col += colSpan;
    }
  });
  for (const key of taken) {
    const [row = 0, col = 0] = key.split(',').map(Number);
    const line = rows[row] ?? [];
    rows[row] = line;
    if (line.length <= col) line.length = col + 1;
  }
  return { rows: withWords(squared(rows), parseTsv(plain)), knowsSpans: true };
}

function withWords(rows: ClipBlock['rows'], words: readonly (readonly string[])[]): ClipBlock['rows'] {
  if (words.length !== rows.length) return rows;
  return rows.map((row, r) =>
    row.map((cell, c) => {
      const text = words[r]?.[c];
      return cell && text !== undefined && bare(text) === bare(cell.text) ? { ...cell, text } : cell;
    }),
  );
}

function bare(text: string): string {
  return text.replace(/[\s\u00a0\u3000]+/g, '');
}

function squared(rows: readonly (readonly (ClipCell | undefined)[])[]): (ClipCell | undefined)[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => Array.from({ length: width }, (_, col) => row[col]));
}

/**
 * Rows and cells of tab-separated text. A cell in quotation marks may hold tabs, line breaks and doubled marks; marks
 * around anything else are words of the cell (Excel writes them bare).
 */
export function parseTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = quotedCell(source, at);
    let end = at;
    if (quoted) end = quoted.end;
    else while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end++;
    row.push(quoted ? quoted.text : source.slice(at, end));
    if (source[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + 1;
    // The line break that ends the last row begins no further row.
    if (at >= source.length) return rows;
  }
}

function quotedCell(source: string, from: number): { text: string; end: number } | undefined {
  if (source[from] !== '"') return undefined;
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') continue;
    if (source[at + 1] === '"') {
      at++;
      continue;
    }
    const next = source[at + 1];
    if (next !== undefined && next !== '\t' && next !== '\n') return undefined;
    const inside = source.slice(from + 1, at);
    return /[\t\n]|""/.test(inside) ? { text: inside.replaceAll('""', '"'), end: at + 1 } : undefined;
  }
  return undefined;
}

export function tsvOf(block: ClipBlock): string {
  return block.rows.map((row) => row.map((cell) => tsvCell(cell?.text ?? '')).join('\t')).join('\r\n');
}

function tsvCell(text: string): string {
  return /[\t\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The HTML that WPS and Excel take over with its merges; texts carry the text format, numbers their exact value. */
export function htmlOf(block: ClipBlock): string {
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => (cell ? htmlCell(cell) : '')).join('')}</tr>`);
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${rows.join('')}</table></body></html>`;
}

function htmlCell({ text, value, rowSpan = 1, colSpan = 1 }: ClipCell): string {
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`;
  const kind =
    typeof value === 'number'
      ? ` x:num="${value}"`
      : typeof value === 'string'
        ? ` style="mso-number-format:'\\@'"`
        : '';
  const words = escaped(text)
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">')
    .replace(/^ | (?= )/g, '&nbsp;');
  return `<td${spans}${kind}>${words}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
