// One row of a sheet → what is drawn: each visible cell with its place, its text made to fit, and the room its text takes.
// Laws: a long text spills over blank neighbours only; a merge is drawn once, by its first cell; nothing here touches the screen.
import { changedStyle, styleOverTable } from '../../core/changedStyle';
import { styleIndexAt } from '../../core/fillable';
import type { SheetGeometry } from '../../core/geometry';
import type { Range } from '../../core/ref';
import type { CellModel, CellStyle, SheetHead } from '../../core/sheet';
import { BLANK, fitNumber, type ShownCell, shownCell, sideOf } from './cellText';
import type { LaidLook, RowLooks } from './laidLooks';
import type { OverlayCell, RowOverlay } from './rowOverlay';
import type { TextMeasure } from './textMeasure';

/** Everything about a sheet that does not change with what is typed. */
export interface SheetLook {
  readonly head: SheetHead;
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly digitWidth: number;
  readonly geometry: SheetGeometry;
  readonly measure: TextMeasure;
}

export interface DrawnCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Pixels from the sheet's left edge; heights and widths of the whole merge. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly style: CellStyle;
  readonly shown: ShownCell;
  readonly text: string;
  readonly side: 'left' | 'center' | 'right';
  /** Pixels the text box reaches beyond the cell. */
  readonly spillLeft: number;
  readonly spillRight: number;
  /** Below 1 where the text is shrunk to fit. */
  readonly scale: number;
  readonly overlay: OverlayCell | undefined;
  /** What tables, conditional formats and comments lay over the cell. */
  readonly laid: LaidLook | undefined;
}

/** Room between a cell's edge and its text: two pixels at the left, two and the grid line at the right. */
export const PAD_LEFT = 2;
export const PAD_RIGHT = 3;
/** How many columns a text may run over. */
const MOST_SPILL = 40;

export function styleAt(look: SheetLook, row: number, col: number, cell: CellModel | undefined): CellStyle {
  const style = look.styles[styleIndexAt(look.head, { row, col }, cell)] ?? look.styles[0];
  if (!style) throw new RangeError('a workbook has at least one style');
  return style;
}

/** The cell's own style between that of its table and that of the rules that hold. */
export function laidStyle(style: CellStyle, laid: LaidLook | undefined): CellStyle {
  if (laid === undefined) return style;
  return changedStyle(styleOverTable(style, laid.table), laid.condition?.change);
}

export function indentPixels(look: SheetLook, style: CellStyle): number {
  return style.indent * (look.digitWidth + 2);
}

/** The cells of a row to draw in the columns `from`..`to`, with those further left whose text or merge reaches in. */
export function layoutRow(
  look: SheetLook,
  row: number,
  cells: readonly CellModel[],
  overlay: RowOverlay | undefined,
  from: number,
  to: number,
  laid?: RowLooks,
): readonly DrawnCell[] {
  const { geometry } = look;
  const byCol = new Map(cells.map((cell) => [cell.col, cell] as const));
  const styleOf = (col: number) => laidStyle(styleAt(look, row, col, byCol.get(col)), laid?.get(col));
  const contentAt = (col: number) =>
    laid?.get(col)?.condition?.hidesValue
      ? BLANK
      : shownCell(byCol.get(col), overlay?.get(col), styleOf(col), {
          date1904: look.date1904,
          hideZeros: look.head.hideZeros,
        });
  const drawn: DrawnCell[] = [];
  const draw = (col: number) => {
    const merge = geometry.mergeAt(row, col);
    if (merge && (merge.top !== row || merge.left !== col)) return;
    const item = drawCell({ look, row, styleOf, contentAt }, col, overlay?.get(col), merge);
    const laidHere = laid?.get(col);
    if (item) drawn.push(laidHere ? { ...item, laid: laidHere } : item);
  };
  const reach = Math.max(1, from - MOST_SPILL);
  for (let col = reach; col < from; col++) {
    const merge = geometry.mergeAt(row, col);
    if (merge ? merge.left === col && merge.right >= from : byCol.has(col) || overlay?.has(col)) draw(col);
  }
  for (let col = from; col <= to; col++) draw(col);
  return drawn;
}

/** One row while it is laid out. */
interface RowView {
  readonly look: SheetLook;
  readonly row: number;
  styleOf(col: number): CellStyle;
  contentAt(col: number): ShownCell;
}

function drawCell(
  view: RowView,
  col: number,
  overlay: OverlayCell | undefined,
  merge: Range | undefined,
): DrawnCell | undefined {
  const { look, row } = view;
  const { geometry, measure } = look;
  const rect = geometry.rectOf(merge ?? { top: row, left: col, bottom: row, right: col });
  if (rect.width === 0 || rect.height === 0) return undefined;
  const style = view.styleOf(col);
  const shown = view.contentAt(col);
  const room = rect.width - PAD_LEFT - PAD_RIGHT - indentPixels(look, style);
  const text = shown.text === '' ? '' : fitNumber(shown, style, room, measure);
  const side = sideOf(style, shown.kind);
  const base = {
    row,
    col,
    rowSpan: merge ? merge.bottom - merge.top + 1 : 1,
    colSpan: merge ? merge.right - merge.left + 1 : 1,
    x: rect.x,
    width: rect.width,
    height: rect.height,
    style,
    shown,
    text,
    side,
    overlay,
    laid: undefined,
    spillLeft: 0,
    spillRight: 0,
    scale: 1,
  };
  if (text === '' || style.rotation !== 0 || style.wrap) return base;
  const wide = textWidth(measure, shown, text, style);
  if (style.shrink) return { ...base, scale: wide > room ? Math.max(0.1, room / wide) : 1 };
  if (style.horizontal === 'centerContinuous') return { ...base, ...acrossBlanks(view, col) };
  if (merge || shown.kind !== 'text' || wide <= room) return base;
  if (style.horizontal === 'fill' || style.horizontal === 'justify' || style.horizontal === 'distributed') return base;
  return { ...base, ...spill(view, col, side, wide - room) };
}

export function textWidth(measure: TextMeasure, shown: ShownCell, text: string, style: CellStyle): number {
  if (!shown.runs) return measure.widthOf(text, style.font);
  return shown.runs.reduce((sum, run) => sum + measure.widthOf(run.text, run.font ?? style.font), 0);
}

/** Takes blank neighbours, on both sides for centred text, until the text has room or something stands in the way. */
function spill(
  { look, row, contentAt }: RowView,
  col: number,
  side: DrawnCell['side'],
  missing: number,
): Pick<DrawnCell, 'spillLeft' | 'spillRight'> {
  const each = side === 'center' ? missing / 2 : missing;
  const free = (at: number) => at >= 1 && contentAt(at).text === '' && !look.geometry.mergeAt(row, at);
  const take = (step: 1 | -1) => {
    let pixels = 0;
    for (let at = col + step; pixels < each && Math.abs(at - col) <= MOST_SPILL && free(at); at += step)
      pixels += look.geometry.cols.sizeOf(at);
    return pixels;
  };
  return { spillLeft: side === 'left' ? 0 : take(-1), spillRight: side === 'right' ? 0 : take(1) };
}

/** Centre across selection: blank neighbours to the right that ask for the same share one centre. */
function acrossBlanks({ look, styleOf, contentAt }: RowView, col: number): Pick<DrawnCell, 'spillLeft' | 'spillRight'> {
  let pixels = 0;
  for (let at = col + 1; at <= col + MOST_SPILL && at <= look.head.lastCol; at++) {
    if (contentAt(at).text !== '' || styleOf(at).horizontal !== 'centerContinuous') break;
    pixels += look.geometry.cols.sizeOf(at);
  }
  return { spillLeft: 0, spillRight: pixels };
}
