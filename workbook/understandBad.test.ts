// Sheets that are no form, or a hostile one: understanding never throws, stays small, and says what it did (not) find.
import { describe, expect, it } from 'vitest';
import { understandSheet } from '../core/infer/understand';
import { columnName, MAX_COL, MAX_ROW } from '../core/ref';
import { SURE, type Understanding } from '../core/understanding';
import { aWorkbook, type SheetPieces, type WorkbookPieces } from './aWorkbook';
import { readSheet, readWorkbook } from './sheet';

const LINE = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
/** Styles 0 plain, 1 framed, 2 framed and open under protection, 3 filled with a colour. */
const STYLES =
  `<fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>` +
  `<borders><border/><border>${LINE}</border></borders>` +
  '<cellXfs><xf/><xf borderId="1"/><xf borderId="1" applyProtection="1"><protection locked="0"/></xf><xf fillId="2" applyFill="1"/></cellXfs>';

const text = (ref: string, value: string, style = 1) =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const blank = (ref: string, style = 1) => `<c r="${ref}" s="${style}"/>`;
const row = (number: number, cells: string, more = '') => `<row r="${number}" ${more}>${cells}</row>`;
const data = (...rows: readonly string[]) => `<sheetData>${rows.join('')}</sheetData>`;

/** Heads 本月 and 累计 over B and C, rows 甲 … down column A. */
const table = (open = 1, more: Record<number, string> = {}) => [
  row(1, text('A1', '情况统计表', 0)),
  row(2, text('A2', '项目') + text('B2', '本月') + text('C2', '累计')),
  ...['受理', '查处', '移送'].map((name, i) =>
    row(3 + i, text(`A${3 + i}`, name) + blank(`B${3 + i}`, open) + blank(`C${3 + i}`, open), more[3 + i]),
  ),
];
const INPUTS = ['B3', 'C3', 'B4', 'C4', 'B5', 'C5'];

function understand(sheet: SheetPieces, workbook: WorkbookPieces = {}): Understanding {
  const pkg = aWorkbook({ styles: STYLES, ...workbook, sheets: [sheet] });
  const book = readWorkbook(pkg);
  const { head, cells } = readSheet(pkg, book, 0);
  const understood = understandSheet(head, cells, book.styles, { sheet: head.name, file: '样表.xlsx', alone: true });
  expect(JSON.stringify(understood).length).toBeLessThan(1_000_000);
  return understood;
}
const inputsOf = ({ inputs }: Understanding) => inputs.map((at) => columnName(at.col) + at.row);

describe('nothing to understand', () => {
  it('an empty sheet is said to be empty', () => {
    const { said, inputs, lists } = understand({ xml: '<sheetData/>' });
    expect({ said, inputs, lists }).toEqual({ said: ['empty'], inputs: [], lists: [] });
  });

  it('a letter without a table has no table', () => {
    const lines = ['关于报送情况的通知', '各派出所：', '请于月底前将情况报县局。', '特此通知'];
    const { said, inputs } = understand({
      xml: data(...lines.map((line, i) => row(i + 1, text(`A${i + 1}`, line, 0)))),
    });
    expect(said).toContain('noTable');
    expect(inputs).toEqual([]);
  });

  it('a table of words without a blank is filled', () => {
    const rows = [
      ['姓名', '住址', '职业'],
      ['甲某', '东街', '店主'],
      ['乙某', '西街', '教师'],
      ['丙某', '南街', '司机'],
    ];
    const cells = rows.map((words, i) =>
      row(i + 1, words.map((word, c) => text(columnName(c + 1) + (i + 1), word)).join('')),
    );
    const { said, inputs } = understand({ xml: data(...cells) });
    expect(said).toContain('allFilled');
    expect(inputs).toEqual([]);
  });

  it('a sheet of pictures alone is said to be one', () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const place =
      '<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>';
    const shape =
      '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="扫描件"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr></xdr:sp>';
    const { said } = understand(
      {
        xml: '<sheetData/><drawing r:id="rId1"/>',
        relations: `<Relationship Id="rId1" Type="${relation}/drawing" Target="../drawings/drawing1.xml"/>`,
      },
      {
        extraParts: {
          'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="urn:xdr" xmlns:a="urn:a"><xdr:oneCellAnchor>${place}<xdr:ext cx="900000" cy="900000"/>${shape}<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
        },
      },
    );
    expect(said).toContain('onlyPictures');
  });

  it.each([
    ['with words', text('A1', '本表停用', 0)],
    ['without words', blank('A1', 0)],
  ])('one merge over the whole sheet, %s, is one cell and no table', (_, cell) => {
    const merge = `<mergeCells count="1"><mergeCell ref="A1:${columnName(MAX_COL)}${MAX_ROW}"/></mergeCells>`;
    const { said, inputs } = understand({ xml: data(row(1, cell)) + merge });
    expect(said.filter((one) => one === 'oneMerge' || one === 'empty')).not.toEqual([]);
    expect(inputs).toEqual([]);
  });
});

describe('a form with something in the way', () => {
  it('is understood as it is', () => {
    expect(inputsOf(understand({ xml: data(...table()) }))).toEqual(INPUTS);
  });

  it('on a hidden sheet is understood all the same', () => {
    expect(inputsOf(understand({ xml: data(...table()), attributes: 'state="veryHidden"' }))).toEqual(INPUTS);
  });

  it('keeps hidden rows and columns from being asked for, and says that there are some', () => {
    const rows = understand({ xml: data(...table(1, { 4: 'hidden="1"' })) });
    expect(inputsOf(rows)).toEqual(['B3', 'C3', 'B5', 'C5']);
    expect(rows.said).toContain('hiddenCells');
    const columns = understand({ xml: `<cols><col min="3" max="3" width="9" hidden="1"/></cols>${data(...table())}` });
    expect(inputsOf(columns)).toEqual(['B3', 'B4', 'B5']);
    expect(columns.said).toContain('hiddenCells');
  });

  it.each([
    ['5,000 × 5,000', 5_000, 5_000],
    ['to the last cell', MAX_ROW, MAX_COL],
  ])('is found though the used range goes on, %s', (_, last, col) => {
    const far = row(last, blank(columnName(col) + last, 3));
    const understood = understand({ xml: data(...table(), far) });
    expect(inputsOf(understood)).toEqual(INPUTS);
    expect(understood.said).toContain('tooLarge');
  });

  it('under protection with every cell locked is in doubt as a whole, and says why', () => {
    const { said, inputs } = understand({ xml: `${data(...table())}<sheetProtection sheet="1"/>` });
    expect(inputs.map((at) => columnName(at.col) + at.row)).toEqual(INPUTS);
    expect(inputs.every(({ confidence }) => confidence < SURE)).toBe(true);
    expect(said).toContain('allLocked');
  });

  it('under protection with open formulas asks for the open blanks, never for a formula', () => {
    const rows = table(2);
    const sum = row(
      6,
      text('A6', '合计') + ['B', 'C'].map((c) => `<c r="${c}6" s="2"><f>SUM(${c}3:${c}5)</f><v>0</v></c>`).join(''),
    );
    const understood = understand({ xml: `${data(...rows, sum)}<sheetProtection sheet="1"/>` });
    expect(inputsOf(understood)).toEqual(INPUTS);
    expect(understood.totals.map(({ row: at, formula }) => [at, formula])).toEqual([
      [6, true],
      [6, true],
    ]);
  });

  it('keeps marks of writing direction out of names', () => {
    const marked = data(
      row(1, text('A1', '\u202b填报单位：\u202c', 0)),
      row(2, text('A2', '项目') + text('B2', '\u200f本月\u200e')),
      row(3, text('A3', '\u200e受理\u200f') + blank('B3')),
      row(4, text('A4', '查处') + blank('B4')),
    );
    const { inputs, meta } = understand({ xml: marked });
    expect(inputs.map(({ path }) => path)).toEqual([
      ['受理', '本月'],
      ['查处', '本月'],
    ]);
    expect(meta.map(({ role }) => role)).toEqual(['fill_unit']);
  });
});

describe('sheets made to be too much', () => {
  it('20,000 boxes apart from one another give no flood of inputs', () => {
    const rows = Array.from({ length: 200 }, (_, r) =>
      row(2 * r + 1, Array.from({ length: 100 }, (_, c) => blank(columnName(2 * c + 1) + (2 * r + 1))).join('')),
    );
    const { inputs, lists } = understand({ xml: data(...rows) });
    expect([inputs, lists]).toEqual([[], []]);
  });

  it('labels of 10,000 characters do not multiply', () => {
    const long = (sign: string) => sign.repeat(10_000);
    const heads = ['B', 'C', 'D', 'E'];
    const rows = Array.from({ length: 20 }, (_, i) =>
      row(3 + i, text(`A${3 + i}`, long('甲')) + heads.map((col) => blank(col + (3 + i))).join('')),
    );
    const band = row(2, text('A2', '项目') + heads.map((col) => text(`${col}2`, long('乙'))).join(''));
    for (const { path } of understand({ xml: data(band, ...rows) }).inputs)
      expect(path.join('').length).toBeLessThan(5_000);
  });

  it.each([
    ['blanks', ' '.repeat(32_000)],
    ['brackets', '（'.repeat(32_000)],
    ['lines', '_'.repeat(32_000)],
    ['numbers', '1.'.repeat(16_000)],
    ['signs set apart', '合 '.repeat(16_000)],
  ])('a cell of 32,000 %s before a colon is read like any other', (_, signs) => {
    const understood = understand({ xml: data(...table(), row(9, text('A9', `${signs}：`, 0))) });
    expect(inputsOf(understood).filter((ref) => ref !== 'A9')).toEqual(INPUTS);
  });

  it('blanks without a label, row upon row, stay within bounds', () => {
    const rows = Array.from({ length: 400 }, (_, r) =>
      row(r + 1, Array.from({ length: 50 }, (_, c) => blank(columnName(c + 1) + (r + 1))).join('')),
    );
    const { inputs, said } = understand({ xml: data(...rows) });
    expect(inputs).toEqual([]);
    expect(said).not.toEqual([]);
  });
});
