// Lists that grow, rule by rule: where rows, formulas and everything beside them stand afterwards, and what is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { MAX_ROW, refOf } from '../core/ref';
import { aWorkbook, type WorkbookPieces, workbookBytes } from './aWorkbook';
import { formulaReferences } from './formulaText';
import { openPackage } from './package';
import { fillLists, fillWithRows, type ListFilling, planLists } from './repeat';
import { readSheet, readWorkbook } from './sheet';

const row = (at: number, cells = '', attributes = '') => `<row r="${at}"${attributes}>${cells}</row>`;
const c = (ref: string, formula?: string) =>
  formula === undefined ? `<c r="${ref}" s="1"/>` : `<c r="${ref}" s="1"><f>${formula}</f><v>0</v></c>`;
/** A head in row 1, a list in rows 2–4 with a total in row 5, and whatever stands around. */
const aList = (more: { head?: string; total?: string; behind?: string; last?: string } = {}): WorkbookPieces => ({
  sheets: [
    {
      name: '表',
      xml: `<sheetData>${row(1, more.head ?? '<c r="A1"><v>1</v></c>')}${row(2, c('A2') + c('B2'))}${row(3, c('A3') + c('B3'), ' ht="20" customHeight="1"')}${row(4, more.last ?? c('A4') + c('B4'))}${row(5, more.total ?? c('A5', 'SUM(A2:A4)'))}</sheetData>${more.behind ?? ''}`,
    },
  ],
});
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const list = (records: number, more: Partial<ListFilling> = {}): ListFilling => ({
  sheet: '表',
  firstRow: 2,
  lastRow: 4,
  columns: [{ col: 'A', values: numbers(records) }],
  ...more,
});

function textsOf(bytes: Uint8Array, part = 'xl/worksheets/sheet1.xml'): string {
  return openPackage(bytes, '样表.xlsx').text(part);
}

function cellsOf(bytes: Uint8Array, index = 0) {
  const pkg = openPackage(bytes, '样表.xlsx');
  return new Map(readSheet(pkg, readWorkbook(pkg), index).cells.map((cell) => [refOf(cell), cell]));
}

function refusal(act: () => unknown): { code: string; why: string } | undefined {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof ProblemError) return { code: thrown.problem.code, why: thrown.problem.details.why ?? '' };
    throw thrown;
  }
  return undefined;
}
const growing = (pieces: WorkbookPieces, records = 6, more: Partial<ListFilling> = {}) =>
  fillLists(workbookBytes(pieces), '样表.xlsx', [list(records, more)]);

describe('records within the blank rows', () => {
  it('go into the rows that the template offers, and nothing moves', () => {
    const filled = growing(aList(), 2);
    expect(filled.inserted).toEqual([]);
    expect(cellsOf(filled.bytes).get('A3')?.value).toBe(2);
    expect(cellsOf(filled.bytes).get('A5')?.formula).toBe('SUM(A2:A4)');
  });
});

describe('more records than blank rows', () => {
  it('push the last blank row down, so that the total takes them in', () => {
    const filled = growing(aList());
    const cells = cellsOf(filled.bytes);
    expect(filled.inserted).toEqual([{ sheet: '表', row: 4, count: 3, list: { first: 2, last: 4 } }]);
    expect(numbers(6).map((i) => cells.get(`A${i + 1}`)?.value)).toEqual(numbers(6));
    expect(cells.get('A8')?.formula).toBe('SUM(A2:A7)');
  });
  it('give the new rows format and height of the row above, not its values', () => {
    const text = textsOf(growing(aList()).bytes);
    expect(text).toContain('<row r="4" ht="20" customHeight="1"><c r="A4" s="1"><v>3</v></c><c r="B4" s="1"/></row>');
    expect(text).toContain('<row r="7"><c r="A7" s="1"><v>6</v></c><c r="B7" s="1"/></row>');
  });
  it('take single values of the template along', () => {
    const values = [{ sheet: '表', ref: 'C5', value: '签' }];
    const filled = fillLists(workbookBytes(aList()), '样表.xlsx', [list(6)], values);
    expect(cellsOf(filled.bytes).get('C8')?.value).toBe('签');
  });
  it('let formulas go on from row to row', () => {
    const sums = (r: number) => c(`A${r}`) + c(`B${r}`, `B${r - 1}+A${r}/$A$5`);
    const rows = [1, 2, 3, 4, 5].map((r) => row(r, r === 1 ? c('B1') : r === 5 ? c('A5', 'SUM(A2:A4)') : sums(r)));
    const filled = growing({ sheets: [{ name: '表', xml: `<sheetData>${rows.join('')}</sheetData>` }] });
    const cells = cellsOf(filled.bytes);
    expect(numbers(6).map((i) => cells.get(`B${i + 1}`)?.formula)).toEqual(
      numbers(6).map((i) => `B${i}+A${i + 1}/$A$8`),
    );
    expect(filled.formulas.map((one) => one.row)).toEqual([7, 4, 5, 6]);
  });
  it('make a list of one row grow upwards', () => {
    const pieces = {
      sheets: [{ name: '表', xml: `<sheetData>${row(2, c('A2'))}${row(3, c('A3', 'SUM(A2:A2)'))}</sheetData>` }],
    };
    const cells = cellsOf(growing(pieces, 4, { lastRow: 2 }).bytes);
    expect(numbers(4).map((i) => cells.get(`A${i + 1}`)?.value)).toEqual(numbers(4));
    expect(cells.get('A6')?.formula).toBe('SUM(A2:A5)');
  });
  it('repeat merges within a row, stretch those across, move those below', () => {
    const behind =
      '<mergeCells count="4"><mergeCell ref="B3:C3"/><mergeCell ref="B4:C4"/><mergeCell ref="F2:F4"/><mergeCell ref="A5:A6"/></mergeCells>';
    const text = textsOf(growing(aList({ behind }), 5).bytes);
    expect(text).toContain(
      '<mergeCells count="6"><mergeCell ref="B3:C3"/><mergeCell ref="B6:C6"/><mergeCell ref="F2:F6"/><mergeCell ref="A7:A8"/><mergeCell ref="B4:C4"/><mergeCell ref="B5:C5"/></mergeCells>',
    );
  });
  it('stretch rules over the new rows, also those of single rows', () => {
    const behind =
      '<conditionalFormatting sqref="A2:A4"><cfRule type="expression" priority="1"><formula>A2&lt;&gt;A1+$A$5</formula></cfRule></conditionalFormatting>' +
      '<dataValidations count="3"><dataValidation type="list" sqref="B3"><formula1>$A$9:$A$10</formula1></dataValidation><dataValidation type="whole" sqref="B5"><formula1>A5</formula1></dataValidation></dataValidations>';
    const text = textsOf(growing(aList({ behind })).bytes);
    expect(text).toContain('sqref="A2:A7"');
    expect(text).toContain('<formula>A2&lt;&gt;A1+$A$8</formula>');
    expect(text).toContain('sqref="B3:B6"><formula1>$A$12:$A$13</formula1>');
    expect(text).toContain('sqref="B8"><formula1>A8</formula1>');
  });
  it('move breaks, links, filters, watches and what is frozen stays', () => {
    const behind =
      '<autoFilter ref="A1:B4"/><hyperlinks><hyperlink ref="A5" location="表!A5"/></hyperlinks><rowBreaks count="1"><brk id="5" man="1"/></rowBreaks><cellWatches><cellWatch r="A5"/></cellWatches>';
    const text = textsOf(growing(aList({ behind })).bytes);
    expect(text).toContain(
      '<autoFilter ref="A1:B7"/><hyperlinks><hyperlink ref="A8" location="表!A8"/></hyperlinks><rowBreaks count="1"><brk id="8" man="1"/></rowBreaks><cellWatches><cellWatch r="A8"/></cellWatches>',
    );
  });
  it('move names, print areas and titles', () => {
    const behind =
      '<definedNames><definedName name="合计">表!$A$5</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">&apos;表&apos;!$A$1:$B$5</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">表!$1:$1</definedName></definedNames>';
    const text = textsOf(growing({ ...aList(), behind }).bytes, 'xl/workbook.xml');
    expect(text).toContain('表!$A$8<');
    expect(text).toContain('&apos;表&apos;!$A$1:$B$8<');
    expect(text).toContain('表!$1:$1<');
  });
});

describe('a list that cannot grow', () => {
  const why = (pieces: WorkbookPieces, more?: Partial<ListFilling>) => refusal(() => growing(pieces, 6, more));
  it.each<[string, WorkbookPieces, RegExp]>([
    ['a total of single rows', aList({ total: c('A5', 'A2+A3+A4') }), /个别行/],
    ['a total that leaves the last row out', aList({ total: c('A5', 'SUM(A2:A3)') }), /个别行/],
    ['rows computed unlike', aList({ last: c('A4') + c('B4', 'A4*2') }), /公式不一样/],
    [
      'an array formula of several cells below',
      aList({ total: '<c r="B5"><f t="array" ref="B5:B6">A2:A3*2</f><v>0</v></c>' }),
      /个别行|数组/,
    ],
    ['addresses as text', aList({ total: c('B5', 'INDIRECT("A5")') }), /文字/],
    ['records of two rows', aList({ behind: '<mergeCells><mergeCell ref="A3:A4"/></mergeCells>' }), /占了几行/],
    [
      'an unknown extension that names cells',
      aList({ behind: '<extLst><ext uri="{0}"><p cells="A5:B6"/></ext></extLst>' }),
      /不认识/,
    ],
  ])('because of %s says so', (_, pieces, reason) => {
    const told = why(pieces);
    expect(told?.code).toBe('workbook.listTooLong');
    expect(told?.why).toMatch(reason);
  });
  it('offers several files instead', () => {
    const bytes = workbookBytes(aList({ total: c('A5', 'A2+A3+A4') }));
    expect(planLists(bytes, '样表.xlsx', [list(3)])[0]?.way).toEqual({ kind: 'fits' });
    expect(planLists(bytes, '样表.xlsx', [list(7)])[0]?.way).toMatchObject({ kind: 'parts', parts: 3 });
  });
  it.each<[string, Partial<ListFilling>]>([
    ['rows in the wrong order', { firstRow: 5 }],
    ['a column that is none', { columns: [{ col: '1', values: [1] }] }],
    [
      'a column twice',
      {
        columns: [
          { col: 'A', values: [1] },
          { col: 'a', values: [1] },
        ],
      },
    ],
  ])('is told apart from %s', (_, more) => expect(why(aList(), more)?.code).toBe('workbook.badList'));
});

/** An address as it may stand in a formula, for rows 1–12 of one of two sheets. */
const anAddress = fc
  .record({
    sheet: fc.constantFrom('', '表!', '乙!'),
    a: fc.integer({ min: 1, max: 12 }),
    b: fc.option(fc.integer({ min: 1, max: 12 })),
    lock: fc.tuple(fc.constantFrom('', '$'), fc.constantFrom('', '$')),
  })
  .map(({ sheet, a, b, lock }) => `${sheet}B${lock[0]}${a}${b === null ? '' : `:B${lock[1]}${b}`}`);

describe('rows put in anywhere', () => {
  it('leave every formula naming the cells that it named', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(anAddress, { minLength: 12, maxLength: 12 }),
        fc.array(anAddress, { minLength: 3, maxLength: 3 }),
        fc.array(anAddress, { minLength: 4, maxLength: 4 }),
        (at, count, own, other, shared) => {
          const moved = (r: number) => (r < at ? r : r + count);
          const group = `<c r="C3"><f t="shared" si="0" ref="C3:C10">${shared.join('+')}</f></c>`;
          const rows = own.map((address, i) => {
            const r = i + 1;
            const member = r === 3 ? group : r > 3 && r < 11 ? `<c r="C${r}"><f t="shared" si="0"/></c>` : '';
            return row(r, `${c(`A${r}`, `SUM(${address})`)}<c r="B${r}"><v>${r}</v></c>${member}`);
          });
          const elsewhere = other.map((address, i) => row(i + 1, c(`A${i + 1}`, `"B5"&amp;${address}`)));
          const bytes = workbookBytes({
            sheets: [
              { name: '表', xml: `<sheetData>${rows.join('')}</sheetData>` },
              { name: '乙', xml: `<sheetData>${elsewhere.join('')}</sheetData>` },
            ],
          });
          const output = fillWithRows(bytes, '样表.xlsx', [{ sheet: '表', row: at, count }], []).bytes;
          for (const [index, name] of ['表', '乙'].entries()) {
            const after = cellsOf(output, index);
            for (const cell of cellsOf(bytes, index).values()) {
              const twin = after.get(refOf({ ...cell, row: index === 0 ? moved(cell.row) : cell.row }));
              expect(twin?.value).toEqual(cell.value);
              const [old, now] = [cell, twin].map((one) => formulaReferences(one?.formula ?? ''));
              expect(now?.length).toBe(old?.length);
              for (const [i, { sheet = name, range }] of (old ?? []).entries()) {
                const model = sheet === '表' && range.bottom < MAX_ROW ? moved : (r: number) => r;
                expect(now?.[i]?.range).toMatchObject({ top: model(range.top), bottom: model(range.bottom) });
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
  it('change no other part', () => {
    const pkg = aWorkbook(aList());
    const grown = openPackage(
      fillWithRows(workbookBytes(aList()), '样表.xlsx', [{ sheet: '表', row: 4, count: 2 }], []).bytes,
      'x',
    );
    for (const name of pkg.names())
      if (!/sheet1|workbook\.xml$/.test(name)) expect(grown.entry(name)?.packed).toEqual(pkg.entry(name)?.packed);
  });
});
