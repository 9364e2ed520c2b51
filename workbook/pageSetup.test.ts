// Print set-up as the file says it, in millimetres, with print names of this sheet only.
import { describe, expect, it } from 'vitest';
import { aWorkbook } from './aWorkbook';
import { readSheet, readWorkbook } from './sheet';

function page(xml: string, names = '') {
  const pkg = aWorkbook({
    sheets: [
      {
        name: '表 1',
        xml: `<sheetPr><pageSetUpPr fitToPage="${xml.includes('fitTo') ? 1 : 0}"/></sheetPr><sheetData/>${xml}`,
      },
      {},
    ],
    behind: `<definedNames>${names}</definedNames>`,
  });
  return readSheet(pkg, readWorkbook(pkg), 0).head.page;
}

describe('page set-up', () => {
  it('reads paper, direction, margins, scale and options', () => {
    expect(
      page(
        '<printOptions horizontalCentered="1" gridLines="1" headings="1"/><pageMargins left="1" right="0.5" top="0.25" bottom="0.75" header="0.1" footer="0.2"/>' +
          '<pageSetup paperSize="8" scale="85" orientation="landscape" pageOrder="overThenDown" blackAndWhite="1" firstPageNumber="3" useFirstPageNumber="1"/>',
      ),
    ).toMatchObject({
      paper: 8,
      landscape: true,
      scale: 85,
      margins: { left: 25.4, right: 12.7, top: 6.35, bottom: 19.05, header: 2.54, footer: 5.08 },
      centerHorizontally: true,
      centerVertically: false,
      printGridLines: true,
      printHeadings: true,
      overThenDown: true,
      blackAndWhite: true,
      firstPage: 3,
    });
  });

  it('fits only when the sheet says so; an absent count is one page', () => {
    expect(page('<pageSetup fitToHeight="0"/>').fit).toEqual({ wide: 1, tall: 0 });
    expect(page('<pageSetup scale="50"/>').fit).toBeUndefined();
  });

  it('takes a size in millimetres where the printer has its own', () => {
    expect(page('<pageSetup paperHeight="260mm" paperWidth="18.4cm"/>').paperMm).toEqual({ width: 184, height: 260 });
  });

  it('takes areas and titles of this sheet, quoted or not, and leaves computed ones', () => {
    const names =
      '<definedName name="_xlnm.Print_Area" localSheetId="0">\'表 1\'!$A$1:$H$20,\'表 1\'!$J$1:$K$5</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'表 1\'!$A:$B,\'表 1\'!$2:$3</definedName>' +
      '<definedName name="_xlnm.Print_Area" localSheetId="1">Sheet2!$A$1</definedName>';
    const setup = page('', names);
    expect(setup.areas).toEqual([
      { top: 1, left: 1, bottom: 20, right: 8 },
      { top: 1, left: 10, bottom: 5, right: 11 },
    ]);
    expect([setup.titleRows, setup.titleCols]).toEqual([
      { from: 2, to: 3 },
      { from: 1, to: 2 },
    ]);
    expect(
      page('', '<definedName name="_xlnm.Print_Area" localSheetId="0">OFFSET(Sheet1!$A$1,0,0,3,3)</definedName>').areas,
    ).toEqual([]);
  });

  it('reads breaks and header texts', () => {
    const setup = page(
      '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;"黑体,常规"&amp;16标题</oddHeader><oddFooter>第&amp;P页</oddFooter><firstFooter>封面</firstFooter></headerFooter>' +
        '<rowBreaks><brk id="20" man="1"/><brk id="10" man="1"/><brk id="7" man="0"/></rowBreaks><colBreaks><brk id="4"/></colBreaks>',
    );
    expect([setup.rowBreaks, setup.colBreaks]).toEqual([[10, 20], [4]]);
    expect(setup).toMatchObject({
      header: '&C&"黑体,常规"&16标题',
      footer: '第&P页',
      firstHeader: '',
      firstFooter: '封面',
    });
    expect(setup.evenHeader).toBeUndefined();
  });
});
