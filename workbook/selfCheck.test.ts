// The check of a filled file must find each kind of damage that a mistake in the filler could do.
import { describe, expect, it } from 'vitest';
import { workbookBytes } from './aWorkbook';
import { contentOf } from './cellContent';
import { type FilledCell, fillWorkbook } from './fill';
import { openPackage } from './package';
import { writePackage } from './packageWriter';
import { readParts } from './parts';
import { checkFilling } from './selfCheck';
import { targetsBySheet } from './targets';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const WORKBOOK = 'xl/workbook.xml';
const OTHER = 'xl/styles.xml';
const template = workbookBytes({
  sheets: [
    {
      xml:
        '<dimension ref="A1:C3"/><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"/></row>' +
        '<row r="3" ht="20"><c r="A3"><f>1</f><v>1</v></c><c r="B3"/></row></sheetData><pageMargins left="1"/>',
    },
  ],
  strings: '<si><t>甲</t></si>',
  styles: '<cellXfs><xf/><xf/></cellXfs>',
});
const values: FilledCell[] = [
  { sheet: 'Sheet1', ref: 'B1', value: '乙' },
  { sheet: 'Sheet1', ref: 'C2', value: 7 },
  { sheet: 'Sheet1', ref: 'B3', value: null },
];
const good = fillWorkbook(template, 'x', values).bytes;

/** What the check says of the good output with one text in one part replaced; undefined when it finds nothing. */
function verdict(part: string, from: string, to: string): string | undefined {
  const output = openPackage(good, 'x');
  const text = output.text(part);
  expect(text).toContain(from);
  const spoilt = writePackage(output, new Map([[part, new TextEncoder().encode(text.replace(from, to))]]));
  return check(spoilt);
}

function check(output: Uint8Array): string | undefined {
  const pkg = openPackage(template, 'x');
  const [targets] = targetsBySheet(values, 'x');
  if (!targets) return 'no targets';
  const sheet = {
    part: SHEET,
    template: pkg.text(SHEET),
    targets,
    content: (i: number) => contentOf(targets.cell(i), false),
  };
  try {
    checkFilling(pkg, readParts(pkg), output, [sheet], new Set([SHEET, STRINGS, WORKBOOK]));
    return undefined;
  } catch (thrown) {
    return String(thrown);
  }
}

it('finds nothing in a good output', () => expect(check(good)).toBeUndefined());

describe('finds', () => {
  it.each<[string, string, string, string]>([
    ['a number that is wrong', SHEET, '<v>7</v>', '<v>8</v>'],
    ['a number that became a text', SHEET, '<c r="C2"><v>7</v></c>', '<c r="C2" t="str"><v>7</v></c>'],
    ['a listed value that is missing', SHEET, '<row r="2"><c r="C2"><v>7</v></c></row>', ''],
    ['a cell that nobody listed', SHEET, '<c r="C2">', '<c r="B2"><v>1</v></c><c r="C2">'],
    ['a row that nobody listed', SHEET, '<row r="3"', '<row r="2"><c r="A2"/></row><row r="3"'],
    ['a value in a cell that was to be blank', SHEET, '<c r="B3"/>', '<c r="B3"><v>0</v></c>'],
    ['a format that changed', SHEET, 's="1"', 's="0"'],
    ['a formula that is gone', SHEET, '<f>1</f>', ''],
    ['a formula in place of a text', SHEET, '<v>1</v></c><c r="B3"/>', '<v>1</v></c><c r="B3"><f>A1</f></c>'],
    ['another cell that changed', SHEET, '<c r="A1" t="s"><v>0</v>', '<c r="A1" t="s"><v>1</v>'],
    ['a cell that is gone', SHEET, '<c r="A1" t="s"><v>0</v></c>', ''],
    ['a row that is gone', SHEET, /<row r="3".*<\/row>/.exec(openPackage(good, 'x').text(SHEET))?.[0] ?? '-', ''],
    ['a row height that changed', SHEET, 'ht="20"', 'ht="21"'],
    ['a new row with a height', SHEET, '<row r="2">', '<row r="2" ht="9">'],
    ['something else on the sheet', SHEET, '<pageMargins left="1"/>', '<pageMargins left="2"/>'],
    ['something else that is gone', SHEET, '<pageMargins left="1"/>', ''],
    ['an old shared text that changed', STRINGS, '甲', '丙'],
    ['a new shared text that is wrong', STRINGS, '乙', '丙'],
    ['a shared text out of its place', STRINGS, '<si><t>甲</t></si>', '<si><t>丙</t></si><si><t>甲</t></si>'],
    ['a sheet with another name', WORKBOOK, 'name="Sheet1"', 'name="Sheet2"'],
    ['an untouched part that changed', OTHER, '<xf/>', '<xf />'],
  ])('%s', (_, part, from, to) => expect(verdict(part, from, to)).toMatch(/workbook\.selfCheck/));

  it('a part more, a part less, and parts in another order', () => {
    const pkg = openPackage(good, 'x');
    expect(check(writePackage(pkg, new Map([[OTHER, null]])))).toMatch(/selfCheck/);
    expect(check(writePackage(pkg, new Map([['xl/new.xml', new Uint8Array(1)]])))).toMatch(/selfCheck/);
    const moved = openPackage(writePackage(pkg, new Map([[OTHER, null]])), 'x');
    expect(check(writePackage(moved, new Map([[OTHER, pkg.bytes(OTHER)]])))).toMatch(/selfCheck/);
  });

  it('one wrong digit deep in a large sheet', () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, i) => `<row r="${i + 1}">${'<c><v>1</v></c>'.repeat(10)}</row>`,
    ).join('');
    const large = workbookBytes({ sheets: [{ xml: `<sheetData>${rows}</sheetData>` }] });
    const one: FilledCell[] = [{ sheet: 'Sheet1', ref: 'B2900', value: 5 }];
    const pkg = openPackage(large, 'x');
    const [targets] = targetsBySheet(one, 'x');
    if (!targets) throw new Error('no targets');
    const sheet = {
      part: SHEET,
      template: pkg.text(SHEET),
      targets,
      content: () => contentOf(one[0] as FilledCell, false),
    };
    const output = openPackage(fillWorkbook(large, 'x', one).bytes, 'x');
    const text = output.text(SHEET);
    for (const row of [1, 1_500, 2_899, 2_901, 3_000]) {
      const at = text.indexOf('<v>1</v>', text.indexOf(`<row r="${row}">`)) + 3;
      const spoilt = new TextEncoder().encode(`${text.slice(0, at)}2${text.slice(at + 1)}`);
      const bytes = writePackage(output, new Map([[SHEET, spoilt]]));
      expect(() => checkFilling(pkg, readParts(pkg), bytes, [sheet], new Set([SHEET]))).toThrow(/selfCheck/);
    }
  });
});
