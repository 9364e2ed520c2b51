// What is laid over cells: rules that see typed values, bands of tables, rows that keep their identity.
import { describe, expect, it } from 'vitest';
import { aSheetHead } from '../../core/aSheetHead';
import type { SheetHead } from '../../core/sheet';
import { aCell, aLook } from './aLook';
import { wholeSource } from './cellSource';
import { laidLooks, NOTHING_LAID, tableChange } from './laidLooks';
import { layoutRow } from './rowLayout';
import { NO_OVERLAY, overlayOf } from './rowOverlay';

const FACTS = { today: '2026-10-07', date1904: false };
const column = { top: 1, left: 1, bottom: 9, right: 1 };
const RED = { font: { color: '#ff0000' }, fill: { kind: 'solid', color: '#ffc7ce' } } as const;
const conditionals: SheetHead['conditionals'] = [
  {
    ranges: [column],
    priority: 1,
    stopIfTrue: false,
    test: { kind: 'cellIs', operator: 'greaterThan', formulas: ['10'] },
    look: RED,
  },
];

describe('laid looks', () => {
  it('judge what is typed as well as what is printed', () => {
    const head = aSheetHead({ lastRow: 9, lastCol: 2, conditionals });
    const source = wholeSource([aCell('A1', 20), aCell('A2', 5)]);
    const typed = overlayOf(new Map([['A3', 99]]), new Map(), NO_OVERLAY);
    const laid = laidLooks(head, source, typed, FACTS, NOTHING_LAID);
    expect([1, 2, 3].map((row) => laid.row(row)?.get(1)?.condition?.change)).toEqual([RED, undefined, RED]);
  });

  it('keep rows that look as before', () => {
    const head = aSheetHead({ lastRow: 9, lastCol: 2, conditionals });
    const source = wholeSource([aCell('A1', 20)]);
    const before = laidLooks(head, source, NO_OVERLAY, FACTS, NOTHING_LAID);
    const kept = before.row(1);
    const typed = overlayOf(new Map([['A3', 99]]), new Map(), NO_OVERLAY);
    const after = laidLooks(head, source, typed, FACTS, before);
    expect(after.row(1)).toBe(kept);
    expect(after.row(3)).toBeDefined();
  });

  it('cost nothing where a sheet has none', () => {
    expect(laidLooks(aSheetHead({ lastRow: 5 }), wholeSource([]), NO_OVERLAY, FACTS, NOTHING_LAID)).toBe(NOTHING_LAID);
  });

  it('go over the cell, and a table goes under it', () => {
    const look = aLook();
    const laid = new Map([
      [1, { table: { fill: { kind: 'solid', color: '#eeeeee' } }, condition: { change: RED } }],
    ] as const);
    const [cell] = layoutRow(look, 1, [aCell('A1', 20)], undefined, 1, 1, laid);
    expect(cell?.style.fill).toEqual(RED.fill);
    const [plain] = layoutRow(
      look,
      1,
      [aCell('A1', 20)],
      undefined,
      1,
      1,
      new Map([[1, { table: { font: { bold: true } } }]]),
    );
    expect(plain?.style.font.bold).toBe(true);
  });
});

it('bands of a table begin under its head', () => {
  const band = { fill: { kind: 'solid', color: '#dddddd' } } as const;
  const table = { range: column, name: '表', headerRow: true, totalsRow: false, look: { header: RED, band } };
  expect([1, 2, 3, 4].map((row) => tableChange(table, row, 1))).toEqual([RED, band, undefined, band]);
});
