// The check of a grown template finds every kind of damage that growing could do.
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { aWorkbook } from './aWorkbook';
import { checkInsertion } from './insertCheck';
import { insertRows } from './insertRows';
import { openPackage } from './package';
import { writePackage } from './packageWriter';
import { readParts } from './parts';
import { RowShift } from './rowShift';
import { readPatterns } from './sheetInsert';

const PART = 'xl/worksheets/sheet1.xml';
const template = aWorkbook({
  sheets: [
    {
      name: '表',
      xml:
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="20"><c r="A2" s="1"/></row><row r="3"><c r="A3" s="1"/></row>' +
        '<row r="4"><c r="A4"><f>SUM(A2:A3)+$A$5</f><v>0</v></c></row><row r="5"><c r="A5"><v>7</v></c></row></sheetData>' +
        '<mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells><dataValidations><dataValidation type="whole" sqref="A2:A3"><formula1>$A$5</formula1></dataValidation></dataValidations>',
    },
  ],
});
const parts = readParts(template);
const grown = insertRows(template, parts, [{ sheet: '表', row: 3, count: 2 }]);
const sheets = [
  {
    part: PART,
    name: '表',
    key: '表',
    shift: new RowShift([{ row: 3, count: 2, pattern: 2 }]),
    patterns: readPatterns(template.xml(PART), new Set([2])),
  },
];

function codeAfter(from: string, to: string): string | undefined {
  const text = grown.pkg.text(PART);
  expect(text).toContain(from);
  const bytes = writePackage(grown.pkg, new Map([[PART, new TextEncoder().encode(text.replace(from, to))]]));
  try {
    const changed = new Set([PART, parts.workbook]);
    checkInsertion(template, openPackage(bytes, '样表.xlsx'), parts, sheets, grown.formulas, changed);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem.code;
    throw thrown;
  }
  return undefined;
}

describe('the check of a grown template', () => {
  it('lets a right one pass', () => expect(codeAfter('A1', 'A1')).toBeUndefined());
  it.each([
    ['a row at a wrong place', '<row r="7"', '<row r="8"'],
    ['a cell at a wrong place', 'r="A7"', 'r="A8"'],
    ['a total that did not grow', 'A2:A5', 'A2:A3'],
    ['a formula that names another cell', '$A$7</f>', '$A$5</f>'],
    ['another value', '<v>7</v>', '<v>8</v>'],
    ['a value in a new row', '<c r="A3" s="1"/>', '<c r="A3" s="1"><v>1</v></c>'],
    ['another format in a new row', '<c r="A3" s="1"/>', '<c r="A3" s="2"/>'],
    ['another height of a new row', '<row r="3" ht="20"', '<row r="3" ht="21"'],
    ['a missing new row', '<row r="4" ht="20"><c r="A4" s="1"/></row>', ''],
    ['a merge that stayed', 'ref="A7:B7"', 'ref="A5:B5"'],
    ['a merge too many', '</mergeCells>', '<mergeCell ref="C7:D7"/></mergeCells>'],
    ['a rule that did not grow', 'sqref="A2:A5"', 'sqref="A2:A3"'],
    ['a rule that lost its kind', 'type="whole"', 'type="list"'],
  ])('finds %s', (_, from, to) => expect(codeAfter(from, to)).toBe('workbook.selfCheck'));
});
