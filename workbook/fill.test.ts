// What filling does to the file, one rule of the format a test: the sheet's text is held against what it should become.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { aWorkbook, MACROS, macroWorkbook, rowsOf, type WorkbookPieces, workbookBytes } from './aWorkbook';
import { type FilledCell, fillWorkbook } from './fill';
import { openPackage } from './package';
import { writePackage } from './packageWriter';
import { encodePart } from './partText';
import { readSheet, readWorkbook } from './sheet';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
type Value = Omit<FilledCell, 'sheet'>;

function fill(pieces: WorkbookPieces, ...values: Value[]) {
  const { bytes, warnings } = fillWorkbook(
    workbookBytes(pieces),
    '样表.xlsx',
    values.map((value) => ({ sheet: 'Sheet1', ...value })),
  );
  const pkg = openPackage(bytes, '样表.xlsx');
  const inside = (part: string) => pkg.text(part).replace(/^<[^>]*>|<\/[^>]*>$/g, '');
  return {
    bytes,
    warnings,
    pkg,
    sheet: inside(SHEET),
    strings: pkg.has(STRINGS) ? inside(STRINGS) : '',
    workbook: inside('xl/workbook.xml'),
  };
}
/** The children of the sheet's root after filling a sheet that held `xml`. */
const sheetOf = (xml: string, ...values: Value[]) => fill({ sheets: [{ xml }] }, ...values).sheet;
const a = (ref: string, value: FilledCell['value'], type?: FilledCell['type']): Value =>
  type === undefined ? { ref, value } : { ref, value, type };

function refusal(pieces: WorkbookPieces, ...values: Value[]) {
  try {
    fill(pieces, ...values);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem;
    throw thrown;
  }
  return undefined;
}
const refusalIn = (xml: string, ...values: Value[]) => refusal({ sheets: [{ xml }] }, ...values)?.code;

describe('rows and cells are put where they belong', () => {
  it.each<[string, string, Value[], string]>([
    [
      'into an empty sheet',
      '<sheetData/>',
      [a('B2', 1), a('A1', 2)],
      '<sheetData><row r="1"><c r="A1"><v>2</v></c></row><row r="2"><c r="B2"><v>1</v></c></row></sheetData>',
    ],
    [
      'into a sheet that is open but empty',
      '<sheetData></sheetData>',
      [a('A1', 1)],
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    ],
    [
      'into a closed row',
      '<sheetData><row r="3" ht="20" /></sheetData>',
      [a('B3', 1)],
      '<sheetData><row r="3" ht="20" ><c r="B3"><v>1</v></c></row></sheetData>',
    ],
    [
      'between rows',
      '<sheetData><row r="1"/><row r="5"/></sheetData>',
      [a('A3', 1)],
      '<sheetData><row r="1"/><row r="3"><c r="A3"><v>1</v></c></row><row r="5"/></sheetData>',
    ],
    [
      'Z before AA',
      '<sheetData><row r="1"><c r="Y1"/><c r="AB1"/></row></sheetData>',
      [a('AA1', 2), a('Z1', 1)],
      '<sheetData><row r="1"><c r="Y1"/><c r="Z1"><v>1</v></c><c r="AA1"><v>2</v></c><c r="AB1"/></row></sheetData>',
    ],
    [
      'rows and cells without numbers',
      '<sheetData><row><c><v>1</v></c><c/></row><row r="4"><c r="C4"/><c/></row><row><c/></row></sheetData>',
      [a('B1', 7), a('D4', 8), a('A5', 9), a('E4', 6)],
      '<sheetData><row><c><v>1</v></c><c><v>7</v></c></row><row r="4"><c r="C4"/><c><v>8</v></c><c r="E4"><v>6</v></c></row><row><c><v>9</v></c></row></sheetData>',
    ],
    [
      'blanks between elements stay',
      '<sheetData>\n <row r="1">\n  <c r="A1"/>\n </row>\n</sheetData>',
      [a('A1', 1), a('A2', 2)],
      '<sheetData>\n <row r="1">\n  <c r="A1"><v>1</v></c>\n </row>\n<row r="2"><c r="A2"><v>2</v></c></row></sheetData>',
    ],
    [
      'before the extensions of a row',
      '<sheetData><row r="1"><c r="A1"/><extLst><ext uri="u"/></extLst></row></sheetData>',
      [a('C1', 1)],
      '<sheetData><row r="1"><c r="A1"/><c r="C1"><v>1</v></c><extLst><ext uri="u"/></extLst></row></sheetData>',
    ],
    [
      'comments do not confuse',
      '<sheetData><row r="1"><!-- <c r="A1"/></row> --><c r="B1"/></row></sheetData>',
      [a('B1', 1)],
      '<sheetData><row r="1"><!-- <c r="A1"/></row> --><c r="B1"><v>1</v></c></row></sheetData>',
    ],
  ])('%s', (_, before, values, after) => expect(sheetOf(before, ...values)).toBe(after));

  it('the hint of used columns goes from rows that gain a cell, and stays elsewhere', () => {
    const rows = '<row r="1" spans="1:2"><c r="A1"/></row><row r="2" spans="1:2"><c r="A2"/></row>';
    expect(sheetOf(`<sheetData>${rows}</sheetData>`, a('A1', 1), a('D2', 2))).toBe(
      '<sheetData><row r="1" spans="1:2"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/><c r="D2"><v>2</v></c></row></sheetData>',
    );
  });

  it('the dimension grows with new cells only', () => {
    const sheet = (...values: Value[]) =>
      sheetOf('<dimension ref="B2:C3"/><sheetData><row r="2"><c r="B2"/></row></sheetData>', ...values).slice(0, 25);
    expect(sheet(a('B2', 1))).toContain('ref="B2:C3"');
    expect(sheet(a('E9', 1))).toContain('ref="B2:E9"');
    expect(sheet(a('E9', null))).toContain('ref="B2:C3"');
  });

  it('rows or cells out of order are refused, not repaired', () => {
    expect(refusalIn('<sheetData><row r="2"/><row r="1"/></sheetData>', a('A3', 1))).toBe('workbook.unreadableXml');
    expect(refusalIn('<sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>', a('C1', 1))).toBe(
      'workbook.unreadableXml',
    );
    expect(refusalIn('<sheetData><row r="1"><c r="B2"/></row></sheetData>', a('C1', 1))).toBe('workbook.unreadableXml');
  });
});

describe('formats', () => {
  it('a cell keeps its own', () => {
    expect(sheetOf(rowsOf('<c r="A1" s="3" t="s"><v>0</v></c>'), a('A1', 5))).toBe(
      rowsOf('<c r="A1" s="3"><v>5</v></c>'),
    );
  });
  it('a new cell takes its row’s, else its column’s; a row format without a number is format 0', () => {
    const cols = '<cols><col min="2" max="3" style="7" width="9"/></cols>';
    const rows = '<row r="1" s="4" customFormat="1"/><row r="2" customFormat="true"/><row r="3" s="4"/>';
    expect(
      sheetOf(`${cols}<sheetData>${rows}</sheetData>`, a('B1', 1), a('B2', 2), a('B3', 3), a('B4', 4), a('D4', 5)),
    ).toBe(
      `${cols}<sheetData><row r="1" s="4" customFormat="1"><c r="B1" s="4"><v>1</v></c></row><row r="2" customFormat="true"><c r="B2"><v>2</v></c></row>` +
        '<row r="3" s="4"><c r="B3" s="7"><v>3</v></c></row><row r="4"><c r="B4" s="7"><v>4</v></c><c r="D4"><v>5</v></c></row></sheetData>',
    );
  });
  it('unknown attributes and extensions of a cell stay', () => {
    expect(
      sheetOf(rowsOf('<c  ph="1" t="str" r="A1" ><v>x</v><extLst><ext uri="u"/></extLst></c>'), a('A1', true)),
    ).toBe(rowsOf('<c  ph="1" r="A1" t="b"><v>1</v><extLst><ext uri="u"/></extLst></c>'));
  });
});

describe('kinds of values', () => {
  const cell = (value: Value['value'], type?: Value['type'], before?: string) =>
    fill(
      { sheets: [{ xml: rowsOf('<c r="A1" s="1"/>') }], ...(before ? { before } : {}) },
      a('A1', value, type),
    ).sheet.replace(/^.*?<c r="A1"|<\/row>.*$/gs, '');
  it.each<[Value['value'], Value['type'], string]>([
    [12.5, undefined, ' s="1"><v>12.5</v></c>'],
    [1e21, undefined, ' s="1"><v>1e+21</v></c>'],
    [-0, undefined, ' s="1"><v>0</v></c>'],
    ['0012', undefined, ' s="1" t="inlineStr"><is><t>0012</t></is></c>'],
    ['0012', 'number', ' s="1"><v>12</v></c>'],
    [12, 'text', ' s="1" t="inlineStr"><is><t>12</t></is></c>'],
    ['=1+1', undefined, ' s="1" t="inlineStr"><is><t>=1+1</t></is></c>'],
    ['110101199003071234', undefined, ' s="1" t="inlineStr"><is><t>110101199003071234</t></is></c>'],
    [' 甲\n乙 ', undefined, ' s="1" t="inlineStr"><is><t xml:space="preserve"> 甲\n乙 </t></is></c>'],
    ['a\r<&>\x01', undefined, ' s="1" t="inlineStr"><is><t>a_x000D_&lt;&amp;&gt;_x0001_</t></is></c>'],
    [true, undefined, ' s="1" t="b"><v>1</v></c>'],
    ['false', 'boolean', ' s="1" t="b"><v>0</v></c>'],
    [{ date: '2026-10-06' }, undefined, ' s="1"><v>46301</v></c>'],
    ['2026-10-06', 'date', ' s="1"><v>46301</v></c>'],
    [{ date: '2026-10-06T12:00' }, undefined, ' s="1"><v>46301.5</v></c>'],
    [{ date: '1900-02-28' }, undefined, ' s="1"><v>59</v></c>'],
    [{ date: '1900-03-01' }, undefined, ' s="1"><v>61</v></c>'],
    [{ time: '18:00' }, undefined, ' s="1"><v>0.75</v></c>'],
  ])('%j as %s', (value, type, expected) => expect(cell(value, type)).toBe(expected));

  it('dates count from 1904 where the workbook does', () => {
    expect(cell({ date: '2026-10-06' }, undefined, '<workbookPr date1904="1"/>')).toContain(`<v>${46_301 - 1462}</v>`);
  });

  it('a blank takes the value and leaves the format; where there is no cell, none is made', () => {
    expect(
      sheetOf(rowsOf('<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/>'), a('A1', null), a('B1', ''), a('C9', null)),
    ).toBe(rowsOf('<c r="A1" s="1"/><c r="B1" s="2"/>'));
  });

  it.each<[Value['value'], Value['type']]>([
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [1e308, undefined],
    ['x'.repeat(32_768), undefined],
    ['12a', 'number'],
    ['1234567890123456', 'number'],
    ['2026-02-30', 'date'],
    [{ date: '1899-12-31' }, undefined],
    ['24:00', 'time'],
    ['是', 'boolean'],
    [true, 'number'],
  ])('%j as %s is refused', (value, type) =>
    expect(refusalIn('<sheetData/>', a('A1', value, type))).toBe('workbook.badValue'),
  );
});

describe('texts', () => {
  const strings = '<si><t>甲</t></si><si><r><rPr><b/></rPr><t>填表</t></r><r><t>人</t></r></si>';
  const pieces = {
    sheets: [{ xml: rowsOf('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"/>') }],
    strings,
  };
  it('are appended to the shared ones, once each, without renumbering', () => {
    const done = fill(pieces, a('A1', '乙'), a('C1', '丙'), a('D1', '乙'));
    expect(done.strings).toBe(`${strings}<si><t>乙</t></si><si><t>丙</t></si>`);
    expect(done.sheet).toBe(
      rowsOf(
        '<c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c><c r="D1" t="s"><v>2</v></c>',
      ),
    );
  });
  it('take the format of the first run where the old text had runs', () => {
    expect(fill(pieces, a('B1', '李')).strings).toBe(`${strings}<si><r><rPr><b/></rPr><t>李</t></r></si>`);
    const inline = '<c r="A1" t="inlineStr"><is><r><rPr><i/></rPr><t>x</t></r></is></c>';
    expect(sheetOf(rowsOf(inline), a('A1', '李'))).toBe(
      rowsOf('<c r="A1" t="inlineStr"><is><r><rPr><i/></rPr><t>李</t></r></is></c>'),
    );
  });
  it('counts follow where they are written', () => {
    const pkg = aWorkbook({ ...pieces, strings });
    const counted = pkg.text(STRINGS).replace('<sst ', '<sst uniqueCount="2" count="9" ');
    const bytes = writePackage(pkg, new Map([[STRINGS, new TextEncoder().encode(counted)]]));
    const done = openPackage(fillWorkbook(bytes, 'x', [{ sheet: 'Sheet1', ref: 'C1', value: '乙' }]).bytes, 'x');
    expect(done.text(STRINGS)).toMatch(/^<sst uniqueCount="3" count="10" /);
  });
  it('any text comes back as it was, as a text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      fc.constantFrom(
        '=1+1',
        '+',
        '-',
        '@',
        ' ',
        '\t',
        '\r',
        '\n',
        '𠀀',
        '😀',
        '_x0041_',
        '\x01',
        '\uffff',
        '<',
        '&amp;',
        '12',
        '2026-10-06',
      ),
    );
    const anyText = fc.array(unit, { minLength: 1, maxLength: 10 }).map((all) => all.join(''));
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, shared) => {
        const { pkg } = fill(shared ? pieces : { sheets: [{}] }, a('C1', text));
        const cell = readSheet(pkg, readWorkbook(pkg), 0).cells.find((one) => one.col === 3);
        expect(cell?.value).toBe(text);
        expect(cell?.formula).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
  it('the longest text fits', () => {
    const { pkg } = fill(pieces, a('C1', '长'.repeat(32_767)));
    expect(readSheet(pkg, readWorkbook(pkg), 0).cells.find((one) => one.col === 3)?.value).toHaveLength(32_767);
  });
});

describe('what must not be filled', () => {
  const merged = `${rowsOf('<c r="A1"/><c r="B1"/>')}<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>`;
  it.each<[string, string, Value[], string | undefined]>([
    ['a formula', rowsOf('<c r="A1"><f>B1</f><v>1</v></c>'), [a('A1', 1)], 'workbook.formulaCell'],
    ['a formula, with a blank', rowsOf('<c r="A1"><f>B1</f></c>'), [a('A1', null)], 'workbook.formulaCell'],
    [
      'a member of a shared formula',
      rowsOf('<c r="A1"><f t="shared" si="0"/><v>1</v></c>'),
      [a('A1', 1)],
      'workbook.formulaCell',
    ],
    [
      'a member of an array formula',
      rowsOf('<c r="A1"><f t="array" ref="A1:A2">B1:B2</f></c>', '<c r="A2"><v>1</v></c>'),
      [a('A2', 1)],
      'workbook.formulaCell',
    ],
    [
      'a member of a data table',
      rowsOf('<c r="A1"><f t="dataTable" ref="A1:B2" r1="D1"/></c>'),
      [a('B2', 1)],
      'workbook.formulaCell',
    ],
    ['a cell under a merge', merged, [a('B1', 1)], 'workbook.coveredCell'],
    ['a cell under a merge that is not there', merged, [a('C2', 1)], 'workbook.coveredCell'],
    ['but the first cell of a merge is', merged, [a('A1', 1)], undefined],
    ['a picture in a cell', rowsOf('<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>'), [a('A1', 1)], 'workbook.badValue'],
    ['one cell twice', '<sheetData/>', [a('A1', 1), a('$a$1', 2)], 'workbook.twice'],
    ['no address', '<sheetData/>', [a('A0', 1)], 'workbook.badRef'],
    ['no address of a sheet', '<sheetData/>', [a('XFE1', 1)], 'workbook.badRef'],
  ])('%s', (_, xml, values, code) => expect(refusalIn(xml, ...values)).toBe(code));

  it('a sheet that is not there, or has no cells', () => {
    const pieces: WorkbookPieces = { sheets: [{}, { name: '图', type: 'chartsheet' }] };
    for (const sheet of ['sheet1', '图', 'Sheet1 '])
      expect(() => fillWorkbook(workbookBytes(pieces), 'x', [{ sheet, ref: 'A1', value: 1 }])).toThrow(/sheetMissing/);
  });

  it('the header of a table', () => {
    const pieces: WorkbookPieces = {
      sheets: [
        {
          xml: '<sheetData/><tableParts count="1"><tablePart r:id="t"/></tableParts>',
          relations: '<Relationship Id="t" Type="x/table" Target="../tables/table1.xml"/>',
        },
      ],
      extraParts: { 'xl/tables/table1.xml': '<table xmlns="u" ref="B2:C5"/>' },
    };
    expect(refusal(pieces, a('C2', '新'))?.code).toBe('workbook.tableHeader');
    expect(refusal(pieces, a('C3', '新'))).toBeUndefined();
  });
});

describe('recalculation', () => {
  const formula = { sheets: [{}, { xml: rowsOf('<c r="A1"><f>Sheet1!A1</f><v>0</v></c>') }] };
  it('is asked for when any sheet has formulas, in the place of the schema', () => {
    const behind = '<definedNames><definedName name="a">1</definedName></definedNames><oleSize ref="A1"/>';
    expect(fill({ ...formula, behind }, a('A1', 1)).workbook).toContain(
      '</definedNames><calcPr fullCalcOnLoad="1"/><oleSize ',
    );
  });
  it.each([
    ['<calcPr calcId="1"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'],
    ['<calcPr fullCalcOnLoad="0" calcId="1" />', '<calcPr fullCalcOnLoad="1" calcId="1" />'],
    ['<calcPr fullCalcOnLoad="true"/>', '<calcPr fullCalcOnLoad="true"/>'],
  ])('%s', (before, after) => expect(fill({ ...formula, behind: before }, a('A1', 1)).workbook).toContain(after));
  it('is not asked for without formulas', () => expect(fill({}, a('A1', 1)).workbook).not.toContain('calcPr'));
  it('nothing changes when nothing is filled', () => {
    const bytes = workbookBytes({ ...formula, sheets: [{ xml: rowsOf('<c r="A1" s="1"/>') }] });
    const pkg = openPackage(bytes, 'x');
    expect(fillWorkbook(bytes, 'x', [{ sheet: 'Sheet1', ref: 'A1', value: null }]).bytes).toEqual(
      writePackage(pkg, new Map()),
    );
  });
});

describe('warnings', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf/><xf><protection locked="0"/></xf><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>';
  const rows = rowsOf('<c r="A1" s="1"/><c r="B1"/><c r="C1" s="2"/><c r="D1" s="3"/>');
  it('locked cells of a protected sheet', () => {
    const pieces = (on: number) => ({ sheets: [{ xml: `${rows}<sheetProtection sheet="${on}"/>` }], styles });
    expect(fill(pieces(1), a('A1', 1), a('B1', 2), a('Z9', 3)).warnings).toEqual([
      { kind: 'lockedCell', sheet: 'Sheet1', ref: 'B1' },
      { kind: 'lockedCell', sheet: 'Sheet1', ref: 'Z9' },
    ]);
    expect(fill(pieces(0), a('B1', 2)).warnings).toEqual([]);
  });
  it('dates in cells that show a plain number', () => {
    const date = { date: '2026-10-06' };
    expect(fill({ sheets: [{ xml: rows }], styles }, a('B1', date), a('C1', date), a('D1', date)).warnings).toEqual([
      { kind: 'noDateFormat', sheet: 'Sheet1', ref: 'B1' },
    ]);
  });
  it('a signature that is no longer valid', () => {
    expect(fill({ extraParts: { '_xmlsignatures/sig1.xml': '<a/>' } }, a('A1', 1)).warnings).toEqual([
      { kind: 'signature' },
    ]);
  });
});

describe('a workbook with macros', () => {
  it('keeps its content types and its macros to the byte, and is named as such', () => {
    const before = openPackage(macroWorkbook(), '月报.xlsm');
    const done = fillWorkbook(macroWorkbook(), '月报.xlsm', [{ sheet: 'Sheet1', ref: 'B2', value: '甲' }]);
    const after = openPackage(done.bytes, '月报.xlsm');
    expect(after.names()).toEqual(before.names());
    expect(after.text('[Content_Types].xml')).toContain('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
    for (const name of ['[Content_Types].xml', 'xl/vbaProject.bin', 'xl/_rels/workbook.xml.rels']) {
      expect(after.bytes(name)).toEqual(before.bytes(name));
      expect(after.entry(name)?.packed).toEqual(before.entry(name)?.packed);
    }
    expect(Uint8Array.from(after.bytes('xl/vbaProject.bin'))).toEqual(MACROS);
    expect(readWorkbook(after).notices).toEqual(['macros']);
  });
});

describe('ways to write the same thing', () => {
  it('a prefix before every element', () => {
    const pieces: WorkbookPieces = {
      prefix: 'x:',
      strings: '<x:si><x:t>甲</x:t></x:si>',
      sheets: [{ xml: '<x:sheetData><x:row r="1"><x:c r="A1" s="1"/></x:row></x:sheetData>' }],
    };
    const done = fill(pieces, a('A1', '乙'), a('B2', 2));
    expect(done.sheet).toBe(
      '<x:sheetData><x:row r="1"><x:c r="A1" s="1" t="s"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="B2"><x:v>2</x:v></x:c></x:row></x:sheetData>',
    );
    expect(done.strings).toContain('<x:si><x:t>乙</x:t></x:si>');
  });
  it('strict workbooks', () => expect(fill({ strict: true }, a('A1', '甲')).sheet).toContain('<is><t>甲</t></is>'));
  it('UTF-16 parts stay UTF-16', () => {
    const pkg = aWorkbook({ sheets: [{ xml: rowsOf('<c r="A1"/>') }] });
    const bytes = writePackage(pkg, new Map([[SHEET, encodePart(pkg.text(SHEET), 'utf-16be')]]));
    const done = openPackage(fillWorkbook(bytes, 'x', [{ sheet: 'Sheet1', ref: 'A1', value: '𠀀' }]).bytes, 'x');
    expect(done.part(SHEET).encoding).toBe('utf-16be');
    expect(done.text(SHEET)).toContain('<t>𠀀</t>');
  });
  it('an empty string table that is closed at once', () => {
    const pkg = aWorkbook({ strings: '' });
    const bytes = writePackage(
      pkg,
      new Map([[STRINGS, new TextEncoder().encode('<sst count="0" uniqueCount="0" />')]]),
    );
    const done = openPackage(fillWorkbook(bytes, 'x', [{ sheet: 'Sheet1', ref: 'A1', value: '甲' }]).bytes, 'x');
    expect(done.text(STRINGS)).toBe('<sst count="1" uniqueCount="1"><si><t>甲</t></si></sst>');
  });
});
