// Formula text: what is a reference and what only looks like one.
import { describe, expect, it } from 'vitest';
import { formulaReferences, movableFormula, movedFormula, plainReferences } from './formulaText';

const moved = (formula: string, rows: number, cols: number) => movedFormula(movableFormula(formula), rows, cols);

describe('moving a formula', () => {
  it.each([
    ['A1+B$2+$C3+$D$4', 'B3+C$2+$C5+$D$4'],
    ["SUM(A1:B2,Sheet2!C3,'表 A1'!D4)", "SUM(B3:C4,Sheet2!D5,'表 A1'!E6)"],
    ['IF(A1="B2","C3""D4",0)', 'IF(B3="B2","C3""D4",0)'],
    ['LOG10(A1)+ATAN2(1,2)', 'LOG10(B3)+ATAN2(1,2)'],
    ['Table1[[#This Row],[A1]]+Q1_rate+A1.b', 'Table1[[#This Row],[A1]]+Q1_rate+A1.b'],
    ['SUM(B:C)+SUM($B:C)+SUM(2:$3)', 'SUM(C:D)+SUM($B:D)+SUM(4:$3)'],
    ['1E5+2.5*A1%', '1E5+2.5*B3%'],
    ['[1]Sheet1!A1+Sheet1:Sheet3!A1', '[1]Sheet1!B3+Sheet1:Sheet3!B3'],
    ['A1B+XFE1+A1048577', 'A1B+XFE1+A1048577'],
    ['#REF!+Sheet1!#REF!', '#REF!+Sheet1!#REF!'],
    ['合计!A1+合计A1', '合计!B3+合计A1'],
  ])('%s', (formula, text) => expect(moved(formula, 2, 1)).toBe(text));

  it('comes in again at the other side of the sheet', () => {
    expect(moved('A1', -1, -1)).toBe('XFD1048576');
    expect(moved('XFD1048576', 1, 1)).toBe('A1');
  });

  it.each(["'", '[', '"', '[a', "''a", 'a:', '[[]', '$'])('comes to an end over a hundred thousand of %s', (sign) => {
    expect(moved(sign.repeat(100_000), 1, 1)).toHaveLength(sign.length * 100_000);
  });

  it('moves back to where it was', () => {
    const formula = "SUM('甲 乙'!$A1:C$9)*B7/RANK(C2,$C$2:$C$9)";
    expect(moved(moved(formula, 5, 3), -5, -3)).toBe(formula);
  });
});

describe('naming cells', () => {
  it('says sheet, range and place', () => {
    const formula = "SUM('它''s'!A1:B2)+C3";
    const found = formulaReferences(formula);
    expect(found.map((one) => [one.sheet, formula.slice(one.addressStart, one.end)])).toEqual([
      ["它's", 'A1:B2'],
      [undefined, 'C3'],
    ]);
  });
  it('knows a list of plain references from anything else', () => {
    expect(plainReferences("'a,b'!$A$1:$B$2,Sheet1!$C:$C")?.map((one) => one.sheet)).toEqual(['a,b', 'Sheet1']);
    expect(plainReferences('Sheet1!#REF!,Sheet1!$A$1')).toHaveLength(1);
    expect(plainReferences('OFFSET(Sheet1!$A$1,0,0,5,1)')).toBeUndefined();
    expect(plainReferences('"甲,乙"')).toBeUndefined();
  });
});
