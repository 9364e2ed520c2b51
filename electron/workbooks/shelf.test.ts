import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { refOf } from '../../core/ref';
import type { FormVersionId } from '../../core/words';
import { refusal, thrownBy } from '../ledger/testing/refusal';
import { Library } from './library';
import { Shelf } from './shelf';
import { nearShelf } from './testing/nearShelf';

const form = (name: string) =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../workbook/fixtures', name)));
const MONTHLY = '治安管理工作月报表.xlsx';

function aShelf(name = MONTHLY): Shelf {
  const shelf = new Shelf();
  shelf.put('a', form(name), name);
  return shelf;
}

test('a band of rows holds exactly the cells of those rows', () => {
  const shelf = aShelf();
  const { lastRow } = shelf.sheet('a', 0);
  const all = shelf.rows('a', 0, 1, lastRow).cells;
  const middle = shelf.rows('a', 0, 5, 8).cells;
  expect(middle).toEqual(all.filter((cell) => cell.row >= 5 && cell.row <= 8));
  expect(shelf.rows('a', 0, lastRow + 1, lastRow + 50).cells).toEqual([]);
});

test('the proposed name is the title of the first sheet', () => {
  expect(aShelf().proposedName('a')).toBe('治安管理工作月报表');
});

test('blank cells may be filled; printed words, formulas, covered cells and sheets that are not there may not', () => {
  const shelf = aShelf();
  const { cells } = shelf.rows('a', 0, 1, 40);
  const at = (cell: { row: number; col: number }) => String.fromCharCode(64 + cell.col) + cell.row;
  const printed = cells.find((cell) => typeof cell.value === 'string');
  const formula = cells.find((cell) => cell.formula !== undefined);
  expect(printed && formula).toBeTruthy();
  for (const ref of [at(printed!), at(formula!), 'B1'])
    expect(thrownBy(() => shelf.requireFillable('a', [{ sheet: 0, ref }])).code, ref).toBe('cell.locked');
  expect(thrownBy(() => shelf.requireFillable('a', [{ sheet: 7, ref: 'E8' }])).code).toBe('cell.locked');
  shelf.requireFillable('a', [{ sheet: 0, ref: 'E8' }]);
});

test('a list may go on below its last printed row, but not without end', () => {
  const shelf = aShelf('出租房屋登记台账.xlsx');
  const { lastRow } = shelf.sheet('a', 0);
  shelf.requireFillable('a', [{ sheet: 0, ref: `B${lastRow + 100}` }]);
  expect(thrownBy(() => shelf.requireFillable('a', [{ sheet: 0, ref: `B${lastRow + 101}` }])).code).toBe('cell.locked');
});

test('a workbook is brought to the shelf once, and again after the worker that held it died', async () => {
  const { shelf, forget } = nearShelf();
  let brought = 0;
  const library = new Library(shelf, async () => {
    brought += 1;
    return { bytes: form(MONTHLY), fileName: MONTHLY };
  });
  const sheets = () => library.ask({ versionId: 3 as FormVersionId }, (there, key) => there.head(key));
  expect((await sheets()).sheets).toHaveLength(1);
  await sheets();
  expect(brought).toBe(1);
  forget();
  await sheets();
  expect(brought).toBe(2);
});

test('a file that was looked at is known by its token until it is dropped', async () => {
  const library = new Library(nearShelf().shelf, async () => ({ bytes: new Uint8Array(), fileName: '' }));
  const look = await library.look(MONTHLY, form(MONTHLY));
  expect(look).toMatchObject({ fileName: MONTHLY, proposedName: '治安管理工作月报表' });
  expect(look.sheets[0]?.formulas).toBeGreaterThan(0);
  expect(library.looked(look.token).fileName).toBe(MONTHLY);
  await library.drop(look.token);
  expect(thrownBy(() => library.looked(look.token)).code).toBe('file.unreadable');
});

test('only images that drawings of the sheet name are handed out', () => {
  expect(thrownBy(() => aShelf().picture('a', 0, 0)).code).toBe('workbook.damaged');
});

test('files that are looked at have an end; dropping one makes room again', async () => {
  const bytes = form(MONTHLY);
  const library = new Library(nearShelf().shelf, async () => ({ bytes, fileName: '' }), bytes.byteLength * 2);
  const looks = [await library.look('一.xlsx', bytes), await library.look('二.xlsx', bytes)];
  expect(await refusal(library.look('三.xlsx', bytes))).toMatchObject({
    code: 'form.manyFiles',
    details: { file: '三.xlsx' },
  });
  expect(thrownBy(() => library.keepOld({ bytes, fileName: '四.xls' })).code).toBe('form.manyFiles');
  await library.drop(looks[0]!.token);
  expect((await library.look('三.xlsx', bytes)).fileName).toBe('三.xlsx');
});

test('the shelf keeps so many workbooks open, the last ones used', () => {
  const shelf = new Shelf();
  const bytes = form(MONTHLY);
  for (let i = 0; i < 40; i++) {
    shelf.put(`${i}`, bytes, MONTHLY);
    if (i > 0) shelf.head('0');
  }
  const kept = Array.from({ length: 40 }, (_, i) => i).filter((i) => shelf.has(`${i}`));
  expect(kept).toEqual([0, ...Array.from({ length: 31 }, (_, i) => i + 9)]);
});

test('a mask that is an input may be typed over unless the clerk says that it is none', () => {
  const name = '行业场所治安检查登记表.xlsx';
  const shelf = aShelf(name);
  const masked = shelf.understand('a', 0, []).inputs.find(({ printed, inline }) => printed !== undefined && !inline)!;
  expect(masked).toBeDefined();
  const target = { sheet: 0, ref: refOf(masked) };
  shelf.requireFillable('a', [target]);
  const { row, col } = masked;
  const range = { top: row, bottom: row, left: col, right: col };
  const corrected = [{ sheet: 0, corrections: [{ does: 'input' as const, range, on: false }] }];
  expect(thrownBy(() => shelf.requireFillable('a', [target], corrected)).code).toBe('cell.locked');
});

test('every correction is understood anew, and the same question gets the same answer', () => {
  const shelf = aShelf();
  const plain = shelf.understand('a', 0, []);
  const { row, col } = plain.inputs[0]!;
  const range = { top: row, bottom: row, left: col, right: col };
  const corrected = shelf.understand('a', 0, [{ does: 'unit', range, unit: '万元' }]);
  expect(corrected.inputs[0]).toMatchObject({ unit: '万元' });
  expect(shelf.understand('a', 0, [])).toEqual(plain);
});
