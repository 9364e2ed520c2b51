// What stands around the cells of a sheet: columns, default sizes, view, merges, links. Small elements, read as a tree.
// Law: absurd sizes cost nothing: a column entry for the whole sheet stays one entry, overlapping ones are dropped.
import { MAX_COL, MAX_ROW, parseRange, type Range } from '../core/ref';
import type { ColumnModel, FontModel, SheetHead } from '../core/sheet';
import { standardColumnWidth, standardRowHeight } from './digitWidth';
import type { Relationship } from './parts';
import { childOf, childrenOf, flag, number, text, type XmlElement } from './tree';

type Sizes = Pick<SheetHead, 'defaultRowHeight' | 'defaultColWidth' | 'rowsHiddenByDefault'>;
type View = Pick<SheetHead, 'showGridLines' | 'hideZeros' | 'rightToLeft' | 'zoom' | 'freeze'>;

/** `<sheetFormatPr>` (ECMA-376 part 1, 18.3.1.81); what is absent follows from the Normal font. */
export function readSizes(sheet: XmlElement, normalFont: FontModel, digitWidth: number): Sizes {
  const format = childOf(sheet, 'sheetFormatPr');
  const height = number(format, 'defaultRowHeight');
  const width = number(format, 'defaultColWidth');
  const chars = number(format, 'baseColWidth') ?? 8;
  return {
    defaultRowHeight: height !== undefined && height > 0 && height <= 409.5 ? height : standardRowHeight(normalFont),
    defaultColWidth:
      width !== undefined && width > 0 && width <= 255
        ? width
        : standardColumnWidth(Math.min(255, Math.max(0, chars)), digitWidth),
    rowsHiddenByDefault: flag(format, 'zeroHeight'),
  };
}

/** `<cols>` ascending without overlaps (18.3.1.13); styles beyond the table count as 0. */
export function readColumns(sheet: XmlElement, styleCount: number): readonly ColumnModel[] {
  const columns: ColumnModel[] = [];
  const written = childrenOf(childOf(sheet, 'cols'), 'col').map((col) => ({
    from: Math.trunc(number(col, 'min') ?? 0),
    to: Math.min(MAX_COL, Math.trunc(number(col, 'max') ?? 0)),
    col,
  }));
  written.sort((a, b) => a.from - b.from);
  for (const { from, to, col } of written) {
    if (from < 1 || to < from || from <= (columns.at(-1)?.to ?? 0)) continue;
    const width = number(col, 'width');
    const style = number(col, 'style');
    columns.push({
      from,
      to,
      ...(width !== undefined && width >= 0 && width <= 255 ? { width } : {}),
      hidden: flag(col, 'hidden'),
      ...(style === undefined ? {} : { style: style < styleCount ? style : 0 }),
      ...outlineOf(number(col, 'outlineLevel')),
    });
  }
  return columns;
}

/** Level of a row or column in the outline (18.3.1.73); Excel knows seven. */
export function outlineOf(level: number | undefined): { readonly outline?: number } {
  return level !== undefined && level >= 1 && level <= 7 ? { outline: Math.trunc(level) } : {};
}

/** The first `<sheetView>` (18.3.1.87). */
export function readView(sheet: XmlElement): View {
  const view = childOf(childOf(sheet, 'sheetViews'), 'sheetView');
  const pane = childOf(view, 'pane');
  const isFrozen = /^frozen/.test(text(pane, 'state') ?? '');
  const rows = Math.min(MAX_ROW - 1, Math.max(0, Math.trunc(number(pane, 'ySplit') ?? 0)));
  const cols = Math.min(MAX_COL - 1, Math.max(0, Math.trunc(number(pane, 'xSplit') ?? 0)));
  const zoom = number(view, 'zoomScale') ?? 100;
  return {
    showGridLines: flag(view, 'showGridLines', true),
    hideZeros: !flag(view, 'showZeros', true),
    rightToLeft: flag(view, 'rightToLeft'),
    zoom: zoom >= 10 && zoom <= 400 ? zoom : 100,
    ...(isFrozen && rows + cols > 0 ? { freeze: { rows, cols } } : {}),
  };
}

/** Merged ranges of more than one cell (18.3.1.55). */
export function readMerges(sheet: XmlElement): readonly Range[] {
  return childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell')
    .flatMap((merge) => parseRange(text(merge, 'ref') ?? '') ?? [])
    .filter((range) => range.top !== range.bottom || range.left !== range.right);
}

/** Hyperlinks with their target: an address outside, or a place in this workbook (18.3.1.47). */
export function readHyperlinks(sheet: XmlElement, relations: readonly Relationship[]): SheetHead['hyperlinks'] {
  return childrenOf(childOf(sheet, 'hyperlinks'), 'hyperlink').flatMap((link) => {
    const range = parseRange(text(link, 'ref') ?? '');
    const target = relations.find((one) => one.id === text(link, 'r:id'))?.target ?? '';
    const place = text(link, 'location') ?? '';
    const to = target !== '' && place !== '' ? `${target}#${place}` : target + place;
    return range && to !== '' ? [{ range, text: to }] : [];
  });
}
