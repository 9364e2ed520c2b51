// What lies over the cells, from small parts written by hand.
import { describe, expect, it } from 'vitest';
import { aWorkbook, rowsOf, workbookBytes } from './aWorkbook';
import { openPackage } from './package';
import { kindOfBytes } from './pictures';
import { readSheet, readWorkbook } from './sheet';

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const link = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
const relations = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const SPACES = `xmlns:xdr="urn:xdr" xmlns:a="urn:a" xmlns:mc="urn:mc" xmlns:r="${RELATION}"`;
const FROM =
  '<xdr:from><xdr:col>1</xdr:col><xdr:colOff>9525</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>';
const TO =
  '<xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>19050</xdr:rowOff></xdr:to>';

function withDrawing(inside: string, extra: Record<string, string> = {}, sheetXml = '') {
  const pkg = aWorkbook({
    sheets: [
      {
        xml: `${rowsOf('<c><v>1</v></c>')}${sheetXml}<drawing r:id="rId1"/>`,
        relations: link('rId1', 'drawing', '../drawings/drawing1.xml'),
      },
    ],
    extraParts: { 'xl/drawings/drawing1.xml': `<xdr:wsDr ${SPACES}>${inside}</xdr:wsDr>`, ...extra },
  });
  return readSheet(pkg, readWorkbook(pkg), 0);
}

describe('drawings', () => {
  it('places a text box between two cells', () => {
    const { head } = withDrawing(
      `<xdr:twoCellAnchor>${FROM}${TO}<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="框"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"/>` +
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></xdr:spPr>' +
        '<xdr:txBody><a:bodyPr anchor="ctr"/><a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="1400" b="1"/><a:t>粘贴照片处</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>',
    );
    expect(head.drawings).toHaveLength(1);
    expect(head.drawings[0]).toMatchObject({
      kind: 'shape',
      name: '框',
      printed: true,
      anchor: { kind: 'twoCell', from: { row: 3, col: 2, dx: 9525, dy: 0 }, to: { row: 6, col: 4, dx: 0, dy: 19050 } },
      shape: {
        outline: 'rect',
        fill: '#ffffff',
        line: { color: '#ff0000', points: 1, dashed: false },
        vertical: 'center',
        paragraphs: [{ align: 'center', runs: [{ text: '粘贴照片处', points: 14, bold: true }] }],
      },
    });
  });

  it('names a chart by its title and leaves its place', () => {
    const { head } = withDrawing(
      `<xdr:twoCellAnchor>${FROM}${TO}<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="1" name="图表 1"/></xdr:nvGraphicFramePr>` +
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="urn:c" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor>',
      {
        'xl/drawings/_rels/drawing1.xml.rels': relations(link('rId1', 'chart', '../charts/chart1.xml')),
        'xl/charts/chart1.xml':
          '<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>发案趋势</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>',
      },
    );
    expect(head.drawings).toMatchObject([{ kind: 'chart', name: '发案趋势' }]);
  });

  it('takes groups apart: members have their share of the box', () => {
    const member = (x: number) =>
      `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="m"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="${x}" y="100"/><a:ext cx="50" cy="100"/></a:xfrm></xdr:spPr></xdr:sp>`;
    const { head } = withDrawing(
      `<xdr:twoCellAnchor>${FROM}${TO}<xdr:grpSp><xdr:grpSpPr><a:xfrm><a:chOff x="100" y="100"/><a:chExt cx="100" cy="100"/></a:xfrm></xdr:grpSpPr>${member(100)}${member(150)}</xdr:grpSp></xdr:twoCellAnchor>`,
    );
    expect(head.drawings.map((one) => one.within)).toEqual([
      { x: 0, y: 0, width: 0.5, height: 1 },
      { x: 0.5, y: 0, width: 0.5, height: 1 },
    ]);
  });

  it('counts a drawing part that is broken, and opens the sheet all the same', () => {
    const { head } = withDrawing('<xdr:broken');
    expect(head.drawings).toEqual([]);
    expect(head.notShown.drawings).toBe(1);
  });

  it('refuses one that hides entities', () => {
    const pkg = aWorkbook({
      sheets: [{ xml: '<sheetData/><drawing r:id="rId1"/>', relations: link('rId1', 'drawing', '../drawings/d.xml') }],
      extraParts: { 'xl/drawings/d.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
    });
    expect(() => readSheet(pkg, readWorkbook(pkg), 0)).toThrow(/workbook.hostile/);
  });

  it('places controls by the old drawing part', () => {
    const pkg = aWorkbook({
      sheets: [
        {
          xml: '<sheetData/><legacyDrawing r:id="rId1"/>',
          relations: link('rId1', 'vmlDrawing', '../drawings/vmlDrawing1.vml'),
        },
      ],
      extraParts: {
        'xl/drawings/vmlDrawing1.vml':
          '<xml><v:shape id="a" style="x"><v:textbox><div><font>是否结案</font><br></div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor> 1, 5, 2, 0, 3, 0, 4, 9</x:Anchor></x:ClientData></v:shape>' +
          '<v:shape id="c" style="position:absolute;left:9;top:30pt;width:22;height:23"><x:ClientData ObjectType="Pict"></x:ClientData></v:shape>' +
          '<v:group id="g" style="position:absolute;margin-left:10;margin-top:20;width:200;height:100" coordorigin="9,50" coordsize="100,50"><v:shape id="e" style="position:absolute;left:19;top:55;width:10;height:10"><x:ClientData ObjectType="Pict"></x:ClientData></v:shape></v:group>' +
          '<v:shape id="d"><x:ClientData ObjectType="Drop"></x:ClientData></v:shape>' +
          '<v:shape id="b"><x:ClientData ObjectType="Note"><x:Anchor>0,0,0,0,1,1,1,1</x:Anchor></x:ClientData></v:shape></xml>',
      },
    });
    const { drawings, notShown } = readSheet(pkg, readWorkbook(pkg), 0).head;
    expect(drawings).toMatchObject([
      { kind: 'control', name: '是否结案', anchor: { from: { row: 3, col: 2, dx: 5 * 9525 } } },
      { kind: 'object', anchor: { kind: 'absolute', x: 9 * 9525, y: 30 * 12_700, width: 22 * 9525 } },
      { kind: 'object', anchor: { x: 30 * 9525, y: 30 * 9525, width: 20 * 9525, height: 20 * 9525 } },
    ]);
    expect(notShown.drawings).toBe(1);
  });
});

describe('comments', () => {
  it('shows a thread with its replies instead of the note that stands in for it', () => {
    const pkg = aWorkbook({
      sheets: [
        {
          relations:
            link('rId1', 'comments', '../comments1.xml') +
            '<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/t.xml"/>',
        },
      ],
      extraRelations:
        '<Relationship Id="p" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" Target="persons/person.xml"/>',
      extraParts: {
        'xl/comments1.xml':
          '<comments><authors><author>tc={1}</author><author>王敏</author></authors><commentList><comment ref="B2" authorId="0"><text><t>[线程批注]</t></text></comment><comment ref="A1" authorId="1"><text><r><t>王敏:\n</t></r><r><t>填本月数</t></r></text></comment></commentList></comments>',
        'xl/threadedComments/t.xml':
          '<ThreadedComments><threadedComment ref="B2" personId="{p}" id="1"><text>口径？</text></threadedComment><threadedComment ref="B2" personId="{q}" parentId="1"><text>按立案</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml': '<personList><person displayName="李强" id="{p}"/></personList>',
      },
    });
    expect(readSheet(pkg, readWorkbook(pkg), 0).head.comments).toEqual([
      { row: 1, col: 1, text: '王敏:\n填本月数' },
      { row: 2, col: 2, text: '李强：口径？\n按立案' },
    ]);
  });
});

describe('tables and outlines', () => {
  it('knows a table and the look of a simple style', () => {
    const pkg = aWorkbook({
      sheets: [{ relations: link('rId1', 'table', '../tables/table1.xml') }],
      extraParts: {
        'xl/tables/table1.xml':
          '<table ref="A1:C9" displayName="表1" totalsRowCount="1"><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>',
      },
    });
    expect(readSheet(pkg, readWorkbook(pkg), 0).head.tables).toMatchObject([
      {
        range: { top: 1, left: 1, bottom: 9, right: 3 },
        headerRow: true,
        totalsRow: true,
        style: 'TableStyleMedium2',
        look: { header: { fill: { color: '#4f81bd' }, font: { color: '#ffffff' } }, band: { fill: { kind: 'solid' } } },
      },
    ]);
  });

  it('knows the levels of rows and columns', () => {
    const pkg = aWorkbook({
      sheets: [
        {
          xml: '<cols><col min="2" max="3" outlineLevel="2"/></cols><sheetData><row r="4" outlineLevel="1" hidden="1"><c><v>1</v></c></row></sheetData>',
        },
      ],
    });
    const { head } = readSheet(pkg, readWorkbook(pkg), 0);
    expect(head.rows).toMatchObject([{ row: 4, outline: 1, hidden: true }]);
    expect(head.columns).toMatchObject([{ from: 2, outline: 2 }]);
  });
});

describe('images', () => {
  it('are told by content, and huge ones are not drawn', () => {
    const png = (width: number) => {
      const bytes = new Uint8Array(40);
      bytes.set([0x89, 0x50, 0x4e, 0x47]);
      new DataView(bytes.buffer).setUint32(16, width);
      new DataView(bytes.buffer).setUint32(20, 100);
      return bytes;
    };
    expect(kindOfBytes(png(10))).toEqual({ type: 'image/png' });
    expect(kindOfBytes(png(4_000_000))).toEqual({ undrawn: 'BIG' });
    expect(kindOfBytes(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
      undrawn: 'SVG',
    });
    expect(kindOfBytes(new Uint8Array(3))).toEqual({ undrawn: '?' });
  });

  it('of WPS cells lie over their cell, or leave their box there', () => {
    const bytes = workbookBytes({
      sheets: [{ xml: rowsOf('<c r="B1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>') }],
    });
    const pkg = openPackage(bytes, '样表.xlsx');
    expect(readSheet(pkg, readWorkbook(pkg), 0).head.drawings).toMatchObject([
      { kind: 'picture', undrawn: '?', anchor: { from: { row: 1, col: 2 }, to: { row: 2, col: 3 } } },
    ]);
  });
});
