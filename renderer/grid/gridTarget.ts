// The sheet as keys and paste see it: where inputs are, what stands in a cell, what it is called. Made from the drawing's
// own facts, so that what is seen and what is asked agree. Law: the template's own values can be read and never changed.
import { type Refusal, refusalOf } from '../../core/fillable';
import { formatKind, formatValue } from '../../core/format';
import { type CellAt, contains } from '../../core/ref';
import { dateOfSerial, timeOfSerial } from '../../core/serialDate';
import type { CellModel, CellStyle } from '../../core/sheet';
import type { CellValue } from '../../core/value';
import type { CellSource } from '../sheet/cellSource';
import { shownCell } from '../sheet/cellText';
import { type SheetLook, styleAt } from '../sheet/rowLayout';
import type { SheetOverlay } from '../sheet/rowOverlay';
import type { PrintedInputs } from '../understanding/printedInputs';
import { cellLabel } from './cellLabel';
import type { PasteTarget } from './paste';
import type { InputOrder } from './steps';

export interface GridTarget extends PasteTarget {
  labelOf(at: CellAt): string;
  choicesAt(at: CellAt): readonly string[];
  showValue(value: CellValue, at: CellAt): string;
}

/** `order`: which cells Tab and Enter stop at; `printed`: printed cells that take values all the same. */
export function gridTarget(
  look: SheetLook,
  source: CellSource,
  overlay: SheetOverlay,
  today: string,
  { order, printed }: { order?: InputOrder | undefined; printed?: PrintedInputs | undefined } = {},
): GridTarget {
  const { head, styles, geometry, date1904 } = look;
  const styleOf = ({ row, col }: CellAt): CellStyle => styleAt(look, row, col, source.cellAt(row, col));
  const refusalAt = (at: CellAt): Refusal | undefined => {
    const refusal = refusalOf(head, styles, geometry, at, source.cellAt(at.row, at.col));
    return refusal === 'printed' && printed?.isOpen(at) ? undefined : refusal;
  };
  const typedAt = ({ row, col }: CellAt): CellValue => overlay.get(row)?.get(col)?.value ?? null;
  const valueAt = (at: CellAt): CellValue => {
    const cell = source.cellAt(at.row, at.col);
    if (!isPrinted(cell)) return typedAt(at);
    const typed = cell.formula === undefined ? typedAt(at) : null;
    return typed ?? templateValue(cell, styleOf(at), date1904);
  };
  const printedAt = (row: number, col: number): string | undefined => {
    const { top, left, right } = geometry.spanAt(row, col);
    // Words across nearly the whole sheet are its title, not the name of a column.
    if (right - left + 1 > Math.max(2, head.lastCol * 0.7)) return undefined;
    const value = source.cellAt(top, left)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    refusalAt,
    valueAt,
    completed: (at, value) => {
      const text = source.cellAt(at.row, at.col)?.value;
      return printed && text !== undefined && typeof text !== 'object' && printed.isOpen(at)
        ? printed.completed(String(text), value)
        : value;
    },
    beforeTyping: (at) => (printed?.isOpen(at) ? typedAt(at) : valueAt(at)),
    contextAt: (at) => ({ kind: formatKind(styleOf(at).format), today }),
    shownAt: (at) =>
      shownCell(source.cellAt(at.row, at.col), overlay.get(at.row)?.get(at.col), styleOf(at), {
        date1904,
        hideZeros: false,
      }).text,
    labelOf: (at) => cellLabel(at, printedAt),
    choicesAt: (at) => choicesAt(look, overlay, at),
    showValue: (value, at) => formatValue(value, styleOf(at).format, date1904).text,
    space: {
      lastRow: Math.max(1, head.lastRow),
      lastCol: Math.max(1, head.lastCol),
      isRowHidden: (row) => geometry.rows.sizeOf(row) === 0,
      isColHidden: (col) => geometry.cols.sizeOf(col) === 0,
      mergeAt: geometry.mergeAt,
      isHere: source.isLoaded,
      isFilled: (row, col) => valueAt({ row, col }) !== null,
      // Rows not here yet may hold inputs; a search stops there until they are.
      isInput: (row, col) =>
        (order?.isStop(row, col) ?? true) && (!source.isLoaded(row) || refusalAt({ row, col }) === undefined),
      ...(order ? { order } : {}),
    },
  };
}

function isPrinted(cell: CellModel | undefined): cell is CellModel {
  return cell !== undefined && (cell.formula !== undefined || (cell.value !== undefined && cell.value !== ''));
}

function templateValue(cell: CellModel, style: CellStyle, date1904: boolean): CellValue {
  const { value } = cell;
  if (value === undefined) return null;
  if (typeof value === 'object') return value.error;
  if (typeof value !== 'number') return value;
  const kind = formatKind(style.format);
  if (kind === 'date' || kind === 'datetime') {
    const date = dateOfSerial(value, date1904);
    return date === undefined ? value : { date };
  }
  const time = kind === 'time' && value < 1 ? timeOfSerial(value) : undefined;
  return time === undefined ? value : { time };
}

/** The template's own list, else what this column already holds, most used first. */
function choicesAt({ head }: SheetLook, overlay: SheetOverlay, at: CellAt): readonly string[] {
  const rule = head.validations.find(
    ({ kind, choices, ranges }) =>
      kind === 'list' && choices !== undefined && ranges.some((range) => contains(range, at)),
  );
  if (rule?.choices) return rule.choices;
  const counts = new Map<string, number>();
  for (const [row, cells] of overlay) {
    const value = cells.get(at.col)?.value;
    if (row !== at.row && typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 50)
    .map(([text]) => text);
}
