import { expect, test } from 'vitest';
import { anUnderstanding } from './anUnderstanding';
import { linesAround } from './formLines';

const text = (row: number, value: string) => ({ row, col: 1, style: 0, value });
const table = {
  number: 0,
  kind: 'matrix' as const,
  range: { top: 4, bottom: 8, left: 1, right: 3 },
  headCols: [1],
  section: [],
};

test('head, foot and remarks are lines of a form, texts of its tables are not', () => {
  const cells = [text(1, '月报'), text(2, '每月5日前报'), text(5, '受理'), text(9, '填表人：')];
  const remark = { row: 10, col: 1, text: '说明：自然月' };
  expect(linesAround(cells, anUnderstanding({ blocks: [table], remarks: [remark] }))).toEqual([
    '说明：自然月',
    '月报',
    '每月5日前报',
    '填表人：',
  ]);
});

test('a sheet of any length gives only so many lines, each of a bounded length', () => {
  const cells = Array.from({ length: 5000 }, (_, i) => text(i + 1, '字'.repeat(5000)));
  const lines = linesAround(cells, anUnderstanding());
  expect(lines.length).toBeLessThanOrEqual(200);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(600);
});
