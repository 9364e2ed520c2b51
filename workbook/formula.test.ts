import { afterEach, describe, expect, it } from 'vitest';
import type { StoredValue } from '../core/sheet';
import { aWorkbook, rowsOf, workbookBytes } from './aWorkbook';
import { fillWorkbook } from './fill';
import { calculate, FormulaBook } from './formula';
import { openPackage, type Package } from './package';
import { readSheet, readWorkbook } from './sheet';

const f = (formula: string, cached = '', attributes = '') => `<c${attributes}><f>${formula}</f>${cached}</c>`;
const n = (value: number) => `<c><v>${value}</v></c>`;
const s = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (...rows: string[]) => aWorkbook({ sheets: [{ name: '表', xml: rowsOf(...rows) }] });
const one = (pkg: Package, ref: string, value: StoredValue | null, at: string) => {
  const { results, untrusted } = calculate(pkg, [{ sheet: '表', ref, value: value as never }]);
  return results.find((cell) => cell.ref === at)?.value ?? untrusted.find((cell) => cell.ref === at)?.reason;
};

describe('the dependants of a filled cell', () => {
  it('are computed, at any distance and on other sheets', () => {
    const pkg = aWorkbook({
      sheets: [
        { name: '表', xml: rowsOf(`<c/>${f('A1*2')}${f('B1+1')}`) },
        { name: '汇总', xml: rowsOf(f('SUM(表!A1:C1)')) },
      ],
    });
    const { results, untrusted } = calculate(pkg, [{ sheet: '表', ref: 'A1', value: 5 }]);
    expect(results).toEqual([
      { sheet: '表', ref: 'B1', value: 10 },
      { sheet: '表', ref: 'C1', value: 11 },
      { sheet: '汇总', ref: 'A1', value: 26 },
    ]);
    expect(untrusted).toEqual([]);
  });

  it('are nothing else: a formula that does not depend on it is not looked at', () => {
    expect(
      calculate(sheet(`<c/>${f('A1*2')}`, `${n(1)}${f('TODAY()+A2')}`), [{ sheet: '表', ref: 'A1', value: 1 }]),
    ).toEqual({
      results: [{ sheet: '表', ref: 'B1', value: 2 }],
      untrusted: [],
    });
  });

  it('are computed in a workbook of many sheets, as long as few of them take part', () => {
    const blank = Array.from({ length: 400 }, (_, i) => ({ name: `空${i}` }));
    const pkg = aWorkbook({ sheets: [...blank, { name: '表', xml: rowsOf(`<c/>${f('A1*2+空7!A1')}`) }] });
    expect(one(pkg, 'A1', 4, 'B1')).toBe(8);
    const full = Array.from({ length: 400 }, (_, i) => ({ name: `满${i}`, xml: rowsOf(f('表!A1+1')) }));
    const all = aWorkbook({ sheets: [...full, { name: '表', xml: rowsOf(`<c/>${f('A1*2')}`) }] });
    expect(one(all, 'A1', 4, 'B1')).toBe('tooLarge');
  });

  it('are found through whole columns, tall ranges and wide ones', () => {
    const pkg = sheet(`<c/>${f('SUM(A:A)')}${f('SUM(B1:B9999)')}${f('SUM(A1:C9000)')}${f('SUM(C:M)*0')}`);
    const { results, untrusted } = calculate(pkg, [{ sheet: '表', ref: 'A1', value: 2 }]);
    expect([...results, ...untrusted].map(({ ref }) => ref).sort()).toEqual(['B1', 'C1', 'D1', 'E1']);
  });

  it.each([
    'VLOOKUP(A1,D:F,2,0)',
    'COUNTA(D:Z)+A1',
    'SUMPRODUCT((D1:D1048576="")*(E1:E1048576=""))+A1',
    'MMULT(D1:ALL1000,D1:ALL1000)+A1',
    'SUM(OFFSET(A1,0,0,1048576,16384))+A1',
    'INDIRECT("A1:XFD1048576")',
  ])('that go over millions of blank cells are left to Excel, each alone: %s', (formula) => {
    const written = f(formula.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
    expect(one(sheet(`<c/>${written}${f('A1*2')}`), 'A1', 1, 'B1')).toBe('notUnderstood');
    expect(one(sheet(`<c/>${written}${f('A1*2')}`), 'A1', 1, 'C1')).toBe(2);
  });

  it.each([
    'COMBIN(1E15,5E14)+A1',
    'VDB(1,0,1E9,0,1E9)+A1',
    'LEN(BASE(1,2,1E8))+A1',
    'SUM(EXPAND(A1,9000,9000,1))',
    'SUMPRODUCT(ROW(INDIRECT("1:"&A1*1000000)))',
    'LEN(SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767)))+A1',
    'LEN(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE("aaaa","a",REPT("a",99)),"a",REPT("a",99)),"a",REPT("a",99)))+A1',
  ])('in which the engine would not come to an end are left to Excel: %s', (formula) => {
    const pkg = sheet(`<c/>${f(formula.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))}${f('A1*2')}`);
    expect(one(pkg, 'A1', 1, 'B1')).not.toBeTypeOf('number');
    expect(one(pkg, 'A1', 1, 'C1')).toBe(2);
  });

  it('beyond the calendar are an error, and the engine goes on', () => {
    const pkg = sheet(`<c/>${f('EDATE(A1,1E9)')}${f('EOMONTH(A1,-1E9)')}${f('A1*3')}`);
    expect(one(pkg, 'A1', 5, 'B1')).not.toBeTypeOf('number');
    expect(one(pkg, 'A1', 5, 'D1')).toBe(15);
  });

  it('that replace a text by a longer one are computed', () => {
    expect(one(sheet(`<c/>${f('SUBSTITUTE(A1,&quot;-&quot;,&quot;至&quot;)')}`), 'A1', '1-3', 'B1')).toBe('1至3');
    expect(one(sheet(`<c/>${f('SUBSTITUTE(A1,&quot;-&quot;,C1)')}${s('年底')}`), 'A1', '1-3', 'B1')).toBe('1年底3');
  });

  it('that name whole columns in a total or a count are computed', () => {
    const pkg = sheet(`<c/>${f('SUM(D:D)+COUNTIF(D:D,A1)+SUMIF(D:D,A1,E:E)')}<c/>${n(1)}${n(4)}`);
    expect(one(pkg, 'A1', 1, 'B1')).toBe(6);
  });

  it('keep every digit of a number', () => {
    expect(one(sheet(`<c/>${f('A1/7')}`), 'A1', 1, 'B1')).toBe(1 / 7);
    expect(one(sheet(`<c/>${f('A1*1E-300')}`), 'A1', 2.5, 'B1')).toBe('rounding');
    expect(one(sheet(`<c/>${f('A1*12345678901')}`), 'A1', 7, 'B1')).toBe(86419752307);
  });

  it('follow names, of the sheet before those of the workbook', () => {
    const names = `<definedNames><definedName name="率">表!$A$2</definedName><definedName name="率" localSheetId="0">表!$A$1</definedName></definedNames>`;
    const pkg = aWorkbook({ sheets: [{ name: '表', xml: rowsOf(`<c/>${f('率*10')}`, n(9)) }], behind: names });
    expect(one(pkg, 'A1', 3, 'B1')).toBe(30);
  });

  it('see the range to add in SUMIF with the shape of the range to test', () => {
    const pkg = sheet(`${s('甲')}${n(1)}${f('SUMIF(A1:A3,"甲",B1)')}`, `${s('乙')}${n(2)}`, `${s('甲')}<c/>`);
    expect(one(pkg, 'B3', 5, 'C1')).toBe(6);
  });
});

describe('trust', () => {
  it('goes to a formula whose kept result the engine reproduces', () => {
    const pkg = sheet(`${n(2)}${f('SUMSQ(A1)', '<v>4</v>')}`);
    expect(one(pkg, 'A1', 3, 'B1')).toBe(9);
  });

  it('does not go to one whose kept result is another, nor to what depends on it', () => {
    const pkg = sheet(`${n(2)}${f('A1*3', '<v>7</v>')}${f('B1+1')}`);
    expect(one(pkg, 'A1', 3, 'B1')).toBe('notReproduced');
    expect(one(pkg, 'A1', 3, 'C1')).toBe('precedent');
  });

  it('takes no kept zero for a proof of an unverified function', () => {
    expect(one(sheet(`<c/>${f('SUMSQ(A1)', '<v>0</v>')}`), 'A1', 3, 'B1')).toBe('unverified');
    expect(one(sheet(`<c/>${f('SUMSQ(A1)')}`), 'A1', 3, 'B1')).toBe('unverified');
    expect(one(sheet(`<c/>${f('SUM(A1)', '<v>0</v>')}`), 'A1', 3, 'B1')).toBe(3);
  });

  it.each([
    ['A1+TODAY()', 'volatile'],
    ['A1+[1]表!A1', 'external'],
    ['A1+Table1[数]', 'external'],
    ['A1+表一:表二!A1', 'notUnderstood'],
    ['A1+没有这个名称', 'notUnderstood'],
    ['A1:A3*2', 'rangeAsValue'],
    ['SUM(IF(A1:A3&gt;0,1,0))', 'rangeAsValue'],
    ['0.1+0.2-0.3+A1*0', 'rounding'],
    ['INT(4.35*100)+A1', 'rounding'],
    ['A1/3&amp;"元"', 'rounding'],
    ['B1+A1', 'circular'],
    ['SUM(A1:B1)', 'circular'],
    ['SQRT(-A1)', 'noAnswer'],
    ['LENB(A1)', 'unverified'],
    ['COUNTIFS(A1:A3,"&lt;&gt;5")', 'unverified'],
    ['VLOOKUP(A1,A1:B1,3)', 'unverified'],
    ['SUMPRODUCT(LEN(A1:A3))', 'rangeAsValue'],
    ['TEXT(A1,"[$-411]ggge")', 'rounding'],
  ])('%s: %s', (formula, reason) => {
    expect(one(sheet(`<c/>${f(formula)}`), 'A1', 1, 'B1')).toBe(reason);
  });

  it('leaves array formulas alone', () => {
    const array = '<c r="B1"><f t="array" ref="B1">SUM(A1:A2*2)</f><v>0</v></c>';
    expect(one(sheet(`<c/>${array}${f('B1+A1', '', ' r="C1"')}`), 'A1', 1, 'B1')).toBe('arrayFormula');
    expect(one(sheet(`<c/>${array}${f('B1+A1', '', ' r="C1"')}`), 'A1', 1, 'C1')).toBe('precedent');
  });

  it('does not rest on a result that holds an old date', () => {
    const pkg = sheet(`<c/>${f('TODAY()', '<v>46000</v>')}${f('B1+1', '<v>46001</v>')}${f('C1-A1')}`);
    expect(one(pkg, 'A1', 1, 'D1')).toBe('precedent');
  });

  it('never puts an error over a good value, but shows one where there is none', () => {
    expect(one(sheet(`${n(2)}${f('1/A1', '<v>0.5</v>')}`), 'A1', 0, 'B1')).toBe('errorOverValue');
    expect(one(sheet(`<c/>${f('1/A1', '<v>#DIV/0!</v>', ' t="e"')}`), 'A1', 4, 'B1')).toBe(0.25);
    expect(one(sheet(`<c/>${f('1/A1')}`), 'A1', 0, 'B1')).toEqual({ error: '#DIV/0!' });
  });

  it('counts letters only where both count alike', () => {
    expect(one(sheet(`<c/>${f('LEN(A1)')}`), 'A1', '张三', 'B1')).toBe(2);
    expect(one(sheet(`<c/>${f('LEN(A1)')}`), 'A1', '𠮷野', 'B1')).toBe('unverified');
  });
});

describe('size', () => {
  it('follows a long running total', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `${n(1)}${f(i === 0 ? 'A1' : `B${i}+A${i + 1}`)}`);
    expect(one(sheet(...rows), 'A1', 5, 'B2000')).toBe(2004);
  });

  it('refuses a chain that runs against the order of the sheet', () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${n(1)}${f(i === 499 ? 'A500' : `B${i + 2}+A${i + 1}`)}`);
    expect(one(sheet(...rows), 'A500', 5, 'B1')).toBe('tooLarge');
    expect(one(sheet(`<c/>${f('A1+1')}`), 'A1', 5, 'B1')).toBe(6);
  });

  it('refuses what would cost seconds', () => {
    const cells = Array.from({ length: 2500 }, () => `${n(1)}${f('SUM(A:A)')}`);
    expect(one(sheet(...cells), 'A1', 5, 'B1')).toBe('tooLarge');
  });
});

describe('a book kept open', () => {
  let book: FormulaBook | undefined;
  afterEach(() => book?.close());

  it('answers each change with the formulas that follow from it', () => {
    book = new FormulaBook(sheet(`<c/><c/>${f('A1+B1')}`, `<c/>${f('A2*2')}${f('C1+B2')}`));
    expect(book.set([{ sheet: '表', ref: 'A1', value: 1 }]).results.map((cell) => cell.value)).toEqual([1, 1]);
    expect(book.set([{ sheet: '表', ref: 'B1', value: 2 }]).results.map((cell) => cell.value)).toEqual([3, 3]);
    expect(book.set([{ sheet: '表', ref: 'A2', value: 5 }]).results).toEqual([
      { sheet: '表', ref: 'B2', value: 10 },
      { sheet: '表', ref: 'C2', value: 13 },
    ]);
    expect(book.set([{ sheet: '表', ref: 'A1', value: null }]).results.map((cell) => cell.value)).toEqual([2, 12]);
  });

  it('tries new formulas on the untouched template, whatever was typed before', () => {
    book = new FormulaBook(sheet(`${n(2)}${f('SUMSQ(A1)', '<v>4</v>')}`, `${n(1)}${f('SUMSQ(A1,A2)', '<v>5</v>')}`));
    expect(book.set([{ sheet: '表', ref: 'A2', value: 0 }]).results.map((cell) => cell.value)).toEqual([4]);
    expect(book.set([{ sheet: '表', ref: 'A1', value: 3 }]).results.map((cell) => cell.value)).toEqual([9, 9]);
  });
});

describe('filling with recalculation', () => {
  const bytes = workbookBytes({
    sheets: [
      {
        name: '表',
        xml: rowsOf(
          `<c r="A1"/><c r="B1" s="0" t="str"><f>A1*2</f><v>旧</v></c><c r="C1"><f>IF(A1&gt;1," 是 ","否")</f></c><c r="D1"><f>A1&gt;1</f></c><c r="E1"><f>1/(A1-5)</f></c><c r="F1"><f>TODAY()+A1</f><v>46000</v></c>`,
        ),
      },
    ],
  });

  it('renews the kept results in place, with their types, and says which formulas wait for Excel', () => {
    const {
      bytes: filled,
      renewed,
      uncomputed,
    } = fillWorkbook(bytes, '表.xlsx', [{ sheet: '表', ref: 'A1', value: 5 }], {
      recalculate: true,
    });
    expect([renewed, uncomputed]).toEqual([
      3,
      [
        { sheet: '表', ref: 'B1', reason: 'notReproduced' },
        { sheet: '表', ref: 'F1', reason: 'volatile' },
      ],
    ]);
    const pkg = openPackage(filled, '表.xlsx');
    expect(readSheet(pkg, readWorkbook(pkg), 0).cells.map((cell) => cell.value)).toEqual([
      5,
      '旧',
      ' 是 ',
      true,
      { error: '#DIV/0!' },
      46000,
    ]);
    expect(pkg.text('xl/worksheets/sheet1.xml')).toContain(
      '<c r="C1" t="str"><f>IF(A1&gt;1," 是 ","否")</f><v xml:space="preserve"> 是 </v></c>',
    );
    expect(pkg.text('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  it('renews nothing unless asked', () => {
    expect(fillWorkbook(bytes, '表.xlsx', [{ sheet: '表', ref: 'A1', value: 5 }]).renewed).toBe(0);
  });
});
