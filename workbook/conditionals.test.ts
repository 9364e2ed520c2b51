// Conditional formats as files write them, in the 2007 and the 2010 parts.
import { describe, expect, it } from 'vitest';
import { aWorkbook, rowsOf } from './aWorkbook';
import { readSheet, readWorkbook } from './sheet';

const STYLES =
  '<dxfs><dxf><font><b/><color rgb="FFFF0000"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>';

function head(formats: string) {
  const pkg = aWorkbook({ styles: STYLES, sheets: [{ xml: rowsOf('<c><v>1</v></c>') + formats }] });
  return readSheet(pkg, readWorkbook(pkg), 0).head;
}
const rule = (attributes: string, inside = '', sqref = 'A1:A9') =>
  `<conditionalFormatting sqref="${sqref}"><cfRule ${attributes}>${inside}</cfRule></conditionalFormatting>`;

describe('conditional formats', () => {
  it('reads a comparison with its look', () => {
    const { conditionals, notShown } = head(
      rule('type="cellIs" dxfId="0" priority="2" operator="greaterThan" stopIfTrue="1"', '<formula>5</formula>'),
    );
    expect(conditionals).toEqual([
      {
        ranges: [{ top: 1, left: 1, bottom: 9, right: 1 }],
        priority: 2,
        stopIfTrue: true,
        test: { kind: 'cellIs', operator: 'greaterThan', formulas: ['5'] },
        look: { font: { bold: true, color: '#ff0000' }, fill: { kind: 'solid', color: '#ffc7ce' } },
      },
    ]);
    expect(notShown.rules).toBe(0);
  });

  it('puts the rules in the order of their priorities', () => {
    const { conditionals } = head(
      rule('type="duplicateValues" priority="7"') + rule('type="containsBlanks" priority="3"'),
    );
    expect(conditionals.map((one) => one.test.kind)).toEqual(['blanks', 'duplicates']);
  });

  it('counts what it cannot show', () => {
    const { conditionals, notShown } = head(
      rule('type="expression" priority="1"', '<formula>SUM(A1:A3)&gt;5</formula>') +
        rule('type="expression" priority="2"', '<formula>MOD(ROW(),2)=0</formula>') +
        rule('type="somethingNew" priority="3"') +
        rule('type="top10" rank="3" priority="4"', '', 'A1:XFD1048576'),
    );
    expect(conditionals.map((one) => one.test.kind)).toEqual(['expression', 'top']);
    expect(notShown.rules).toBe(2);
  });

  it('refines a data bar by its 2010 part, and reads rules that stand in that part alone', () => {
    const extension =
      '<extLst><ext uri="{78C0D931}"><x14:conditionalFormattings xmlns:x14="urn:x14" xmlns:xm="urn:xm">' +
      '<x14:conditionalFormatting><x14:cfRule type="dataBar" id="{A}"><x14:dataBar minLength="0" maxLength="100" gradient="0">' +
      '<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/></x14:dataBar></x14:cfRule><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting>' +
      '<x14:conditionalFormatting><x14:cfRule type="cellIs" operator="equal" priority="9"><xm:f>1</xm:f><x14:dxf><font><i/></font></x14:dxf></x14:cfRule><xm:sqref>B1 C3</xm:sqref></x14:conditionalFormatting>' +
      '</x14:conditionalFormattings></ext></extLst>';
    const { conditionals } = head(
      rule(
        'type="dataBar" priority="1"',
        '<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext><x14:id xmlns:x14="urn:x14">{A}</x14:id></ext></extLst>',
      ) + extension,
    );
    expect(conditionals[0]?.test).toMatchObject({
      kind: 'dataBar',
      min: { kind: 'autoMin' },
      color: '#638ec6',
      negativeColor: '#ff0000',
      gradient: false,
      longest: 100,
      axis: 'automatic',
    });
    expect(conditionals[1]).toMatchObject({ look: { font: { italic: true } }, priority: 9 });
    expect(conditionals[1]?.ranges).toHaveLength(2);
  });

  it('reads signs in reverse order, and colours with their bounds', () => {
    const { conditionals } = head(
      rule(
        'type="iconSet" priority="1"',
        '<iconSet iconSet="3Arrows" reverse="1"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="num" val="5" gte="0"/></iconSet>',
      ) +
        rule(
          'type="colorScale" priority="2"',
          '<colorScale><cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FFFFEB84"/><color rgb="FF63BE7B"/></colorScale>',
        ),
    );
    expect(conditionals[0]?.test).toMatchObject({
      icons: [{ index: 2 }, { index: 1 }, { index: 0 }],
      thresholds: [{}, {}, { kind: 'number', orEqual: false }],
    });
    expect(conditionals[1]?.test).toMatchObject({ stops: [{ color: '#f8696b' }, {}, { color: '#63be7b' }] });
  });
});
