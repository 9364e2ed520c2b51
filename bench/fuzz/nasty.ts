// Values that readers of workbooks stumble over: numbers, references, texts, formulas, formats and whole elements.
// Law: each is small to write and says something that no program writes, or that costs far more than it weighs.
import type { Chance } from './chance';

export const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1',
  '2',
  '0.5',
  '-0.5',
  '255',
  '256',
  '32767',
  '32768',
  '65535',
  '65536',
  '1048575',
  '1048576',
  '1048577',
  '16383',
  '16384',
  '16385',
  '2147483647',
  '2147483648',
  '-2147483648',
  '4294967295',
  '4294967296',
  '9007199254740993',
  '1e21',
  '1e308',
  '-1e308',
  '1e309',
  '1e-320',
  'NaN',
  'Infinity',
  '-Infinity',
  '',
  ' ',
  '+5',
  '0x10',
  '1,5',
  '００１',
  '1e',
  '--1',
  '99999999999999999999999999',
];

export const REFERENCES = [
  'A1',
  'A0',
  'a1',
  'XFD1048576',
  'XFE1',
  'A1048577',
  'ZZZZ99',
  'AAAAAAAAAAAAAAA1',
  'A99999999999999999999',
  '$A$1',
  'A1:B2',
  'B2:A1',
  'A1:XFD1048576',
  'A:A',
  'A:XFD',
  '1:1',
  '1:1048576',
  'A1:A1048576',
  'A1:XFD1',
  'XFD1048576:A1',
  'A1:',
  ':A1',
  'A1:B2:C3',
  '#REF!',
  'A1 B2 C3',
  'A1,B2',
  "'a'!A1",
  'Sheet1!A1',
  'A-1',
  'A1.5',
  '',
  '甲1',
  'R1C1',
  'A1:A',
  'A:1',
];

const FORMATS = [
  'General',
  '@',
  ';;;',
  '[红色]0',
  '[DBNum2][$-804]General',
  'yyyy"年"m"月"d"日"',
  '[h]:mm:ss.000',
  '# ?/?',
  '# ??/??????????????',
  '0E+00',
  '[>=100000000]0!.00,,"亿";0',
  '"',
  '[',
  '[$',
  '\\',
  '_',
  '*',
  '0;0;0;0;0;0',
  '[<=',
  'aaaa',
  'ggge"年"',
  'General General',
  '[Color99]0',
  '0.',
  '[DBNum1]',
  '0,,,,,,,,,,,,,,,',
  'e',
  'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
  '[$-F800]',
  '上午/下午h',
  '%%%%',
  '000000000000000000000000000000',
];

export const ENTITIES = [
  '&#0;',
  '&#x0;',
  '&#xD800;',
  '&#x110000;',
  '&#99999999999;',
  '&lol;',
  '&',
  '&amp',
  '&#;',
  '&#x;',
  '&lt;',
  '&#xFFFE;',
];

export function longText(chance: Chance): string {
  const length = chance.pick([300, 8_193, 32_768, 100_000, 1_100_000]);
  return chance.pick(['a', '长', '😀', '0', ' ', '_x0041_', '(', '9', 'A1:B2 ', '1,']).repeat(length).slice(0, length);
}

const nested = (open: string, inside: string, close: string, depth: number) =>
  open.repeat(depth) + inside + close.repeat(depth);

export function formula(chance: Chance): string {
  const depth = chance.pick([3, 30, 64, 200, 1_000, 4_000]);
  const ref = chance.pick(REFERENCES);
  const number = chance.pick(NUMBERS);
  const other = chance.pick(FORMATS).replaceAll('"', '""');
  return chance.pick<() => string>([
    () => nested('(', '1', ')', depth),
    () => nested('SUM(', 'A1', ')', depth),
    () => nested('IF(A1,', '1', ')', depth),
    () => nested('TEXT(', '1', ',"0")', depth),
    () => `${'-'.repeat(depth)}1`,
    () => `1${'%'.repeat(depth)}`,
    () => `1${'+1'.repeat(depth)}`,
    () => `A1${'&A1'.repeat(depth)}`,
    () => `1${'^9'.repeat(depth)}`,
    () => `SUM(${'A1,'.repeat(depth)}A1)`,
    () => `{${'1,'.repeat(depth)}1}`,
    () => `SUM(${ref})`,
    () => `SUMPRODUCT((A1:A1048576="")*(B1:B1048576=""))`,
    () => `SUM(A:XFD)+COUNTIF(A:A,A1)`,
    () => `COUNTIF(A1:XFD1048576,"*a*b*c*d*e*f*")`,
    () => `REPT("长",${number})`,
    () => `REPT(REPT("a",32767),32767)`,
    () => `SEQUENCE(1048576,16384)`,
    () => `INDIRECT("A"&${number})`,
    () => `INDIRECT("A1:XFD1048576")`,
    () => `OFFSET(A1,${number},${number},1048576,16384)`,
    () => `TEXT(${number},"${other}")`,
    () => `TEXT(A1,"${'#'.repeat(depth)}")`,
    () => `NUMBERSTRING(${number},${chance.below(5)})`,
    () => `DATE(${number},${number},${number})`,
    () => `EDATE(1,${number})+WORKDAY(1,${number})+NETWORKDAYS(1,${number})`,
    () => `FACT(${number})+COMBIN(${number},2)+ROUND(1,${number})`,
    () => `MID("abc",${number},${number})&LEFT("a",${number})&FIND("",A1,${number})`,
    () => `SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767))`,
    () => `VLOOKUP(A1,A:XFD,${number},0)+INDEX(A:XFD,${number},${number})`,
    () => `LAMBDA(x,x(x))(LAMBDA(x,x(x)))`,
    () => `MMULT(A1:ALL1000,A1:ALL1000)`,
    () => `RANDBETWEEN(${number},1)+NOW()`,
    () => `HYPERLINK("${'x'.repeat(depth)}",A1)`,
    () => `'${"''".repeat(depth)}'!A1`,
    () => `"${'""'.repeat(depth)}`,
    () => `'未闭合!A1+"`,
    () => `名称${'甲'.repeat(depth)}`,
    () => `[1]Sheet1!A1+[99999999999]x!A1`,
    () => `表1[[#All],[列${'['.repeat(depth)}`,
    () => `=${ref}`,
    () => '',
    () => '\u0000',
    () => `${ref}:${ref}:${ref} ${ref}`,
    () => `Sheet1:Sheet3!${ref}`,
    () => `A1#+@B2`,
    () => `1E${number}`,
    () => `_xlfn.${'_xlfn.'.repeat(depth)}SUM(1)`,
    () => `${'SUM('.repeat(depth)}`,
    () => `${'{('.repeat(depth)}`,
    () => `${'A1:'.repeat(depth)}A1`,
    () => `${'A1 '.repeat(depth)}`,
    () => `${'!'.repeat(depth)}`,
    () => `${'<>'.repeat(depth)}1`,
    () => `${'N('.repeat(depth)}${ref}${')'.repeat(depth)}`,
  ])();
}

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const format = (chance: Chance): string =>
  chance.oneIn(4)
    ? `${chance.pick(FORMATS)}${chance.pick(FORMATS)}`.repeat(chance.pick([1, 3, 100]))
    : chance.pick(FORMATS);

/** An element for a worksheet, as it stands behind `sheetData`. */
export function sheetElement(chance: Chance): string {
  const ref = chance.pick(REFERENCES);
  const number = () => chance.pick(NUMBERS);
  const text = () => escaped(formula(chance));
  const many = chance.pick([1, 2, 50, 3_000]);
  const repeat = (one: (i: number) => string) => Array.from({ length: many }, (_, i) => one(i)).join('');
  const rule = (attributes: string, inside: string) =>
    `<conditionalFormatting sqref="${ref}"><cfRule ${attributes} dxfId="${number()}" priority="${number()}">${inside}</cfRule></conditionalFormatting>`;
  const cfvo = () =>
    `<cfvo type="${chance.pick(['min', 'max', 'num', 'percent', 'percentile', 'formula', 'x'])}" val="${chance.oneIn(2) ? number() : text()}"/>`;
  return chance.pick<() => string>([
    () =>
      `<mergeCells count="${number()}">${repeat((i) => `<mergeCell ref="A${i + 1}:${chance.pick(['B', 'XFD'])}${i + 9}"/>`)}</mergeCells>`,
    () => `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`,
    () => rule('type="expression"', `<formula>${text()}</formula>`),
    () => rule(`type="cellIs" operator="between"`, `<formula>${text()}</formula><formula>${number()}</formula>`),
    () =>
      rule(
        `type="${chance.pick(['duplicateValues', 'uniqueValues', 'aboveAverage', 'timePeriod', 'containsBlanks', 'x'])}"`,
        '',
      ),
    () => rule(`type="top10" rank="${number()}" percent="1"`, ''),
    () => rule(`type="containsText" operator="containsText" text="${number()}"`, `<formula>${text()}</formula>`),
    () =>
      rule(
        'type="colorScale"',
        `<colorScale>${cfvo()}${cfvo()}<color rgb="${number()}"/><color theme="${number()}" tint="${number()}"/></colorScale>`,
      ),
    () =>
      rule(
        'type="dataBar"',
        `<dataBar minLength="${number()}" maxLength="${number()}">${cfvo()}${cfvo()}<color indexed="${number()}"/></dataBar>`,
      ),
    () =>
      rule(
        'type="iconSet"',
        `<iconSet iconSet="${chance.pick(['3Arrows', '5Quarters', 'x'])}">${cfvo()}${cfvo()}${cfvo()}</iconSet>`,
      ),
    () =>
      repeat(
        () =>
          `<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>SUM(A:XFD)&gt;1</formula></cfRule></conditionalFormatting>`,
      ),
    () =>
      repeat(
        () =>
          `<conditionalFormatting sqref="A1:Z5000"><cfRule type="top10" rank="3" priority="1"/></conditionalFormatting>`,
      ),
    () =>
      repeat(
        () =>
          `<conditionalFormatting sqref="A1:Z5000"><cfRule type="expression" priority="2"><formula>COUNTIF($A$1:$Z$5000,A1)&gt;SUM($A$1:$Z$5000)</formula></cfRule></conditionalFormatting>`,
      ),
    () =>
      `<dataValidations>${repeat(() => `<dataValidation type="list" sqref="${ref}"><formula1>${text()}</formula1></dataValidation>`)}</dataValidations>`,
    () =>
      `<dataValidations>${repeat((i) => `<dataValidation type="list" sqref="B${i + 1}"><formula1>$A$1:$A$1048576</formula1></dataValidation>`)}</dataValidations>`,
    () =>
      `<cols>${repeat((i) => `<col min="${chance.oneIn(2) ? number() : i + 1}" max="${chance.oneIn(2) ? number() : 16384}" width="${number()}" hidden="${number()}" style="${number()}"/>`)}</cols>`,
    () =>
      `<sheetFormatPr defaultRowHeight="${number()}" defaultColWidth="${number()}" baseColWidth="${number()}" zeroHeight="${number()}"/>`,
    () =>
      `<pageSetup scale="${number()}" paperSize="${number()}" fitToWidth="${number()}" fitToHeight="${number()}" firstPageNumber="${number()}" paperWidth="${number()}mm" paperHeight="${number()}in" orientation="landscape" useFirstPageNumber="1"/>`,
    () =>
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><pageSetup fitToWidth="${number()}" fitToHeight="${number()}"/>`,
    () =>
      `<pageMargins left="${number()}" right="${number()}" top="${number()}" bottom="${number()}" header="${number()}" footer="${number()}"/>`,
    () =>
      `<headerFooter differentFirst="1" differentOddEven="1"><oddHeader>${'&amp;P&amp;N&amp;"x,y"&amp;K&amp;12&amp;'.repeat(many)}</oddHeader><evenFooter>&amp;L&amp;C&amp;R&amp;</evenFooter></headerFooter>`,
    () =>
      `<rowBreaks count="${number()}">${repeat((i) => `<brk id="${chance.oneIn(3) ? number() : i + 1}" man="1"/>`)}</rowBreaks>`,
    () => `<colBreaks>${repeat((i) => `<brk id="${i}"/>`)}</colBreaks>`,
    () =>
      `<hyperlinks>${repeat(() => `<hyperlink ref="${ref}" r:id="rId${number()}" location="${number()}"/>`)}</hyperlinks>`,
    () => `<autoFilter ref="${ref}"/>`,
    () => `<sheetProtection sheet="1" objects="${number()}"/>`,
    () => `<drawing r:id="rId${chance.below(5)}"/>`,
    () =>
      `<legacyDrawing r:id="rId${chance.below(5)}"/><tableParts count="${number()}"><tablePart r:id="rId${chance.below(5)}"/></tableParts>`,
    () => `<printOptions horizontalCentered="1" headings="1"/>`,
    () =>
      `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings xmlns:x14="x">${repeat(() => '<x14:conditionalFormatting/>')}</x14:conditionalFormattings></ext></extLst>`,
    () => `<sheetData>${repeat((i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`)}</sheetData>`,
  ])();
}

/** Rows for `sheetData`. */
export function rows(chance: Chance): string {
  const number = () => chance.pick(NUMBERS);
  const ref = () => chance.pick(REFERENCES);
  const many = chance.pick([1, 2, 50, 2_000]);
  const repeat = (one: (i: number) => string) => Array.from({ length: many }, (_, i) => one(i)).join('');
  const formulaCell = (at: string, inside = escaped(formula(chance))) => `<c r="${at}"><f>${inside}</f><v>1</v></c>`;
  return chance.pick<() => string>([
    () =>
      `<row r="${number()}" ht="${number()}" s="${number()}" customHeight="1"><c r="${ref()}" s="${number()}" t="${chance.pick(['s', 'b', 'e', 'n', 'str', 'inlineStr', 'd', 'x'])}"><v>${number()}</v></c></row>`,
    () => `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
    () => `<row r="1048576" ht="20" customHeight="1"/>`,
    () => `<row>${repeat(() => '<c><v>1</v></c>')}</row>`,
    () => repeat((i) => `<row r="${i * 500 + 1}"><c r="A${i * 500 + 1}"><v>${i}</v></c></row>`),
    () => repeat(() => '<row r="5"><c r="A5"><v>1</v></c></row>'),
    () =>
      `<row r="9">${formulaCell('A9')}${formulaCell('B9')}${formulaCell('C9', 'A9+B9+D9')}${formulaCell('D9', 'C9')}</row>`,
    () =>
      repeat(
        (i) => `<row r="${i + 1}">${formulaCell(`AA${i + 1}`, `SUM(AA${i}:AA1)+AA${i + 2}+COUNTIF(A:A,A1)`)}</row>`,
      ),
    () => repeat((i) => `<row r="${i + 1}">${formulaCell(`AA${i + 1}`, `AA${i + 2}+1`)}</row>`),
    () => repeat((i) => `<row r="${i + 1}">${formulaCell(`AA${i + 1}`, `SUM($A$1:$Z$9999)+A${i + 1}`)}</row>`),
    () =>
      `<row r="7"><c r="A7"><f t="shared" si="${number()}" ref="${ref()}">${escaped(formula(chance))}</f></c>${repeat((i) => `<c r="${'ABCDEFGHIJ'[i % 10]}7"><f t="shared" si="0"/></c>`)}</row>`,
    () =>
      `<row r="7"><c r="A7"><f t="array" ref="${ref()}">${escaped(formula(chance))}</f><v>${number()}</v></c></row>`,
    () => `<row r="7"><c r="A7"><f t="dataTable" ref="${ref()}" dt2D="1" r1="A1" r2="B1"/></c></row>`,
    () =>
      `<row r="8"><c r="A8" t="inlineStr"><is>${repeat(() => '<r><rPr><sz val="1e9"/></rPr><t xml:space="preserve"> a_x000D_</t></r>')}<rPh sb="${number()}" eb="${number()}"><t>x</t></rPh></is></c></row>`,
  ])();
}

/** Children of the workbook part, behind `sheets`. */
export function workbookElement(chance: Chance): string {
  const many = chance.pick([1, 5, 300, 5_000]);
  const names = (one: (i: number) => string) =>
    `<definedNames>${Array.from({ length: many }, (_, i) => one(i)).join('')}</definedNames>`;
  const ref = chance.pick(REFERENCES);
  return chance.pick<() => string>([
    () => names((i) => `<definedName name="n${i}">n${i + 1}+n${i + 1}</definedName>`),
    () => names((i) => `<definedName name="n${i}">n${(i + 1) % many}</definedName>`),
    () =>
      names(
        () => `<definedName name="_xlnm.Print_Area" localSheetId="${chance.pick(NUMBERS)}">Sheet1!${ref}</definedName>`,
      ),
    () =>
      names(
        () =>
          `<definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$XFD$1048576,Sheet1!$1:$1048576</definedName>`,
      ),
    () =>
      names(
        () => `<definedName name="_xlnm.Print_Titles" localSheetId="0">Sheet1!${ref},Sheet1!$1:$1048576</definedName>`,
      ),
    () => names((i) => `<definedName name="x${i}">${escaped(formula(chance)).slice(0, 2_000)}</definedName>`),
    () => `<workbookPr date1904="${chance.pick(NUMBERS)}"/><calcPr fullCalcOnLoad="x" iterate="1"/>`,
    () => `<bookViews><workbookView activeTab="${chance.pick(NUMBERS)}"/></bookViews>`,
    () =>
      `<sheets>${Array.from({ length: Math.min(many, 1_500) }, (_, i) => `<sheet name="甲${i}" sheetId="${i}" r:id="rId1"/>`).join('')}</sheets>`,
  ])();
}
