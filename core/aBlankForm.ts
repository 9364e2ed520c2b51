// Builder for tests: arbitrary blank forms of the plain kind: figures under heads, lists, labelled fields, with frames.
// Not for the product: real forms come from workbook/sheet.
import fc from 'fast-check';
import { aSheetHead } from './aSheetHead';
import type { Range } from './ref';
import type { BorderLine, CellModel, CellStyle, SheetHead } from './sheet';

const line: BorderLine = { style: 'thin', color: '#000000' };
const plain: CellStyle = {
  font: { name: '宋体', size: 11, bold: false, italic: false, strike: false },
  horizontal: 'general',
  vertical: 'center',
  wrap: false,
  shrink: false,
  indent: 0,
  rotation: 0,
  format: 'General',
  locked: true,
  hideFormula: false,
};
/** 0 plain, 1 framed, 2 title. */
export const STYLES: readonly CellStyle[] = [
  plain,
  { ...plain, top: line, right: line, bottom: line, left: line },
  { ...plain, font: { ...plain.font, size: 18 } },
];

interface Drawn {
  readonly cells: readonly CellModel[];
  readonly merges: readonly Range[];
  readonly rows: number;
}
type Part = (top: number) => Drawn;

const say = (row: number, col: number, value: string, style = 1): CellModel => ({ row, col, value, style });
const blank = (row: number, col: number): CellModel => ({ row, col, style: 1 });
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Rows of figures under heads of one or two levels, with or without a row that adds up. */
const matrix = fc
  .record({
    rows: fc.integer({ min: 2, max: 6 }),
    cols: fc.integer({ min: 2, max: 5 }),
    deep: fc.boolean(),
    sums: fc.boolean(),
  })
  .map(
    ({ rows, cols, deep, sums }): Part =>
      (top) => {
        const first = top + (deep ? 2 : 1);
        const names = ['受理', '查处', '移送', '调解', '撤销', '转办'];
        const heads = ['本月', '上月', '累计', '城区', '集镇'];
        const cells = [
          say(top, 1, '项目'),
          ...(deep ? [blank(top + 1, 1), say(top, 2, '起数'), ...upTo(cols - 1).map((c) => blank(top, 3 + c))] : []),
        ];
        cells.push(...upTo(cols).map((c) => say(first - 1, 2 + c, heads[c] ?? '')));
        for (const r of upTo(rows))
          cells.push(say(first + r, 1, names[r] ?? ''), ...upTo(cols).map((c) => blank(first + r, 2 + c)));
        if (sums) {
          cells.push(say(first + rows, 1, '合计'));
          for (const c of upTo(cols)) {
            const col = 'BCDEFGHIJKLMNOPQRSTUVWXYZ'[c];
            cells.push({ ...blank(first + rows, 2 + c), formula: `SUM(${col}${first}:${col}${first + rows - 1})` });
          }
        }
        const merges = deep
          ? [
              { top, left: 1, bottom: top + 1, right: 1 },
              { top, left: 2, bottom: top, right: 1 + cols },
            ]
          : [];
        return { cells, merges, rows: first + rows - top + (sums ? 1 : 0) };
      },
  );

/** One record a row. */
const list = fc.record({ rows: fc.integer({ min: 4, max: 12 }), cols: fc.integer({ min: 2, max: 6 }) }).map(
  ({ rows, cols }): Part =>
    (top) => {
      const heads = ['序号', '姓名', '住址', '登记日期', '金额（元）', '备注'];
      const cells = upTo(cols).map((c) => say(top, 1 + c, heads[c] ?? ''));
      for (const r of upTo(rows)) cells.push(...upTo(cols).map((c) => blank(top + 1 + r, 1 + c)));
      return { cells, merges: [], rows: rows + 1 };
    },
);

/** Label beside value. */
const fields = fc.integer({ min: 1, max: 5 }).map(
  (rows): Part =>
    (top) => {
      const labels = [
        '单位名称',
        '地址',
        '法定代表人',
        '联系电话',
        '检查日期',
        '检查人员',
        '从业人数',
        '面积',
        '经营范围',
        '整改要求',
      ];
      const cells = upTo(rows).flatMap((r) => [
        say(top + r, 1, labels[2 * r] ?? ''),
        blank(top + r, 2),
        say(top + r, 3, labels[2 * r + 1] ?? ''),
        blank(top + r, 4),
      ]);
      return { cells, merges: [], rows };
    },
);

export interface Sheet {
  readonly head: SheetHead;
  readonly cells: readonly CellModel[];
}

/** Title, head line, one or two parts with a blank row between them, and a foot. */
export const aBlankForm = fc
  .record({
    parts: fc.array(fc.oneof(matrix, list, fields), { minLength: 1, maxLength: 2 }),
    titled: fc.boolean(),
    foot: fc.boolean(),
  })
  .map(({ parts, titled, foot }): Sheet => {
    const cells: CellModel[] = titled ? [say(1, 1, '派出所工作情况表', 2)] : [];
    cells.push(say(2, 1, '填报单位：', 0));
    const merges: Range[] = [];
    let top = 3;
    for (const part of parts) {
      const drawn = part(top);
      cells.push(...drawn.cells);
      merges.push(...drawn.merges);
      top += drawn.rows + 1;
    }
    if (foot) cells.push(say(top - 1, 1, '填表人：', 0));
    return sheetOf(cells, merges);
  });

export function sheetOf(cells: readonly CellModel[], merges: readonly Range[]): Sheet {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.col - b.col);
  const lastRow = Math.max(...cells.map(({ row }) => row));
  const lastCol = Math.max(...cells.map(({ col }) => col), ...merges.map(({ right }) => right));
  return { head: aSheetHead({ lastRow, lastCol, merges }), cells: sorted };
}
