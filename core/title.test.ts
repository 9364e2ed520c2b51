import { expect, test } from 'vitest';
import type { CellModel, CellStyle, FontModel } from './sheet';
import { findTitle } from './title';

const font = (size: number): FontModel => ({ name: '宋体', size, bold: false, italic: false, strike: false });
const style = (size: number): CellStyle => ({
  font: font(size),
  horizontal: 'general',
  vertical: 'center',
  wrap: false,
  shrink: false,
  indent: 0,
  rotation: 0,
  format: 'General',
  locked: true,
  hideFormula: false,
});
const styles = [style(11), style(18)];
const text = (row: number, col: number, value: string, size: 0 | 1 = 0): CellModel => ({
  row,
  col,
  value,
  style: size,
});

test('the title is the text in the largest letters at the top, blanks between its characters dropped', () => {
  const cells = [text(1, 1, '表号：治01表'), text(2, 1, '治 安 管 理 工 作 月 报 表', 1), text(3, 1, '填报单位：')];
  expect(findTitle(cells, [], styles)).toEqual({ text: '治安管理工作月报表', ref: 'A2' });
});

test('among equal letters the widest merge wins', () => {
  const cells = [text(1, 1, '附件一'), text(2, 1, '矛盾纠纷排查台账')];
  expect(findTitle(cells, [{ top: 2, left: 1, bottom: 2, right: 8 }], styles)?.ref).toBe('A2');
});

test('a label is no title, and neither is a text far down', () => {
  expect(findTitle([text(1, 1, '填报单位：', 1), text(9, 1, '很大的字', 1)], [], styles)).toBeUndefined();
});
