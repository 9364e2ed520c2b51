import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange, parseRef } from '../../core/ref';
import { BORDER_STYLES, type BorderLine, type CellStyle } from '../../core/sheet';
import { aStyle, PLAIN_STYLE } from './aLook';
import { type BorderSource, borderSegments, diagonals, stronger } from './borders';

const thin: BorderLine = { style: 'thin', color: '#000000' };
const thick: BorderLine = { style: 'thick', color: '#000000' };
const box = aStyle({ top: thin, right: thin, bottom: thin, left: thin });

function aSheet(
  styles: Readonly<Record<string, CellStyle>>,
  merges: readonly string[] = [],
  hiddenRows: readonly number[] = [],
): BorderSource {
  const byPlace = new Map(Object.entries(styles).map(([ref, style]) => [JSON.stringify(parseRef(ref)), style]));
  const ranges = merges.flatMap((text) => parseRange(text) ?? []);
  return {
    styleAt: (row, col) => byPlace.get(JSON.stringify({ row, col })) ?? PLAIN_STYLE,
    mergeAt: (row, col) =>
      ranges.find((range) => row >= range.top && row <= range.bottom && col >= range.left && col <= range.right),
    isRowHidden: (row) => hiddenRows.includes(row),
    isColHidden: () => false,
  };
}
const area = (text: string) => parseRange(text) ?? { top: 1, left: 1, bottom: 1, right: 1 };
const lines = (range: string, source: BorderSource) =>
  borderSegments(area(range), source).map(({ axis, at, from, to, line }) => `${axis}${at} ${from}-${to} ${line.style}`);

describe('borders', () => {
  it('joins the lines of neighbours into one', () => {
    expect(lines('A1:B1', aSheet({ A1: box, B1: box }))).toEqual([
      'h1 1-2 thin',
      'h2 1-2 thin',
      'v1 1-1 thin',
      'v2 1-1 thin',
      'v3 1-1 thin',
    ]);
  });

  it('draws the stronger of what two neighbours ask for, once', () => {
    const source = aSheet({ A1: aStyle({ right: thin }), B1: aStyle({ left: thick }) });
    expect(lines('A1:B1', source)).toEqual(['v2 1-1 thick']);
  });

  it('asks the neighbours outside the area too', () => {
    expect(lines('A1:A1', aSheet({ B1: aStyle({ left: thin }), A2: aStyle({ top: thick }) }))).toEqual([
      'h2 1-1 thick',
      'v2 1-1 thin',
    ]);
  });

  it('draws only around a merged area, from its outer cells', () => {
    const cells = { A1: box, B1: box, A2: box, B2: box };
    expect(lines('A1:B2', aSheet(cells, ['A1:B2']))).toEqual([
      'h1 1-2 thin',
      'h3 1-2 thin',
      'v1 1-2 thin',
      'v3 1-2 thin',
    ]);
  });

  it('draws nothing for hidden rows', () => {
    expect(lines('A1:A3', aSheet({ A2: box }, [], [2]))).toEqual([]);
  });

  it('draws a diagonal across the whole merge', () => {
    const source = aSheet({ A1: aStyle({ diagonalDown: thin }), B1: aStyle({ diagonalUp: thick }) }, ['A1:B2']);
    expect(diagonals(area('A1:B2'), source)).toEqual([{ range: area('A1:B2'), way: 'down', line: thin }]);
  });

  it('chooses the same line whichever neighbour is asked first', () => {
    const line = fc.option(
      fc.record({ style: fc.constantFrom(...BORDER_STYLES), color: fc.constantFrom('#000000', '#ff0000', '#c0c0c0') }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(line, line, (a, b) => {
        expect(stronger(a, b)).toEqual(stronger(b, a));
        expect(stronger(a, a)).toEqual(a);
      }),
    );
  });

  it('never draws a place twice and leaves out none that a cell asks for', () => {
    const refs = ['A1', 'B1', 'C1', 'A2', 'B2', 'C2'];
    const side = fc.option(fc.constantFrom(thin, thick), { nil: undefined });
    const style = fc
      .record({ top: side, right: side, bottom: side, left: side })
      .map((sides) => aStyle(JSON.parse(JSON.stringify(sides)) as Partial<CellStyle>));
    fc.assert(
      fc.property(fc.array(style, { minLength: 6, maxLength: 6 }), (styles) => {
        const source = aSheet(Object.fromEntries(refs.map((ref, index) => [ref, styles[index] ?? PLAIN_STYLE])));
        const places = borderSegments(area('A1:C2'), source).flatMap(({ axis, at, from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => `${axis}${at}.${from + index}`),
        );
        expect(new Set(places).size).toBe(places.length);
        for (const [index, ref] of refs.entries()) {
          const at = parseRef(ref) ?? { row: 1, col: 1 };
          if (styles[index]?.top) expect(places).toContain(`h${at.row}.${at.col}`);
          if (styles[index]?.bottom) expect(places).toContain(`h${at.row + 1}.${at.col}`);
          if (styles[index]?.left) expect(places).toContain(`v${at.col}.${at.row}`);
          if (styles[index]?.right) expect(places).toContain(`v${at.col + 1}.${at.row}`);
        }
      }),
    );
  });
});
