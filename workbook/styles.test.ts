// Looks of cells: colours resolved as Excel resolves them, and every part of a format record.
import { describe, expect, it } from 'vitest';
import { aWorkbook } from './aWorkbook';
import { standardColumnWidth } from './digitWidth';
import { readWorkbook } from './sheet';
import { tinted } from './theme';

const THEME =
  '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1>';
const book = (styles: string, theme?: string) =>
  readWorkbook(aWorkbook({ styles, ...(theme === undefined ? {} : { theme }) }));
const fonts = (colors: readonly string[], theme?: string, more = '') =>
  book(
    `<fonts>${colors.map((color) => `<font>${color}</font>`).join('')}</fonts><cellXfs>${colors.map((_, i) => `<xf fontId="${i}"/>`).join('')}</cellXfs>${more}`,
    theme,
  ).styles.map((style) => style.font.color);

describe('colours', () => {
  it('resolve by rgb, theme, tint, palette and automatic', () => {
    expect(
      fonts(
        [
          '<color rgb="FF12AB34"/>',
          '<color theme="0"/>',
          '<color theme="1"/>',
          '<color theme="3"/>',
          '<color theme="4"/>',
          '<color indexed="10"/>',
          '<color indexed="64"/>',
          '<color auto="1"/>',
          '<color theme="99"/>',
          '',
        ],
        THEME,
      ),
    ).toEqual([
      '#12ab34',
      '#ffffff',
      '#000000',
      '#44546a',
      '#4472c4',
      '#ff0000',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('take a palette of the workbook before the standard one, and the Office theme where there is none', () => {
    const more = '<colors><indexedColors><rgbColor rgb="00010203"/></indexedColors></colors>';
    expect(fonts(['<color indexed="0"/>', '<color indexed="2"/>', '<color theme="4"/>'], undefined, more)).toEqual([
      '#010203',
      '#ff0000',
      '#4f81bd',
    ]);
  });

  it('lighten and darken as Excel shows its theme colours', () => {
    expect(tinted('#4472c4', 0.599_993_896_298_105)).toBe('#b4c6e7');
    expect(tinted('#4472c4', -0.249_977_111_117_893)).toBe('#305496');
    expect(tinted('#ffffff', -0.249_977_111_117_893)).toBe('#bfbfbf');
    expect(tinted('#000000', 0.5)).toBe('#808080');
  });
});

describe('format records', () => {
  it('carry font, fill, borders, alignment and protection', () => {
    const { styles } = book(
      '<fonts><font><b/><i val="0"/><u val="doubleAccounting"/><strike/><vertAlign val="superscript"/><sz val="16"/><name val="黑体"/></font></fonts>' +
        '<fills><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/><bgColor indexed="64"/></patternFill></fill><fill><gradientFill degree="90"><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FF0000FF"/></stop></gradientFill></fill></fills>' +
        '<borders><border diagonalUp="1"><left style="medium"><color rgb="FFFF0000"/></left><right/><top style="none"/><bottom style="double"/><diagonal style="hair"/></border></borders>' +
        '<cellXfs><xf><alignment horizontal="center" vertical="top" wrapText="1" shrinkToFit="1" indent="2" textRotation="135"/><protection locked="0" hidden="1"/></xf><xf fillId="1"><alignment textRotation="255"/></xf><xf fillId="2"><alignment textRotation="45"/></xf></cellXfs>',
    );
    expect(styles[0]).toEqual({
      font: { name: '黑体', size: 16, bold: true, italic: false, strike: true, underline: 'double', script: 'super' },
      fill: { kind: 'pattern', pattern: 'gray125', color: '#000000', background: '#ffffff' },
      left: { style: 'medium', color: '#ff0000' },
      bottom: { style: 'double', color: '#000000' },
      diagonalUp: { style: 'hair', color: '#000000' },
      horizontal: 'center',
      vertical: 'top',
      wrap: true,
      shrink: true,
      indent: 2,
      rotation: -45,
      format: 'General',
      locked: false,
      hideFormula: true,
    });
    expect(styles[1]).toMatchObject({ fill: { kind: 'solid', color: '#d9d9d9' }, rotation: 'stacked', locked: true });
    expect(styles[2]).toMatchObject({ fill: { kind: 'gradient', degree: 90 }, rotation: 45 });
  });

  it('name formats by number as a Chinese Excel does, own codes first', () => {
    const { styles } = book(
      '<numFmts><numFmt numFmtId="31" formatCode="yyyy"/><numFmt numFmtId="176" formatCode="0.0_ "/></numFmts><cellXfs>' +
        [31, 176, 14, 27, 58, 49, 9, 200].map((id) => `<xf numFmtId="${id}"/>`).join('') +
        '</cellXfs>',
    );
    expect(styles.map((style) => style.format)).toEqual([
      'yyyy',
      '0.0_ ',
      'yyyy/m/d',
      'yyyy"年"m"月"',
      'm"月"d"日"',
      '@',
      '0%',
      'General',
    ]);
  });

  it('measure columns by the Normal font', () => {
    const width = (font: string) =>
      book(
        `<fonts><font/><font>${font}</font></fonts><cellStyleXfs><xf/><xf fontId="1"/></cellStyleXfs><cellXfs><xf/></cellXfs><cellStyles><cellStyle name="常规" xfId="1" builtinId="0"/></cellStyles>`,
      ).digitWidth;
    expect(width('<sz val="11"/><name val="Calibri"/>')).toBe(7);
    expect(width('<sz val="11"/><name val="宋体"/>')).toBe(8);
    expect(width('<sz val="12"/><name val="宋体"/>')).toBe(8);
    expect(width('<sz val="10"/><name val="Arial"/>')).toBe(7);
    expect(standardColumnWidth(8, 7)).toBe(9.140625);
    expect(standardColumnWidth(8, 8)).toBe(9);
  });
});
