// The only reader of the clipboard's HTML: the first table of what Excel, WPS or a browser put there → plain rows.
// Law: parsed by DOMParser into a document of its own, never put into the page; nothing of it is run or loaded.
import type { ClipCell, HtmlRows } from './clipboard';

/** Rows of the first table; undefined when there is none (a paragraph, a picture). */
export function tableOfHtml(html: string): HtmlRows | undefined {
  if (!/<table/i.test(html)) return undefined;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const table = page.querySelector('table');
  if (!table) return undefined;
  return [...table.rows].map((row) => [...row.cells].map(cellOf));
}

function cellOf(cell: HTMLTableCellElement): ClipCell {
  const base = { text: textOf(cell), rowSpan: cell.rowSpan, colSpan: cell.colSpan };
  // WPS and Excel 97–2003 put the exact number in x:num; an empty x:num means the text is it.
  const exact = cell.getAttribute('x:num');
  const number = exact ? Number(exact) : Number.NaN;
  return Number.isFinite(number) ? { ...base, number } : base;
}

/** Words as a browser would show them: blanks of the source collapse, <br> and paragraphs break the line, &nbsp; stays. */
function textOf(cell: Element): string {
  const parts: string[] = [];
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) parts.push((child.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' '));
      else if (child instanceof Element || child.nodeType === Node.ELEMENT_NODE) {
        const name = child.nodeName.toLowerCase();
        if (name === 'br') parts.push('\n');
        else if (name === 'script' || name === 'style') continue;
        else {
          const isBlock = name === 'p' || name === 'div';
          if (isBlock && parts.length > 0 && parts.at(-1) !== '\n') parts.push('\n');
          walk(child);
        }
      }
    }
  };
  walk(cell);
  return parts
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/^ +| +$/g, '')
    .replaceAll('\u00a0', ' ');
}
