import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOfTable, blockOfText, type ClipBlock, htmlOf, parseTsv, tsvOf } from './clipboard';

const texts = (block: ClipBlock) => block.rows.map((row) => row.map((cell) => (cell ? cell.text : undefined)));

describe('text on the clipboard', () => {
  it('has rows and cells', () => {
    expect(parseTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parseTsv('1')).toEqual([['1']]);
    expect(parseTsv('1\t\n\t2')).toEqual([
      ['1', ''],
      ['', '2'],
    ]);
  });

  it('keeps line breaks, tabs and marks of quoted cells', () => {
    expect(parseTsv('"a\nb"\t"c\td"\r\n"e ""f"""\tg')).toEqual([
      ['a\nb', 'c\td'],
      ['e "f"', 'g'],
    ]);
  });

  it('leaves marks that quote nothing as words', () => {
    expect(parseTsv('"平安"\t5" 屏\t"半')).toEqual([['"平安"', '5" 屏', '"半']]);
  });

  it('comes back as it went out', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', '\t', '\n', ' ', '=', "'") });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(rows, (cells) => {
        const last = cells.at(-1);
        // A last row of one blank cell is what a closing line break looks like.
        fc.pre(cells.length === 1 || !(last?.length === 1 && last[0] === ''));
        const block = { rows: cells.map((row) => row.map((text) => ({ text }))), knowsSpans: false };
        expect(parseTsv(tsvOf(block))).toEqual(cells);
      }),
    );
  });
});

describe('tables on the clipboard', () => {
  it('lays out merged cells', () => {
    const block = blockOfTable([
      [
        { text: 'A', rowSpan: 2 },
        { text: 'B', colSpan: 2 },
      ],
      [{ text: 'C' }, { text: 'D' }],
    ]);
    expect(texts(block)).toEqual([
      ['A', 'B', undefined],
      [undefined, 'C', 'D'],
    ]);
  });

  it('takes shape from the table and words from the text', () => {
    const block = blockOfTable([[{ text: '甲 乙', colSpan: 2 }, { text: '1,234' }]], '甲  乙\t\t1,234\r\n');
    expect(texts(block)).toEqual([['甲  乙', undefined, '1,234']]);
  });

  it('keeps the words of the table when the text says something else', () => {
    expect(texts(blockOfTable([[{ text: '1' }, { text: '2' }]], '3\t2'))).toEqual([['1', '2']]);
    expect(texts(blockOfTable([[{ text: '1' }]], '1\r\n2'))).toEqual([['1']]);
  });

  it('survives spans that say nonsense', () => {
    const block = blockOfTable([[{ text: 'A', rowSpan: 60000, colSpan: 99999 }], [{ text: 'B' }]]);
    expect(block.rows).toHaveLength(2);
    expect(block.rows[0]?.length).toBeLessThanOrEqual(1001);
  });

  it('writes merges, exact numbers and texts that stay texts', () => {
    const html = htmlOf({
      knowsSpans: true,
      rows: [
        [
          { text: '=1+1', value: '=1+1', colSpan: 2 },
          undefined,
          { text: '85%', value: 0.85 },
          { text: 'a<\nb', value: 'a<\nb' },
        ],
      ],
    });
    expect(html).toContain(`<td colspan="2" style="mso-number-format:'\\@'">=1+1</td>`);
    expect(html).toContain('<td x:num="0.85">85%</td>');
    expect(html).toContain('a&lt;<br style="mso-data-placement:same-cell">b');
  });

  it('makes rows of equal length', () => {
    expect(texts(blockOfText('1\t2\n3'))).toEqual([
      ['1', '2'],
      ['3', undefined],
    ]);
  });
});
