// What lies over and under the cells' own styles, cut by row: conditional formats, the bands of tables, comment marks.
// Law: a row whose looks did not change keeps its identity, so that a key typed draws no row that looks as before.
import {
  type ConditionalLook,
  type ConditionalLooks,
  type ConditionalSheet,
  conditionalLooks,
} from '../../core/conditional';
import type { ConditionalRule, LookChange } from '../../core/conditionalModel';
import type { TableModel } from '../../core/drawingModel';
import { serialOfDate, serialOfTime } from '../../core/serialDate';
import type { SheetHead, StoredValue } from '../../core/sheet';
import type { CellValue } from '../../core/value';
import type { CellSource } from './cellSource';
import type { SheetOverlay } from './rowOverlay';

export interface LaidLook {
  readonly table?: LookChange;
  readonly condition?: ConditionalLook;
  readonly comment?: string;
}
/** By column. */
export type RowLooks = ReadonlyMap<number, LaidLook>;

export interface LaidLooks {
  row(row: number): RowLooks | undefined;
  /** Lines may differ from the cells' own. */
  readonly hasLines: boolean;
}

export const NOTHING_LAID: LaidLooks = { row: () => undefined, hasLines: false };

/** Today and the calendar of the workbook. */
export type LookFacts = Pick<ConditionalSheet, 'today' | 'date1904'>;

/** The looks of a sheet for what it holds now. `previous` keeps the rows that are still the same. */
export function laidLooks(
  head: SheetHead,
  source: CellSource,
  overlay: SheetOverlay,
  { today, date1904 }: LookFacts,
  previous: LaidLooks,
): LaidLooks {
  const { conditionals, tables, comments, lastRow, lastCol } = head;
  const dressed = tables.filter((table) => table.look !== undefined);
  if (conditionals.length + dressed.length + comments.length === 0) return NOTHING_LAID;
  const conditions =
    conditionals.length === 0
      ? undefined
      : conditionalLooks(conditionals, {
          valueAt: (row, col) => valueAt(source, overlay, row, col, date1904),
          lastRow,
          lastCol,
          today,
          date1904,
        });
  const notes = Map.groupBy(comments, (comment) => comment.row);
  const rows = new Map<number, RowLooks | undefined>();
  return {
    hasLines: dressed.length > 0 || conditionals.some(({ look }) => look && hasLine(look)),
    row: (row) => {
      if (!rows.has(row)) rows.set(row, sameOr(previous.row(row), rowLooks(row, conditions, dressed, notes.get(row))));
      return rows.get(row);
    },
  };
}

function rowLooks(
  row: number,
  conditions: ConditionalLooks | undefined,
  tables: readonly TableModel[],
  comments: SheetHead['comments'] | undefined,
): RowLooks | undefined {
  const looks = new Map<number, LaidLook>();
  const add = (col: number, part: LaidLook) => looks.set(col, { ...looks.get(col), ...part });
  for (const table of tables) {
    if (row < table.range.top || row > table.range.bottom) continue;
    for (let col = table.range.left; col <= table.range.right; col++) {
      const change = tableChange(table, row, col);
      if (change) add(col, { table: change });
    }
  }
  for (const [col, condition] of conditions?.row(row) ?? []) add(col, { condition });
  for (const { col, text } of comments ?? []) add(col, { comment: text });
  return looks.size > 0 ? looks : undefined;
}

/** What a table does to one of its cells. */
export function tableChange({ range, look, headerRow, totalsRow }: TableModel, row: number, col: number) {
  if (!look) return undefined;
  if (headerRow && row === range.top) return look.header ?? look.whole;
  if (totalsRow && row === range.bottom) return look.totals ?? look.whole;
  const column = col === range.left ? look.firstColumn : col === range.right ? look.lastColumn : undefined;
  const isBanded = (row - range.top - (headerRow ? 1 : 0)) % 2 === 0;
  return merged(merged(column, isBanded ? look.band : undefined), look.whole);
}

const mergedLooks = new WeakMap<LookChange, WeakMap<LookChange, LookChange>>();

/** The first of two goes before the second; pairs keep their identity. */
function merged(first: LookChange | undefined, second: LookChange | undefined): LookChange | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const known = mergedLooks.get(first) ?? new WeakMap<LookChange, LookChange>();
  mergedLooks.set(first, known);
  const made = known.get(second) ?? { ...second, ...first };
  known.set(second, made);
  return made;
}

function hasLine({ top, right, bottom, left }: LookChange): boolean {
  return (top ?? right ?? bottom ?? left) !== undefined;
}

/** The template's own value, else what was typed, as the file would store it. */
function valueAt(
  source: CellSource,
  overlay: SheetOverlay,
  row: number,
  col: number,
  date1904: boolean,
): StoredValue | undefined {
  const cell = source.cellAt(row, col);
  if ((cell?.value !== undefined && cell.value !== '') || cell?.formula !== undefined) return cell.value;
  return storedValue(overlay.get(row)?.get(col)?.value ?? null, date1904);
}

function storedValue(value: CellValue, date1904: boolean): StoredValue | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  return 'date' in value ? serialOfDate(value.date, date1904) : serialOfTime(value.time);
}

function sameOr(before: RowLooks | undefined, now: RowLooks | undefined): RowLooks | undefined {
  if (!before || !now || before.size !== now.size) return now;
  return JSON.stringify([...before]) === JSON.stringify([...now]) ? before : now;
}

/** Rows that must be there before the rules over whole ranges can be judged, as first and last row. */
export function rowsWanted(rules: readonly ConditionalRule[]): { readonly from: number; readonly to: number }[] {
  const alone = new Set(['cellIs', 'expression', 'text', 'blanks', 'errors', 'period']);
  return rules
    .filter(({ test }) => !alone.has(test.kind))
    .flatMap(({ ranges }) => ranges.map(({ top, bottom }) => ({ from: top, to: bottom })));
}
