// Rules of whole sheets, each on a small drawn form: what the eye sees as one table, which rows heads govern, what is left
// out and why. Cells are drawn as text: `#` a framed blank, `=` a sum, `.` nothing; `>` and `^` continue the merge beside or above.
import { describe, expect, it } from 'vitest';
import { STYLES } from '../aBlankForm';
import { aSheetHead } from '../aSheetHead';
import { type Range, refOf } from '../ref';
import type { CellModel } from '../sheet';
import type { Correction, Understanding } from '../understanding';
import { understandSheet } from './understand';

const GREY = STYLES.length;
const styles = [
  ...STYLES,
  { ...(STYLES[1] as (typeof STYLES)[number]), fill: { kind: 'solid', color: '#c0c0c0' } as const },
];

function draw(rows: readonly string[]): { cells: CellModel[]; merges: Range[] } {
  const grid = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const cells: CellModel[] = [];
  const merges: Range[] = [];
  for (const [r, row] of grid.entries())
    for (const [c, text] of row.entries()) {
      if (text === '.') continue;
      const [at, framed] = [{ row: r + 1, col: c + 1 }, !text.startsWith('~')];
      const words = text.replace(/^~/, '');
      if (words === '=') cells.push({ ...at, style: 1, formula: `SUM(B${at.row - 2}:B${at.row - 1})` });
      else if (words === 'x') cells.push({ ...at, style: GREY });
      else if (words === '#' || words === '>' || words === '^') cells.push({ ...at, style: 1 });
      else cells.push({ ...at, style: framed ? 1 : 0, value: words });
      if (words === '>' || words === '^') continue;
      let [right, bottom] = [c, r];
      while (row[right + 1] === '>') right++;
      while (grid[bottom + 1]?.[c] === '^') bottom++;
      if (right > c || bottom > r) merges.push({ top: r + 1, left: c + 1, bottom: bottom + 1, right: right + 1 });
    }
  return { cells, merges };
}

function understand(rows: readonly string[], corrections: readonly Correction[] = []): Understanding {
  const { cells, merges } = draw(rows);
  const head = aSheetHead({ lastRow: rows.length, lastCol: 12, merges });
  return understandSheet(head, cells, styles, { sheet: 'Sheet1', file: '情况表.xlsx', alone: true }, corrections);
}

const paths = ({ inputs }: Understanding) => inputs.map((input) => `${refOf(input)} ${input.path.join('/')}`);
const leftOut = (one: Understanding) => one.leftOut.map((cell) => `${refOf(cell)} ${cell.reason}`);

describe('heads on two sides', () => {
  it('name a cell by row and column, groups over them first, a merged head once', () => {
    const form = understand(['类别 | 受理 | >', '^ | 本月 | 累计', '盗窃 | # | #', '抢劫 | # | #']);
    expect(paths(form)).toEqual(['B3 盗窃/受理/本月', 'C3 盗窃/受理/累计', 'B4 抢劫/受理/本月', 'C4 抢劫/受理/累计']);
  });

  it('leave letters, line numbers and the unit column out of the name', () => {
    const form = understand([
      '指标 | 单位 | 代码 | 数量',
      '甲 | 乙 | 丙 | 1',
      '警情 | 起 | 01 | #',
      '抓获 | 人 | 02 | #',
    ]);
    expect(form.inputs.map(({ path, unit, rowNo, colCode }) => [path.join('/'), unit, rowNo, colCode])).toEqual([
      ['警情/数量', '起', '01', '1'],
      ['抓获/数量', '人', '02', '1'],
    ]);
  });

  it('begin anew where a row of words stands over places to fill', () => {
    const form = understand(['项目 | 起数', '盗窃 | #', '抢劫 | #', '项目 | 人数', '拘留 | #']);
    expect(paths(form)).toEqual(['B2 盗窃/起数', 'B3 抢劫/起数', 'B5 拘留/人数']);
  });

  it('of tables side by side are told apart by the head over the row names', () => {
    const form = understand(['收案 | 数量 | 结案 | 数量', '民事 | # | 调解 | #', '治安 | # | 移送 | #']);
    expect(paths(form)).toContain('D2 结案/调解/数量');
  });

  it('of a group go on over the unmerged blank heads beside it', () => {
    const form = understand([
      '项目 | 账面 | # | 实盘 | #',
      '^ | 数量 | 金额 | 数量 | 金额',
      '桌 | # | # | # | #',
      '椅 | # | # | # | #',
    ]);
    expect(paths(form).slice(0, 4)).toEqual([
      'B3 桌/账面/数量',
      'C3 桌/账面/金额',
      'D3 桌/实盘/数量',
      'E3 桌/实盘/金额',
    ]);
  });

  it('name a cell over several rows by what covers them all', () => {
    const form = understand([
      '类 | 项 | 得分 | 评语',
      '品德 | 守纪 | # | #',
      '^ | 友爱 | # | ^',
      '学习 | 勤奋 | # | #',
      '^ | 方法 | # | ^',
    ]);
    expect(paths(form)).toContain('D2 品德/评语');
    expect(paths(form)).toContain('C3 品德/友爱/得分');
  });

  it('stay whole through a blank spacer column', () => {
    const form = understand([
      '作物 | 面积 | 产量 | . | 成灾 | 绝收',
      '小麦 | # | # | . | # | #',
      '玉米 | # | # | . | # | #',
      '大豆 | # | # | . | # | #',
    ]);
    expect(paths(form)).toContain('E3 玉米/成灾');
  });

  it('are not parted by a column of printed standards', () => {
    const form = understand([
      '指标 | 目标 | 评分标准 | 自评',
      '立案 | # | 每少一起扣分 | #',
      '破案 | # | 达标得满分 | #',
      '走访 | # | 按次数计 | #',
    ]);
    expect(paths(form)).toContain('D2 立案/自评');
  });

  it('do not govern a row whose place to fill is wider than a head', () => {
    const form = understand(['项目 | 本月 | 上月', '盗窃 | # | #', '抢劫 | # | #', '情况说明 | # | >']);
    expect(paths(form).at(-1)).toBe('B4 情况说明');
  });

  it('take a section row before the names, never as a place to fill', () => {
    const form = understand([
      '项目 | 本月 | 上月',
      '一、案件 | > | >',
      '盗窃 | # | #',
      '二、警情 | > | >',
      '求助 | # | #',
    ]);
    expect(paths(form)).toContain('B3 一、案件/盗窃/本月');
    expect(paths(form)).toContain('C5 二、警情/求助/上月');
  });
});

describe('blank and framed alone is not enough', () => {
  it('grey among white cells is off', () => {
    const form = understand(['项目 | 本月 | 上月', '盗窃 | # | x', '抢劫 | # | #', '诈骗 | # | #']);
    expect(leftOut(form)).toEqual(['C2 grey']);
  });

  it('grey alone is the colour to fill', () => {
    const form = understand(['项目 | 本月', '盗窃 | x', '抢劫 | x', '诈骗 | x']);
    expect(form.inputs).toHaveLength(3);
  });

  it('a heading among the rows ends in a colon and has nothing beside it', () => {
    const form = understand(['项目 | 行次 | 数量', '案件： | # | #', '盗窃 | 1 | #', '抢劫 | 2 | #']);
    expect(paths(form)).toEqual(['C3 案件/盗窃/数量', 'C4 案件/抢劫/数量']);
    expect(leftOut(form)).toContain('C2 sectionRow');
  });

  it('a row without a name is none', () => {
    const form = understand(['项目 | 数量', '盗窃 | #', '抢劫 | #', '# | #', '诈骗 | #']);
    expect(leftOut(form)).toContain('B4 noLabel');
  });

  it('— and × say that nothing applies', () => {
    const form = understand(['项目 | 本月 | 累计', '盗窃 | # | —', '抢劫 | # | ×', '诈骗 | # | #']);
    expect(leftOut(form)).toEqual(['C2 notApplicable', 'C3 notApplicable']);
  });
});

describe('lists', () => {
  it('are rows without names; the total row under them is none of them', () => {
    const form = understand(['序号 | 姓名 | 金额（元）', '# | # | #', '# | # | #', '# | # | #', '合计 | # | =']);
    expect(form.lists).toHaveLength(1);
    expect(form.lists[0]).toMatchObject({ firstRow: 2, lastRow: 4, totalRow: 5, growable: true });
    expect(form.lists[0]?.columns.map(({ label, unit, rowNumber }) => [label, unit, rowNumber])).toEqual([
      ['序号', undefined, true],
      ['姓名', undefined, undefined],
      ['金额（元）', '元', undefined],
    ]);
    expect(form.totals.map(refOf)).toEqual(['C5']);
  });

  it('without any line begin under a row of words', () => {
    const form = understand(['~姓名 | ~住址 | ~电话']);
    expect(form.lists[0]).toMatchObject({ firstRow: 2 });
    expect(form.lists[0]?.lastRow).toBeUndefined();
    expect(form.title?.text).toBe('情况表');
  });
});

describe('label beside value', () => {
  it('words at the front of a row title the whole row', () => {
    const form = understand(['基本情况 | 姓名 | # | 电话 | #', '家庭 | 住址 | # | > | >']);
    expect(paths(form)).toEqual(['C1 基本情况/姓名', 'E1 基本情况/电话', 'C2 家庭/住址']);
  });

  it('a signature waits in its own cell', () => {
    const form = understand(['检查意见 | # | >', '检查人（签字）： | 保管员（签字）： | >']);
    expect(form.inputs.slice(1).map(({ type, inline }) => [type, inline])).toEqual([
      ['signature', true],
      ['signature', true],
    ]);
  });
});

describe('head and foot', () => {
  it('state unit, period and persons, each in its own cell or beside it', () => {
    const form = understand([
      '~填报单位：某所 | . | ~单位：起',
      '项目 | 本月 | 上月',
      '盗窃 | # | #',
      '抢劫 | # | #',
      '~填表人：张某 | . | ~填报日期：2026年1月5日',
    ]);
    expect(form.meta.map(({ role, value }) => [role, value])).toEqual([
      ['fill_unit', '某所'],
      ['unit', '起'],
      ['filler', '张某'],
      ['fill_date', '2026年1月5日'],
    ]);
    expect(form.inputs.every(({ unit }) => unit === '起')).toBe(true);
  });
});

describe('corrections', () => {
  const rows = ['项目 | 本月 | 上月', '盗窃 | # | x', '抢劫 | # | #', '诈骗 | # | #'];
  const at = (row: number, col: number) => ({ top: row, left: col, bottom: row, right: col });

  it('add a cell under the names of its row and column', () => {
    const form = understand(rows, [{ does: 'input', range: at(2, 3), on: true }]);
    expect(paths(form)).toContain('C2 盗窃/上月');
    expect(leftOut(form)).toEqual([]);
  });

  it('take a cell out, rename, set unit and type, and are sure', () => {
    const form = understand(rows, [
      { does: 'input', range: at(4, 3), on: false },
      { does: 'path', at: { row: 3, col: 2 }, path: ['抢劫案件', '本月'] },
      { does: 'unit', range: at(3, 2), unit: '起' },
      { does: 'type', range: at(3, 3), type: 'text' },
    ]);
    expect(paths(form)).toEqual(['B2 盗窃/本月', 'B3 抢劫案件/本月', 'C3 抢劫/上月', 'B4 诈骗/本月']);
    expect(form.inputs[1]).toMatchObject({ unit: '起', confidence: 1, reason: 'corrected' });
    expect(form.inputs[2]).toMatchObject({ type: 'text' });
  });

  it('set the band of heads, and everything under it is named anew', () => {
    const wrong = ['统计 | 数据 | 数据', '项目 | 本月 | 上月', '盗窃 | # | #', '抢劫 | # | #'];
    const form = understand(wrong, [{ does: 'headRows', range: { top: 2, left: 1, bottom: 2, right: 3 } }]);
    expect(paths(form)[0]).toBe('B3 盗窃/本月');
  });

  it('set the columns that name the rows', () => {
    const form = understand(
      ['甲 | 乙 | 数量', '城区 | 盗窃 | #', '城区 | 抢劫 | #'],
      [{ does: 'headCols', range: { top: 1, left: 2, bottom: 3, right: 2 } }],
    );
    expect(form.blocks[0]?.headCols).toEqual([2]);
  });
});
