// Each function of the list against results of Excel, by the documentation of the functions and the known arithmetic.
import { describe, expect, it } from 'vitest';
import type { StoredValue } from '../core/sheet';
import { aWorkbook } from './aWorkbook';
import { FormulaGraph } from './formulaGraph';
import { FormulaSession } from './formulaSession';
import { doubtOf, sameResult } from './formulaValue';
import { LIFTED_FUNCTIONS, VERIFIED_FUNCTIONS } from './verifiedFunctions';
import { escapeText } from './xmlText';

/** A4 and B5 stay blank; A5 is text, A6 true, C1 = 15 March 2023, C2 = 31 January 2024, D1 = 8:20, D2 = a citizen's number. */
const INPUTS: Readonly<Record<string, StoredValue>> = {
  A1: 5,
  A2: 3,
  A3: 7,
  A5: '甲',
  A6: true,
  B1: '盗窃',
  B2: '诈骗',
  B3: '盗窃',
  B4: '赌博',
  B6: '12',
  C1: 45000,
  C2: 45322,
  C3: 45061,
  D1: 500 / 1440,
  D2: '110101199003078888',
  D3: ' 张  三 ',
  D4: 'Abc',
  D5: { error: '#N/A' },
  D6: '2023-03-15',
  E1: 1.005,
  E2: 0.1,
  E3: 0.2,
  E4: -2.5,
};

const NA = { error: '#N/A' };
const VALUE = { error: '#VALUE!' };
const DIV0 = { error: '#DIV/0!' };

const CASES: Readonly<Record<string, readonly (readonly [formula: string, expected: StoredValue])[]>> = {
  SUM: [
    ['SUM(A1:A6)', 15],
    ['SUM(A1,A3,{1,2})', 15],
    ['SUM(D5,1)', NA],
    ['SUM((A1:A2,A3))', 15],
    ['SUM(COUNTIF(B1:B6,{"盗窃","赌博"}))', 3],
  ],
  AVERAGE: [
    ['AVERAGE(A1:A6)', 5],
    ['AVERAGE(A4:A5)', DIV0],
  ],
  MAX: [
    ['MAX(A1:A6)', 7],
    ['MAX(A4:A5)', 0],
  ],
  MIN: [
    ['MIN(A1:A6)', 3],
    ['MIN(A4)', 0],
  ],
  COUNT: [
    ['COUNT(A1:A6)', 3],
    ['COUNT(B1:B6)', 0],
  ],
  COUNTA: [
    ['COUNTA(A1:A6)', 5],
    ['COUNTA(B1:B6)', 5],
  ],
  COUNTBLANK: [
    ['COUNTBLANK(A1:A6)', 1],
    ['COUNTBLANK(B1:B6)', 1],
  ],
  PRODUCT: [
    ['PRODUCT(A1:A3)', 105],
    ['PRODUCT(A4:A5)', 0],
  ],
  MEDIAN: [
    ['MEDIAN(A1:A3)', 5],
    ['MEDIAN(1,2,3,4)', 2.5],
  ],
  LARGE: [
    ['LARGE(A1:A6,1)', 7],
    ['LARGE(A1:A6,3)', 3],
  ],
  SMALL: [
    ['SMALL(A1:A6,1)', 3],
    ['SMALL(A1:A6,2)', 5],
  ],
  RANK: [
    ['RANK(A1,A1:A3)', 2],
    ['RANK(A1,A1:A3,1)', 2],
    ['RANK(A3,A1:A6)', 1],
  ],
  COUNTIF: [
    ['COUNTIF(B1:B6,"盗窃")', 2],
    ['COUNTIF(B1:B6,"盗*")', 2],
    ['COUNTIF(A1:A6,">=5")', 2],
    ['COUNTIF(A1:A6,A1)', 1],
    ['COUNTIF(B1:B6,"<>盗窃")', 4],
    ['COUNTIF(B1:B6,"?骗")', 1],
    ['COUNTIF(A1:A6,"<>")', 5],
  ],
  SUMIF: [
    ['SUMIF(B1:B3,"盗窃",A1:A3)', 12],
    ['SUMIF(A1:A3,">3")', 12],
    ['SUMIF(B1:B3,"盗窃",A1)', 12],
    ['SUMIF(B1:B3,B2,A1:A3)', 3],
  ],
  AVERAGEIF: [
    ['AVERAGEIF(B1:B3,"盗窃",A1:A3)', 6],
    ['AVERAGEIF(B1:B3,"无",A1:A3)', DIV0],
  ],
  COUNTIFS: [
    ['COUNTIFS(B1:B3,"盗窃",A1:A3,">5")', 1],
    ['COUNTIFS(C1:C3,">="&DATE(2023,3,1),C1:C3,"<"&DATE(2023,4,1))', 1],
  ],
  SUMIFS: [
    ['SUMIFS(A1:A3,B1:B3,"盗窃",C1:C3,">45010")', 7],
    ['SUMIFS(A1:A3,B1:B3,"无")', 0],
  ],
  AVERAGEIFS: [
    ['AVERAGEIFS(A1:A3,B1:B3,"盗窃")', 6],
    ['AVERAGEIFS(A1:A3,A1:A3,">3",B1:B3,"盗窃")', 6],
  ],
  MAXIFS: [
    ['MAXIFS(A1:A3,B1:B3,"盗窃")', 7],
    ['_xlfn.MAXIFS(A1:A3,B1:B3,"无")', 0],
  ],
  MINIFS: [
    ['MINIFS(A1:A3,B1:B3,"盗窃")', 5],
    ['_xlfn.MINIFS(A1:A3,B1:B3,"诈骗")', 3],
  ],
  SUMPRODUCT: [
    ['SUMPRODUCT((B1:B3="盗窃")*(A1:A3>5))', 1],
    ['SUMPRODUCT(A1:A3,A1:A3)', 83],
    ['SUMPRODUCT((B1:B3="盗窃")*A1:A3)', 12],
    ['SUMPRODUCT(--(A1:A3>4))', 2],
    ['SUMPRODUCT((YEAR(C1:C3)=2023)*(MONTH(C1:C3)=3))', 1],
  ],
  SUBTOTAL: [
    ['SUBTOTAL(9,A1:A6)', 15],
    ['SUBTOTAL(3,A1:A6)', 5],
    ['SUBTOTAL(109,A1:A3)', 15],
  ],
  STDEV: [
    ['STDEV(A1:A3)', 2],
    ['STDEV(A1:A6)', 2],
  ],
  ABS: [
    ['ABS(-3)', 3],
    ['ABS(E4)', 2.5],
  ],
  ROUND: [
    ['ROUND(E1,2)', 1.01],
    ['ROUND(-2.5,0)', -3],
    ['ROUND(1234.5,-2)', 1200],
    ['ROUND(2/3*100,2)', 66.67],
    ['ROUND(0.285,2)', 0.29],
    ['ROUND(1.255,2)', 1.26],
    ['ROUND(A5,1)', VALUE],
  ],
  ROUNDUP: [
    ['ROUNDUP(7/3,0)', 3],
    ['ROUNDUP(-2.1,0)', -3],
    ['ROUNDUP(8,0)', 8],
  ],
  ROUNDDOWN: [
    ['ROUNDDOWN(7/3,1)', 2.3],
    ['ROUNDDOWN(-2.9,0)', -2],
  ],
  INT: [
    ['INT(7/2)', 3],
    ['INT(E4)', -3],
    ['INT(A3)', 7],
  ],
  TRUNC: [
    ['TRUNC(E4)', -2],
    ['TRUNC(3.149,2)', 3.14],
  ],
  MOD: [
    ['MOD(7,3)', 1],
    ['MOD(-3,2)', 1],
    ['MOD(MID(D2,17,1),2)', 0],
    ['MOD(1,0)', DIV0],
  ],
  POWER: [
    ['POWER(2,10)', 1024],
    ['2^3^2', 64],
    ['-A1^2', 25],
  ],
  SQRT: [
    ['SQRT(16)', 4],
    ['SQRT(2)', Math.SQRT2],
  ],
  SIGN: [
    ['SIGN(E4)', -1],
    ['SIGN(A4)', 0],
  ],
  CEILING: [
    ['CEILING(4.2,1)', 5],
    ['CEILING(A1,5)', 5],
  ],
  FLOOR: [
    ['FLOOR(4.8,1)', 4],
    ['FLOOR(A3,5)', 5],
  ],
  PI: [
    ['PI()', Math.PI],
    ['ROUND(PI(),4)', 3.1416],
  ],
  IF: [
    ['IF(A1>3,"是","否")', '是'],
    ['IF(A4=0,"空",1)', '空'],
    ['IF(A4="",1,2)', 1],
    ['IF(A1>9,1)', false],
    ['IF(A1=5,,1)', 0],
    ['IF(E2+E3=0.3,"平","不平")', '平'],
  ],
  IFERROR: [
    ['IFERROR(A1/A4,"-")', '-'],
    ['IFERROR(A1,0)', 5],
  ],
  IFNA: [
    ['IFNA(D5,"无")', '无'],
    ['IFNA(A1,0)', 5],
  ],
  IFS: [
    ['_xlfn.IFS(A1>6,"高",A1>4,"中",TRUE,"低")', '中'],
    ['IFS(A1=5,1)', 1],
  ],
  CHOOSE: [
    ['CHOOSE(2,"a","b")', 'b'],
    ['CHOOSE(A2,1,2,A3)', 7],
  ],
  AND: [
    ['AND(A1>0,A2<>"")', true],
    ['AND(A1:A3)', true],
    ['AND(A1>0,FALSE)', false],
  ],
  OR: [
    ['OR(A1>9,A2=3)', true],
    ['OR(FALSE,A1<0)', false],
  ],
  NOT: [
    ['NOT(A1=5)', false],
    ['NOT(A4)', true],
  ],
  TRUE: [
    ['TRUE()', true],
    ['TRUE+1', 2],
  ],
  FALSE: [
    ['FALSE()', false],
    ['IF(FALSE,1,2)', 2],
  ],
  NA: [
    ['NA()', NA],
    ['ISNA(NA())', true],
  ],
  ISNUMBER: [
    ['ISNUMBER(A1)', true],
    ['ISNUMBER(FIND("盗",B2))', false],
    ['ISNUMBER(B6)', false],
  ],
  ISTEXT: [
    ['ISTEXT(B6)', true],
    ['ISTEXT(A4)', false],
  ],
  ISBLANK: [
    ['ISBLANK(A4)', true],
    ['ISBLANK(A1)', false],
  ],
  ISERROR: [
    ['ISERROR(D5)', true],
    ['ISERROR(A1)', false],
  ],
  ISERR: [
    ['ISERR(D5)', false],
    ['ISERR(1/0)', true],
  ],
  ISNA: [
    ['ISNA(D5)', true],
    ['ISNA(1/0)', false],
  ],
  N: [
    ['N(A5)', 0],
    ['N(A6)', 1],
  ],
  T: [
    ['T(A5)', '甲'],
    ['T(A1)', ''],
  ],
  VLOOKUP: [
    ['VLOOKUP("诈骗",B1:C3,2,FALSE)', 45322],
    ['VLOOKUP("没有",B1:C3,2,0)', NA],
    ['VLOOKUP(6,{1,"低";5,"中";9,"高"},2)', '中'],
  ],
  HLOOKUP: [
    ['HLOOKUP(5,A1:C2,2,FALSE)', 3],
    ['HLOOKUP("x",A1:C2,2,FALSE)', NA],
  ],
  XLOOKUP: [
    ['_xlfn.XLOOKUP("诈骗",B1:B3,A1:A3)', 3],
    ['_xlfn.XLOOKUP("无",B1:B3,A1:A3,"没有")', '没有'],
  ],
  LOOKUP: [
    ['LOOKUP(2,1/(B1:B3="盗窃"),A1:A3)', 7],
    ['LOOKUP(6,{0,5,9},{"低","中","高"})', '中'],
  ],
  MATCH: [
    ['MATCH("诈骗",B1:B4,0)', 2],
    ['MATCH(6,{1,5,9},1)', 2],
    ['MATCH("无",B1:B4,0)', NA],
  ],
  INDEX: [
    ['INDEX(A1:A3,2)', 3],
    ['INDEX(A1:B3,MATCH("诈骗",B1:B3,0),1)', 3],
  ],
  ROW: [
    ['ROW(A7)', 7],
    ['ROW(B12)-1', 11],
  ],
  COLUMN: [
    ['COLUMN(C1)', 3],
    ['COLUMN(AA1)', 27],
  ],
  ROWS: [
    ['ROWS(A1:B5)', 5],
    ['ROWS(C3)', 1],
  ],
  COLUMNS: [
    ['COLUMNS(A1:B5)', 2],
    ['COLUMNS(C:F)', 4],
  ],
  INDIRECT: [
    ['INDIRECT("A"&2)', 3],
    ['SUM(INDIRECT("A1:A3"))', 15],
    ['INDIRECT("表!A1")', 5],
  ],
  OFFSET: [
    ['OFFSET(A1,1,0)', 3],
    ['SUM(OFFSET(A1,0,0,3,1))', 15],
  ],
  LEFT: [
    ['LEFT(D2,6)', '110101'],
    ['LEFT(B1)', '盗'],
  ],
  RIGHT: [
    ['RIGHT(D2,4)', '8888'],
    ['RIGHT(D4,9)', 'Abc'],
  ],
  MID: [
    ['MID(D2,7,8)', '19900307'],
    ['MID(D4,9,1)', ''],
    ['MID(D4,0,1)', VALUE],
  ],
  LEN: [
    ['LEN("合计")', 2],
    ['LEN(A4)', 0],
  ],
  FIND: [
    ['FIND("b",D4)', 2],
    ['FIND("B",D4)', VALUE],
  ],
  SEARCH: [
    ['SEARCH("B",D4)', 2],
    ['SEARCH("?c",D4)', 2],
  ],
  SUBSTITUTE: [
    ['SUBSTITUTE(B1,"盗","偷")', '偷窃'],
    ['SUBSTITUTE("aaa","a","b",2)', 'aba'],
  ],
  REPLACE: [
    ['REPLACE(D2,7,8,"********")', '110101********8888'],
    ['REPLACE(D4,1,1,"x")', 'xbc'],
  ],
  CONCATENATE: [
    ['CONCATENATE(B1,"、",B2)', '盗窃、诈骗'],
    ['CONCATENATE(A1,"起")', '5起'],
  ],
  CONCAT: [
    ['_xlfn.CONCAT(B1:B2)', '盗窃诈骗'],
    ['CONCAT(A1,A4,"x")', '5x'],
  ],
  TEXTJOIN: [
    ['_xlfn.TEXTJOIN("、",TRUE,B1:B3)', '盗窃、诈骗、盗窃'],
    ['TEXTJOIN(",",FALSE,A3:A4)', '7,'],
  ],
  TEXT: [
    ['TEXT(C1,"YYYY-MM-DD")', '2023-03-15'],
    ['TEXT(C1,"yyyy年m月d日")', '2023年3月15日'],
    ['TEXT(C1,"aaaa")', '星期三'],
    ['TEXT(123,"[DBNum1]0")', '一二三'],
    ['TEXT(A1/15,"0.0%")', '33.3%'],
    ['TEXT(A4,"0")', '0'],
    ['TEXT(B6,"000")', '012'],
    ['TEXT(B1,"0")', '盗窃'],
    ['TEXT(-1,"+0;-0;0")', '-1'],
    ['TEXT(0.285,"0.00")', '0.29'],
    ['TEXT(TEXT(C1,"m"),"00")&"月"', '03月'],
    ['TEXT(A1,"")', ''],
  ],
  VALUE: [
    ['VALUE("12.5")', 12.5],
    ['VALUE("8:30")', 8.5 / 24],
    ['VALUE("x")', VALUE],
  ],
  TRIM: [
    ['TRIM(D3)', '张 三'],
    ['TRIM(A4)', ''],
  ],
  UPPER: [
    ['UPPER(D4)', 'ABC'],
    ['UPPER("x1")', 'X1'],
  ],
  LOWER: [
    ['LOWER(D4)', 'abc'],
    ['LOWER(B1)', '盗窃'],
  ],
  REPT: [
    ['REPT("★",3)', '★★★'],
    ['REPT("x",0)', ''],
  ],
  EXACT: [
    ['EXACT(D4,"ABC")', false],
    ['EXACT(D4,"Abc")', true],
  ],
  NUMBERSTRING: [
    ['NUMBERSTRING(123,1)', '一百二十三'],
    ['NUMBERSTRING(123,2)', '壹佰贰拾叁'],
    ['NUMBERSTRING(123,3)', '一二三'],
  ],
  HYPERLINK: [
    ['HYPERLINK("x","看")', '看'],
    ['HYPERLINK("x")', 'x'],
  ],
  DATE: [
    ['DATE(MID(D2,7,4),MID(D2,11,2),MID(D2,13,2))', 32939],
    ['DATE(2020,13,1)', 44197],
    ['DATE(2023,3,0)', 44985],
    ['DATE(123,3,15)', 45000],
  ],
  YEAR: [
    ['YEAR(C1)', 2023],
    ['YEAR(A4)', 1900],
    ['YEAR(D6)', 2023],
  ],
  MONTH: [
    ['MONTH(C1)', 3],
    ['MONTH(A4)', 1],
    ['MONTH(59)', 2],
  ],
  DAY: [
    ['DAY(C1)', 15],
    ['DAY(A4)', 0],
    ['DAY(60)', 29],
  ],
  WEEKDAY: [
    ['WEEKDAY(C1,2)', 3],
    ['WEEKDAY(C1)', 4],
    ['WEEKDAY(A4)', 7],
    ['WEEKDAY(1)', 1],
  ],
  EDATE: [
    ['EDATE(C1,-1)', 44972],
    ['EDATE(C2,1)', 45351],
  ],
  EOMONTH: [
    ['EOMONTH(C1,0)', 45016],
    ['EOMONTH(C1,-1)+1', 44986],
  ],
  DATEDIF: [
    ['DATEDIF(DATE(1990,3,7),DATE(2026,3,6),"Y")', 35],
    ['DATEDIF(C1,C2,"m")', 10],
    ['DATEDIF(C1,C2,"d")', 322],
  ],
  DAYS: [
    ['DAYS(C2,C1)', 322],
    ['DAYS(C1,C2)', -322],
  ],
  HOUR: [
    ['HOUR(D1)', 8],
    ['HOUR(0.75)', 18],
  ],
  MINUTE: [
    ['MINUTE(D1)', 20],
    ['MINUTE(0.5)', 0],
  ],
  TIME: [
    ['TIME(8,20,0)', 500 / 1440],
    ['TIME(25,0,0)', 1 / 24],
  ],
};

/** One element per element, inside SUMPRODUCT. */
const LIFTED: Readonly<Record<string, readonly [string, StoredValue]>> = {
  ABS: ['SUMPRODUCT(ABS(A1:A3))', 15],
  YEAR: ['SUMPRODUCT((YEAR(C1:C3)=2023)*1)', 2],
  MONTH: ['SUMPRODUCT((MONTH(C1:C4)=1)*1)', 2],
  DAY: ['SUMPRODUCT((DAY(C1:C3)=15)*1)', 2],
  LEFT: ['SUMPRODUCT((LEFT(B1:B3,1)="盗")*A1:A3)', 12],
  RIGHT: ['SUMPRODUCT((RIGHT(B1:B3,1)="骗")*1)', 1],
  MID: ['SUMPRODUCT((MID(B1:B3,2,1)="窃")*1)', 2],
};

const all = [...Object.values(CASES).flat(), ...Object.values(LIFTED)];

function bookOfCases(): FormulaGraph {
  const cell = (ref: string, value: StoredValue) =>
    typeof value === 'number'
      ? `<c r="${ref}"><v>${value}</v></c>`
      : typeof value === 'boolean'
        ? `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`
        : typeof value === 'string'
          ? `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
          : `<c r="${ref}" t="e"><v>${value.error}</v></c>`;
  const rows = new Map<number, string>();
  for (const [ref, value] of Object.entries(INPUTS)) {
    const row = Number(ref.slice(1));
    rows.set(row, (rows.get(row) ?? '') + cell(ref, value));
  }
  for (const [i, [formula]] of all.entries()) rows.set(100 + i, `<c r="H${100 + i}"><f>${escapeText(formula)}</f></c>`);
  const xml = [...rows].sort((a, b) => a[0] - b[0]).map(([row, cells]) => `<row r="${row}">${cells}</row>`);
  const sheets = [{ name: '表', xml: `<sheetData>${xml.join('')}</sheetData>` }];
  return FormulaGraph.of(aWorkbook({ sheets }));
}

describe('verified functions', () => {
  const graph = bookOfCases();
  const formulas = [...graph.formulas.values()];
  const session = new FormulaSession(graph);
  session.load(formulas);
  session.evaluate();
  const answers = session.read(formulas);
  session.close();

  it.each(all.map(([formula, expected], i) => [formula, expected, i] as const))('%s', (_, expected, i) => {
    const value = answers[i]?.value;
    expect(sameResult(value, expected), `${JSON.stringify(value)} for ${JSON.stringify(expected)}`).toBe(true);
    expect(answers[i]?.isSpilled).toBe(false);
    expect(doubtOf(value)).toBeUndefined();
    expect(formulas[i]?.judgement).toMatchObject({ isVerified: true });
    expect(formulas[i]?.judgement.never).toBeUndefined();
  });

  it('are exactly those with cases of their own, two at least', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(VERIFIED_FUNCTIONS).sort());
    for (const [name, cases] of Object.entries(CASES)) {
      expect(cases.length, name).toBeGreaterThan(1);
      expect(
        cases.filter(([formula]) => formula.includes(name) || (name === 'POWER' && formula.includes('^'))).length,
        name,
      ).toBeGreaterThan(0);
    }
    expect(Object.keys(LIFTED).sort()).toEqual([...LIFTED_FUNCTIONS].sort());
  });
});

describe('dates of the 1904 system', () => {
  it.each([
    ['DATE(2023,3,15)', 43538],
    ['YEAR(A1)', 1904],
    ['MONTH(C1)', 3],
    ['DAY(C1)', 16],
    ['TEXT(C1,"yyyy-mm-dd")', '2027-03-16'],
    ['EDATE(C1,1)', 45031],
    ['WEEKDAY(C1)', 3],
  ] as const)('%s', (formula, expected) => {
    const xml = `<sheetData><row r="1"><c r="A1"><v>5</v></c><c r="C1"><v>45000</v></c><c r="H1"><f>${escapeText(formula)}</f></c></row></sheetData>`;
    const graph = FormulaGraph.of(aWorkbook({ sheets: [{ name: '表', xml }], before: '<workbookPr date1904="1"/>' }));
    const formulas = [...graph.formulas.values()];
    const session = new FormulaSession(graph);
    session.load(formulas);
    session.evaluate();
    expect(session.read(formulas)[0]?.value).toBe(expected);
    session.close();
  });
});
