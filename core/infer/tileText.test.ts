// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tokens as report systems write them
// Rules of single cells: which texts wait to be filled, and what label stands before the gap.
import { describe, expect, it } from 'vitest';
import { boxesOf, cleanLabel, inlinesOf, isRowToken, slotOf, unitOfMask } from './tileText';

describe('a cell waits to be filled', () => {
  it.each([
    ['年  月  日', 'mask'],
    ['2026年  月', 'mask'],
    ['（    年第    季度）', 'mask'],
    ['____月____日8时至____月____日8时', 'mask'],
    ['共____起', 'mask'],
    ['________', 'mask'],
    ['{{date}}', 'token'],
    ['${row.name}', 'token'],
    ['□男 □女', 'checkbox'],
    ['□', 'checkbox'],
  ] as const)('%s is a %s', (text, slot) => expect(slotOf(text)).toBe(slot));

  it.each([
    '年初数',
    '1月',
    '本年累计',
    '出生年月',
    '月 日',
    '2026年1月5日',
    '填表人：',
    '性别：□男 □女',
    '合计',
    '第一季度',
  ])('%s is printed for good', (text) => expect(slotOf(text)).toBeUndefined());

  it('names a field of a repeated row', () => {
    expect([isRowToken('${row.name}'), isRowToken('{.name}'), isRowToken('{{money}}')]).toEqual([true, true, false]);
  });

  it('takes the unit behind the gap', () => expect(unitOfMask('共____人次')).toBe('人次'));

  it('offers the words beside the boxes', () => expect(boxesOf('1.部门 □  2.公共 □√')).toEqual(['1.部门', '2.公共']));
});

describe('labels in front of a colon', () => {
  it('are several in one cell, each with what stands behind it', () => {
    expect(inlinesOf('    统计月度： 2025年12月       单位：笔 %')).toEqual([
      { label: '统计月度', value: '2025年12月', open: false },
      { label: '单位', value: '笔 %', open: false },
    ]);
  });

  it('are open when nothing, a mask, a token or only the place of a seal follows', () => {
    expect(inlinesOf('填表人：              联系电话：____').map(({ open }) => open)).toEqual([true, true]);
    expect(inlinesOf('单位负责人：（印章）')[0]).toMatchObject({ label: '单位负责人', open: true });
    expect(inlinesOf('申请日期：{{date}}')[0]).toMatchObject({ label: '申请日期', open: true });
  });

  it('are one word when spread over the cell', () => expect(inlinesOf('合      计：')[0]?.label).toBe('合计'));

  it('are compared without blanks and the colon behind them', () => expect(cleanLabel(' 单　　位 ：')).toBe('单位'));
});
