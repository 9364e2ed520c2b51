// Heights of rows for which the file gives none: as high as their highest text needs, as Excel and WPS give them on opening.
// Laws: a height in the file is kept; merged cells never make a row grow; hidden rows stay hidden.
import { rowPixels } from '../../core/geometry';
import type { CellModel, CellStyle, RowModel, SheetHead } from '../../core/sheet';
import { shownCell } from './cellText';
import { lineHeight } from './fonts';
import { indentPixels, PAD_LEFT, PAD_RIGHT, type SheetLook, styleAt } from './rowLayout';
import type { RowOverlay } from './rowOverlay';
import type { TextMeasure } from './textMeasure';

/** Rows whose height the file leaves open, as a question asked many times. */
export function openHeights(head: SheetHead): (row: number) => boolean {
  const set = new Map<number, RowModel>(head.rows.map((row) => [row.row, row]));
  return (row) => {
    const model = set.get(row);
    if (model) return !model.hidden && model.height === undefined;
    return !head.rowsHiddenByDefault;
  };
}

/** Pixels a row needs; undefined when the default height is enough. */
export function neededHeight(
  look: SheetLook,
  row: number,
  cells: readonly CellModel[],
  overlay: RowOverlay | undefined,
): number | undefined {
  const { geometry, head, measure } = look;
  let most = 0;
  for (const cell of cells) {
    if (geometry.mergeAt(row, cell.col) || geometry.cols.sizeOf(cell.col) === 0) continue;
    const style = styleAt(look, row, cell.col, cell);
    const shown = shownCell(cell, overlay?.get(cell.col), style, {
      date1904: look.date1904,
      hideZeros: head.hideZeros,
    });
    if (shown.text === '') continue;
    const room = geometry.cols.sizeOf(cell.col) - PAD_LEFT - PAD_RIGHT - indentPixels(look, style);
    most = Math.max(most, textHeight(shown.text, style, room, measure));
  }
  const standard = rowPixels(head.defaultRowHeight);
  return most > standard ? most : undefined;
}

function textHeight(text: string, style: CellStyle, room: number, measure: TextMeasure): number {
  const line = lineHeight(style.font);
  if (style.rotation === 'stacked') return [...text].length * line;
  if (style.rotation !== 0) {
    const angle = (Math.abs(style.rotation) * Math.PI) / 180;
    return Math.ceil(measure.widthOf(text, style.font) * Math.sin(angle) + line * Math.cos(angle));
  }
  return (style.wrap ? wrappedLines(text, room, (part) => measure.widthOf(part, style.font)) : 1) * line;
}

/** How many lines a wrapped text takes; breaks between wide characters and at blanks, long words anywhere. */
export function wrappedLines(text: string, room: number, widthOf: (text: string) => number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.match(/[!-~]+ *| +|[^!-~ ]/g) ?? []) {
      const wide = widthOf(word.trimEnd() || word);
      if (used > 0 && used + wide > room) {
        lines += 1;
        used = 0;
      }
      if (wide > room && word.length > 1) {
        lines += Math.ceil(wide / Math.max(1, room)) - 1;
        used = wide % Math.max(1, room);
      } else used += widthOf(word);
    }
  }
  return lines;
}
