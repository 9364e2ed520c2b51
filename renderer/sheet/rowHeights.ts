// Heights of rows for which the file gives none: as high as their highest text needs, as Excel and WPS give them on opening.
// Laws: a height in the file is kept; merged cells never make a row grow; hidden rows stay hidden.
import { rowPixels } from '../../core/geometry';
import type { CellModel, CellStyle, RowModel, SheetHead } from '../../core/sheet';
import type { CellSource } from './cellSource';
import { shownCell } from './cellText';
import { lineHeight } from './fonts';
import { indentPixels, PAD_LEFT, PAD_RIGHT, type SheetLook, styleAt } from './rowLayout';
import { NO_OVERLAY, type RowOverlay, type SheetOverlay } from './rowOverlay';
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

export interface GrowingRows {
  /** Pixel heights by row; the same map as before while none of them changed. */
  heights(version: number, overlay: SheetOverlay): ReadonlyMap<number, number>;
}

/** Keeps the heights of open rows up to date: all loaded rows when cells arrive, else only rows whose values changed. */
export function growingRows(look: SheetLook, source: CellSource): GrowingRows {
  const isOpen = openHeights(look.head);
  /** Cells of the rows measured so far, as they were then. */
  const measured = new Map<number, readonly CellModel[]>();
  let known: ReadonlyMap<number, number> = new Map();
  let seen = -1;
  let before: SheetOverlay = NO_OVERLAY;
  return {
    heights(version, overlay) {
      const rows = changedRows(before, overlay);
      before = overlay;
      if (version !== seen) {
        for (let row = 1; row <= look.head.lastRow; row++)
          if (source.isLoaded(row) && measured.get(row) !== source.rowCells(row)) rows.push(row);
        seen = version;
      }
      let next: Map<number, number> | undefined;
      for (const row of rows) {
        const cells = source.rowCells(row);
        measured.set(row, cells);
        const needed = isOpen(row) ? neededHeight(look, row, cells, overlay.get(row)) : undefined;
        if (needed === known.get(row)) continue;
        next ??= new Map(known);
        if (needed === undefined) next.delete(row);
        else next.set(row, needed);
      }
      if (next) known = next;
      return known;
    },
  };
}

function changedRows(before: SheetOverlay, after: SheetOverlay): number[] {
  if (before === after) return [];
  const rows = [...after.keys()].filter((row) => after.get(row) !== before.get(row));
  return [...rows, ...[...before.keys()].filter((row) => !after.has(row))];
}

/** Pixels a row needs; undefined when the default height is enough. */
export function neededHeight(
  look: SheetLook,
  row: number,
  cells: readonly CellModel[],
  overlay: RowOverlay | undefined,
): number | undefined {
  const { geometry, head, measure } = look;
  const standard = rowPixels(head.defaultRowHeight);
  let most = 0;
  for (const cell of cells) {
    if (geometry.mergeAt(row, cell.col) || geometry.cols.sizeOf(cell.col) === 0) continue;
    const style = styleAt(look, row, cell.col, cell);
    if (!style.wrap && style.rotation === 0 && lineHeight(style.font) <= standard) continue;
    const shown = shownCell(cell, overlay?.get(cell.col), style, {
      date1904: look.date1904,
      hideZeros: head.hideZeros,
    });
    if (shown.text === '') continue;
    const room = geometry.cols.sizeOf(cell.col) - PAD_LEFT - PAD_RIGHT - indentPixels(look, style);
    most = Math.max(most, textHeight(shown.text, style, room, measure));
  }
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
