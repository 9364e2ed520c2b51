// What is read from a sheet, held against small packages written by hand: one rule of the file format a test.
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import type { CellModel } from '../core/sheet';
import { aWorkbook, rowsOf, type WorkbookPieces } from './aWorkbook';
import { readSheet, readWorkbook } from './sheet';

function read(pieces: WorkbookPieces, index = 0) {
  const pkg = aWorkbook(pieces);
  const book = readWorkbook(pkg);
  return { book, ...readSheet(pkg, book, index) };
}
const sheet = (xml: string, more: WorkbookPieces = {}) => read({ sheets: [{ xml }], ...more });
const brief = (cells: readonly CellModel[]) => cells.map((cell) => [cell.row, cell.col, cell.value]);

const STYLES =
  '<fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>' +
  '<borders><border/><border><left style="thin"><color auto="1"/></left></border></borders>' +
  '<cellXfs><xf/><xf borderId="1"/><xf numFmtId="31"/><xf fillId="1"/><xf fillId="2"/></cellXfs>';

describe('values', () => {
  it('keeps each kind as it is stored', () => {
    const { cells } = sheet(
      rowsOf(
        '<c r="A1"><v>1.50</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#DIV/0!</v></c>' +
          '<c r="D1" t="str"><f>A1&amp;"x"</f><v>1.5x</v></c><c r="E1" t="s"><v>0</v></c><c r="F1" t="inlineStr"><is><t>内</t></is></c>' +
          '<c r="G1" t="s"><v>99</v></c><c r="H1" t="d"><v>2026-10-06T12:00:00Z</v></c>',
      ),
      { strings: '<si><t>001</t></si>' },
    );
    expect(cells.map((cell) => cell.value)).toEqual([
      1.5,
      true,
      { error: '#DIV/0!' },
      '1.5x',
      '001',
      '内',
      '',
      46_301.5,
    ]);
    expect(cells[3]?.formula).toBe('A1&"x"');
  });

  it('leaves phonetic hints out, undoes _xHHHH_ and keeps rich text in runs', () => {
    const { cells } = sheet(rowsOf('<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'), {
      strings:
        '<si><t>课きょ</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b_x005F_x0041_</t></si>' +
        '<si><r><t>填表人：</t></r><r><rPr><b/><sz val="14"/><color rgb="FFFF0000"/><rFont val="黑体"/></rPr><t xml:space="preserve"> 甲</t></r></si>',
    });
    expect(brief(cells)).toEqual([
      [1, 1, '课きょ'],
      [1, 2, 'a\rb_x0041_'],
      [1, 3, '填表人： 甲'],
    ]);
    expect(cells[2]?.runs).toEqual([
      { text: '填表人：' },
      { text: ' 甲', font: { name: '黑体', size: 14, bold: true, italic: false, strike: false, color: '#ff0000' } },
    ]);
  });

  it('counts along where rows and cells carry no address', () => {
    const { cells } = sheet(
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r="C3"><v>3</v></c><c><v>4</v></c></row></sheetData>',
    );
    expect(brief(cells)).toEqual([
      [1, 1, 1],
      [1, 2, 2],
      [3, 3, 3],
      [3, 4, 4],
    ]);
  });

  it('puts cells in order, the later of two counting', () => {
    const { cells } = sheet(
      '<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c><c r="A1"><v>4</v></c></row></sheetData>',
    );
    expect(brief(cells)).toEqual([
      [1, 1, 4],
      [2, 1, 2],
      [2, 2, 1],
    ]);
  });

  it('refuses a cell outside the sheet', () => {
    const bad = (xml: string) => () => sheet(xml);
    expect(bad('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>')).toThrow(ProblemError);
    expect(bad('<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>')).toThrow(ProblemError);
    expect(bad('<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>')).toThrow(ProblemError);
  });
});

describe('formulas', () => {
  it('writes shared formulas out, each for its own place', () => {
    const { cells } = sheet(
      rowsOf(
        '<c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1+Sheet2!D1</f><v>1</v></c>',
        '<c r="A2"><f t="shared" si="0"/><v>2</v></c>',
        '<c r="A3"><f t="shared" si="0"/><v>3</v></c>',
      ),
    );
    expect(cells.map((cell) => cell.formula)).toEqual(['B1*$C$1+Sheet2!D1', 'B2*$C$1+Sheet2!D2', 'B3*$C$1+Sheet2!D3']);
  });

  it('marks every cell under an array formula', () => {
    const { cells } = sheet(
      rowsOf(
        '<c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f><v>2</v></c><c r="B1"><v>9</v></c>',
        '<c r="A2"><v>4</v></c>',
      ),
    );
    expect(cells.map((cell) => [cell.formula, cell.isArray])).toEqual([
      ['C1:C2*2', true],
      [undefined, undefined],
      ['C1:C2*2', true],
    ]);
  });
});

describe('the used part', () => {
  it('ends with the last content, visible style or merge', () => {
    const { head, cells } = sheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1" s="1"/><c r="XFD1" s="2"/></row><row r="9000"><c r="A9000" s="2"/></row></sheetData><mergeCells><mergeCell ref="B3:C4"/></mergeCells>',
      { styles: STYLES },
    );
    expect([head.lastRow, head.lastCol]).toEqual([4, 4]);
    expect(cells.map((cell) => cell.col)).toEqual([1, 4]);
  });

  it('ends earlier on paper: blank merges and white cells leave no trace', () => {
    const { head } = sheet(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c><c r="B1"/></row><row r="2"><c r="F2" s="4"/></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A3:D3"/></mergeCells>',
      { styles: STYLES },
    );
    expect([head.lastRow, head.lastCol, head.printedRow, head.printedCol]).toEqual([3, 4, 1, 3]);
  });

  it('is bounded work for columns to the edge and merges over all of them', () => {
    const { head } = sheet(
      '<cols><col min="1" max="16384" width="9" style="3"/><col min="5" max="16384" width="2"/></cols>' +
        '<sheetData><row r="1"><c r="A1" s="3"/></row></sheetData><mergeCells><mergeCell ref="A2:XFD2"/></mergeCells>',
      { styles: STYLES },
    );
    expect(head.columns).toEqual([{ from: 1, to: 16_384, width: 9, hidden: false, style: 3 }]);
    expect([head.lastRow, head.lastCol]).toEqual([2, 1]);
  });

  it('keeps a blank cell that differs from its column or row', () => {
    const { cells } = sheet(
      '<cols><col min="1" max="3" style="2"/></cols><sheetData><row r="1" s="0" customFormat="1"><c r="A1"/><c r="B1" s="2"/></row><row r="2"><c r="A2" s="2"/><c r="B2"/><c r="C2"><v>1</v></c></row></sheetData>',
      { styles: STYLES },
    );
    expect(cells.map((cell) => [cell.row, cell.col, cell.style])).toEqual([
      [1, 2, 2],
      [2, 2, 0],
      [2, 3, 0],
    ]);
  });

  it('knows rows with measures of their own', () => {
    const { head } = sheet(
      '<sheetFormatPr defaultRowHeight="14.25" zeroHeight="1"/><sheetData><row r="2" ht="30" customHeight="1"/><row r="4" hidden="1"/><row r="5" s="2" customFormat="1"/><row r="6"/></sheetData>',
      { styles: STYLES },
    );
    expect(head.rows).toEqual([
      { row: 2, height: 30, fixed: true, hidden: false },
      { row: 4, fixed: false, hidden: true },
      { row: 5, fixed: false, hidden: false, style: 2 },
    ]);
    expect([head.defaultRowHeight, head.rowsHiddenByDefault]).toEqual([14.25, true]);
  });
});

describe('the workbook', () => {
  it('lists sheets of every kind and state', () => {
    const { book, head } = read(
      {
        sheets: [
          { name: '表一' },
          { attributes: 'state="hidden"' },
          { attributes: 'state="veryHidden"' },
          { name: '图', type: 'chartsheet' },
        ],
      },
      3,
    );
    expect(book.sheets).toEqual([
      { index: 0, name: '表一', state: 'visible', kind: 'worksheet' },
      { index: 1, name: 'Sheet2', state: 'hidden', kind: 'worksheet' },
      { index: 2, name: 'Sheet3', state: 'veryHidden', kind: 'worksheet' },
      { index: 3, name: '图', state: 'visible', kind: 'other' },
    ]);
    expect([head.name, head.lastRow]).toEqual(['图', 0]);
  });

  it('reads prefixed elements and strict namespaces alike', () => {
    const xml =
      '<x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>';
    for (const strict of [false, true]) {
      const { cells, head } = sheet(xml, { prefix: 'x:', strict, strings: '<x:si><x:t>甲</x:t></x:si>' });
      expect(brief(cells)).toEqual([[1, 1, '甲']]);
      expect(head.merges).toHaveLength(1);
    }
  });

  it('does without styles, theme and strings', () => {
    const { book, cells } = sheet(rowsOf('<c s="7"><v>1</v></c>'));
    expect(book.styles).toHaveLength(1);
    expect(book.styles[0]).toMatchObject({
      format: 'General',
      locked: true,
      horizontal: 'general',
      vertical: 'bottom',
      rotation: 0,
    });
    expect(cells[0]?.style).toBe(0);
  });

  it('tells of names, the 1904 calendar and what is to be known', () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const { book } = read({
      before: '<workbookPr date1904="1"/><workbookProtection lockStructure="1"/>',
      behind:
        '<definedNames><definedName name="a">Sheet1!$A$1</definedName><definedName name="b" localSheetId="0" hidden="1">5</definedName></definedNames>',
      extraParts: { 'xl/vbaProject.bin': 'x' },
      extraRelations: `<Relationship Id="m" Type="${office}/vbaProject" Target="vbaProject.bin"/><Relationship Id="e" Type="${office}/externalLink" Target="l.xml"/>`,
    });
    expect(book.date1904).toBe(true);
    expect(book.names).toEqual([
      { name: 'a', text: 'Sheet1!$A$1', hidden: false },
      { name: 'b', text: '5', sheet: 0, hidden: true },
    ]);
    expect(book.notices).toEqual(['macros', 'externalLinks', 'workbookProtection']);
  });
});

describe('the view', () => {
  it('knows frozen panes, grid lines, noughts, zoom, direction and protection', () => {
    const { head } = sheet(
      '<sheetViews><sheetView showGridLines="0" showZeros="0" rightToLeft="1" zoomScale="85"><pane xSplit="2" ySplit="3" state="frozen"/></sheetView></sheetViews><sheetData/><sheetProtection sheet="1"/>',
    );
    expect(head).toMatchObject({
      showGridLines: false,
      hideZeros: true,
      rightToLeft: true,
      zoom: 85,
      freeze: { rows: 3, cols: 2 },
      isProtected: true,
    });
  });

  it('does not take a split for a frozen pane', () => {
    const { head } = sheet(
      '<sheetViews><sheetView><pane xSplit="2000" ySplit="300"/></sheetView></sheetViews><sheetData/>',
    );
    expect(head.freeze).toBeUndefined();
  });

  it('reads links inside and outside', () => {
    const relations =
      '<Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.example/" TargetMode="External"/>';
    const { head } = read({
      sheets: [
        {
          xml: '<sheetData/><hyperlinks><hyperlink ref="A1" r:id="h"/><hyperlink ref="A2:B2" location="Sheet2!A1"/></hyperlinks>',
          relations,
        },
      ],
    });
    expect(head.hyperlinks.map((link) => link.text)).toEqual(['https://a.example/', 'Sheet2!A1']);
  });
});

describe('drop-down lists', () => {
  const rule = (formula: string) =>
    `<dataValidations><dataValidation type="list" allowBlank="1" sqref="A1 B2:B9" prompt="选一项"><formula1>${formula}</formula1></dataValidation></dataValidations>`;
  const choices = (formula: string) =>
    read({
      sheets: [
        { xml: rowsOf('<c><v>1</v></c>', '<c r="D2" t="inlineStr"><is><t>近</t></is></c>') + rule(formula) },
        { name: '字 典', xml: rowsOf('<c t="inlineStr"><is><t>男</t></is></c>', '<c s="2"><v>46301</v></c>') },
      ],
      styles: STYLES,
      behind: '<definedNames><definedName name="性别">\'字 典\'!$A$1:$A$2</definedName></definedNames>',
    }).head.validations[0]?.choices;

  it('come from the rule itself, from cells here and elsewhere, and from names', () => {
    expect(choices('"是, 否,"')).toEqual(['是', '否']);
    expect(choices('$D$1:$D$5')).toEqual(['近']);
    expect(choices("'字 典'!$A:$A")).toEqual(['男', '2026年10月6日']);
    expect(choices('性别')).toEqual(['男', '2026年10月6日']);
    expect(choices('INDIRECT(A1)')).toBeUndefined();
    expect(choices('不存在')).toBeUndefined();
  });

  it('are also read from the extension of 2010', () => {
    const { head } = read({
      sheets: [
        {
          xml:
            '<sheetData/><extLst><ext xmlns:x14="urn:x14" xmlns:xm="urn:xm"><x14:dataValidations><x14:dataValidation type="list">' +
            '<x14:formula1><xm:f>Sheet2!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C3:C4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
        },
        { xml: rowsOf('<c><v>1</v></c>', '<c><v>2</v></c>') },
      ],
    });
    expect(head.validations).toEqual([
      {
        ranges: [{ top: 3, left: 3, bottom: 4, right: 3 }],
        kind: 'list',
        choices: ['1', '2'],
        formula1: 'Sheet2!$A$1:$A$2',
        allowBlank: false,
      },
    ]);
  });

  it('keep limits of numbers with their operator', () => {
    const { head } = sheet(
      '<sheetData/><dataValidations><dataValidation type="whole" operator="greaterThan" sqref="A1"><formula1>0</formula1></dataValidation></dataValidations>',
    );
    expect(head.validations[0]).toMatchObject({
      kind: 'whole',
      operator: 'greaterThan',
      formula1: '0',
      allowBlank: false,
    });
  });
});
