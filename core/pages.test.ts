// How a sheet is cut into pages: what a printer would obey, one rule a test.
import { describe, expect, it } from 'vitest';
import { aSheetHead, PLAIN_PAGE } from './aSheetHead';
import { geometryOf } from './geometry';
import { headerSections } from './headerFooter';
import { MAX_PAGES, type PrintLayout, pagesOf } from './pages';
import { paperSize } from './paper';
import type { PageSetup, SheetHead } from './sheet';

const FACTS = { file: '月报.xlsx', folder: 'D:\\', date: '2026/10/6', time: '18:01' };
/** Rows of 20 pixels and columns of 64; A4 with these margins holds 48 rows and 10 columns. */
function cut(page: Partial<PageSetup>, sheet: Partial<SheetHead> = {}): PrintLayout {
  const head = aSheetHead({ lastRow: 100, lastCol: 12, page: { ...PLAIN_PAGE, ...page }, ...sheet });
  return pagesOf(head, geometryOf(head, 7), FACTS);
}
const spans = (layout: PrintLayout) =>
  layout.pages.map(({ rows, cols }) => `${rows.from}-${rows.to}/${cols.from}-${cols.to}`);

describe('pages', () => {
  it('go down, then over, or over, then down', () => {
    expect(spans(cut({}))).toEqual([
      '1-48/1-10',
      '49-96/1-10',
      '97-100/1-10',
      '1-48/11-12',
      '49-96/11-12',
      '97-100/11-12',
    ]);
    expect(spans(cut({ overThenDown: true })).slice(0, 3)).toEqual(['1-48/1-10', '1-48/11-12', '49-96/1-10']);
  });

  it('lie across when landscape', () => {
    const layout = cut({ landscape: true });
    expect(layout.paper).toEqual({ width: 297, height: 210 });
    expect(spans(layout)[0]).toBe('1-32/1-12');
  });

  it('obey breaks set by hand, except when fitting', () => {
    expect(spans(cut({ rowBreaks: [10], colBreaks: [4] }, { lastRow: 20, lastCol: 6 }))).toEqual([
      '1-10/1-4',
      '11-20/1-4',
      '1-10/5-6',
      '11-20/5-6',
    ]);
    expect(spans(cut({ rowBreaks: [10], fit: { wide: 1, tall: 1 } }, { lastRow: 20, lastCol: 6 }))).toEqual([
      '1-20/1-6',
    ]);
  });

  it('shrink to fit, but never grow', () => {
    const one = cut({ fit: { wide: 1, tall: 1 } });
    expect(one.pages).toHaveLength(1);
    expect(one.scale).toBe(48);
    const wide = cut({ fit: { wide: 1, tall: 0 } });
    expect([wide.scale, wide.pages.length]).toEqual([85, 2]);
    expect(cut({ fit: { wide: 1, tall: 1 } }, { lastRow: 3, lastCol: 2 }).scale).toBe(100);
    expect(cut({ fit: { wide: 1, tall: 1 } }, { lastRow: 90_000, lastCol: 2 }).scale).toBe(10);
  });

  it('take the scale set by hand', () => expect(spans(cut({ scale: 50 }))).toEqual(['1-97/1-12', '98-100/1-12']));

  it('repeat titles only after they have been printed in their place', () => {
    const layout = cut({ titleRows: { from: 2, to: 3 }, titleCols: { from: 1, to: 1 } });
    expect(spans(layout).slice(0, 4)).toEqual(['1-48/1-10', '49-94/1-10', '95-100/1-10', '1-48/11-12']);
    expect(layout.pages.map((page) => [page.titleRows !== undefined, page.titleCols !== undefined])).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('print each area on pages of its own', () => {
    const areas = [
      { top: 1, left: 1, bottom: 5, right: 3 },
      { top: 20, left: 2, bottom: 22, right: 4 },
    ];
    expect(spans(cut({ areas }))).toEqual(['1-5/1-3', '20-22/2-4']);
    expect(spans(cut({ areas: [{ top: 1, left: 1, bottom: 1_048_576, right: 4 }] }, { lastRow: 30 }))).toEqual([
      '1-30/1-4',
    ]);
  });

  it('leave out what is hidden and what is empty', () => {
    expect(spans(cut({}, { lastRow: 0, lastCol: 0 }))).toEqual([]);
    const rows = Array.from({ length: 60 }, (_, i) => ({ row: i + 1, fixed: false, hidden: true }));
    expect(spans(cut({}, { lastRow: 61, lastCol: 1, rows }))).toEqual(['1-61/1-1']);
    expect(spans(cut({}, { lastRow: 60, lastCol: 1, rows }))).toEqual([]);
  });

  it('give a row higher than the page one of its own', () => {
    const rows = [{ row: 2, height: 409, fixed: true, hidden: false }];
    expect(spans(cut({ scale: 200 }, { lastRow: 3, lastCol: 1, rows }))).toEqual(['1-1/1-1', '2-2/1-1', '3-3/1-1']);
  });

  it('stand in the middle when asked', () => {
    const layout = cut({ centerHorizontally: true, centerVertically: true }, { lastRow: 1, lastCol: 1 });
    const [page] = layout.pages;
    const width = 64 * layout.mmPerPixel;
    expect((page?.left ?? 0) + width / 2).toBeCloseTo(105, 6);
    expect((page?.top ?? 0) + (20 * layout.mmPerPixel) / 2).toBeCloseTo(148.5, 6);
  });

  it('count from the first number and know how many they are', () => {
    const layout = cut({ firstPage: 7, footer: '第&P页 共&N页', header: '奇' });
    expect(layout.pages.map((page) => page.footer.center[0]?.text)).toEqual(
      [7, 8, 9, 10, 11, 12].map((n) => `第${n}页 共6页`),
    );
  });

  it('have headers of their own for the first and the even ones where the file says so', () => {
    const layout = cut({
      firstPage: 7,
      header: '奇',
      firstHeader: '封面',
      firstFooter: '',
      evenHeader: '偶',
      evenFooter: '',
    });
    const heads = layout.pages.map((page) => page.header.center[0]?.text);
    expect(heads).toEqual(['封面', '偶', '奇', '偶', '奇', '偶']);
  });

  it('are counted, not all made, for a value in the far corner', () => {
    const layout = cut({ footer: '&N' }, { lastRow: 1_048_576, lastCol: 16_384 });
    expect(layout.pages).toHaveLength(MAX_PAGES);
    expect(layout.total).toBe(21_846 * 1639);
    expect(layout.pages[0]?.footer.center[0]?.text).toBe(String(layout.total));
  });

  it('cut 100,000 rows at once', () =>
    expect(cut({ fit: { wide: 1, tall: 0 } }, { lastRow: 100_000 }).pages.length).toBeGreaterThan(1500));
});

describe('headers and footers', () => {
  const read = (raw: string) => headerSections(raw, { ...FACTS, page: 3, pages: 12, sheet: '表一' });

  it('part into left, centre and right', () => {
    const { left, center, right } = read('&L&F&C第&P页 共&N页&R&A &D &T');
    expect([left, center, right].map((runs) => runs.map((run) => run.text).join(''))).toEqual([
      '月报.xlsx',
      '第3页 共12页',
      '表一 2026/10/6 18:01',
    ]);
    expect(read('标题').center[0]?.text).toBe('标题');
  });

  it('know fonts, sizes and styles', () => {
    expect(read('&C&"黑体,加粗"&16派出所&"-,常规"&12&U报表&U&K01+000x').center).toEqual([
      { text: '派出所', font: '黑体', size: 16, bold: true, italic: false, strike: false },
      { text: '报表', font: '黑体', size: 12, bold: false, italic: false, strike: false, underline: 'single' },
      { text: 'x', font: '黑体', size: 12, bold: false, italic: false, strike: false },
    ]);
    expect(read('&L&Bb&I&KFF0000i').left).toEqual([
      { text: 'b', bold: true, italic: false, strike: false },
      { text: 'i', bold: true, italic: true, strike: false, color: '#ff0000' },
    ]);
  });

  it('reckon with pages and keep the sign itself', () => {
    expect(
      read('&P+1/&N-2 A&&B&G')
        .center.map((run) => run.text)
        .join(''),
    ).toBe('4/10 A&B');
  });
});

describe('paper', () => {
  it('knows the sizes of Chinese offices', () => {
    expect(paperSize(9)).toEqual({ width: 210, height: 297 });
    expect(paperSize(8)).toEqual({ width: 297, height: 420 });
    expect(paperSize(13)).toEqual({ width: 182, height: 257 });
    expect(paperSize(93)).toEqual({ width: 146, height: 215 });
    expect(paperSize(1)).toEqual({ width: 215.9, height: 279.4 });
    expect(paperSize(undefined)).toEqual(paperSize(9));
    expect(paperSize(257)).toEqual(paperSize(9));
  });
});
