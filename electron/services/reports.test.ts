import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { FormId } from '../../core/words';
import { MACROS, macroWorkbook } from '../../workbook/aWorkbook';
import { openPackage } from '../../workbook/package';
import { readSheet, readWorkbook } from '../../workbook/sheet';
import { SILENT_JOB } from '../jobs';
import { refusal } from '../ledger/testing/refusal';
import { opened, scratchFolder, scratchPlace } from '../ledger/testing/scratch';
import { Library } from '../workbooks/library';
import { nearShelf } from '../workbooks/testing/nearShelf';
import { importForm, lookAtFiles } from './forms';
import { fillReport, openReport, saveCells } from './reports';
import type { Services } from './services';
import { setUpStation, usualCalendar } from './station';

const fixture = resolve(import.meta.dirname, '../../workbook/fixtures/治安管理工作月报表.xlsx');

/** A station with one form, on a ledger of its own. */
async function aStation(template = fixture) {
  const ledger = opened(scratchPlace());
  const clock = { now: () => '2026-10-20T00:00:00.000Z', today: () => '2026-10-20' };
  const services: Services = {
    ledger,
    clock,
    inference: null,
    library: new Library(nearShelf().shelf, (versionId) => ledger.read('formFile', { versionId })),
  };
  await setUpStation(services, { name: '城关派出所', code: '', superior: '', monthStart: 26, clerk: '内勤' });
  const clerk = (await ledger.read('accounts'))[0]!.id;
  const [look] = await lookAtFiles(services, [template], SILENT_JOB);
  if (!look || !('token' in look)) throw new Error('the fixture is no workbook');
  const form = await importForm(services, clerk, {
    token: look.token,
    name: '治安月报',
    departmentId: null,
    calendar: usualCalendar(26),
  });
  return { services, ledger, clerk, form };
}

test('what is typed in a period stands in the exported file, and nowhere else', async () => {
  const { services, ledger, clerk, form } = await aStation();
  const report = await openReport(services, clerk, form.id, '2026-10');
  await saveCells(services, clerk, report.id, 'typed', [
    { sheet: 0, ref: 'E8', value: 17 },
    { sheet: 0, ref: 'F8', value: '=1+1' },
    { sheet: 0, ref: 'G8', value: 3 },
  ]);
  await saveCells(services, clerk, report.id, 'typed', [{ sheet: 0, ref: 'G8', value: null }]);
  const file = await fillReport(services, report.id);
  expect(file).toMatchObject({ fileName: '城关派出所_治安月报_2026年10月', extension: '.xlsx', cells: 2 });
  const pack = openPackage(file.bytes, 'out.xlsx');
  const { cells } = readSheet(pack, readWorkbook(pack), 0);
  const at = (row: number, col: number) => cells.find((cell) => cell.row === row && cell.col === col);
  expect(at(8, 5)?.value).toBe(17);
  expect(at(8, 6)).toMatchObject({ value: '=1+1' });
  expect(at(8, 6)?.formula).toBeUndefined();
  expect(at(8, 7)?.value).toBeUndefined();
  expect((await ledger.read('form', { formId: form.id })).reportCount).toBe(1);
});

test('a workbook with macros leaves with them and under its own extension', async () => {
  const template = join(scratchFolder(), '月报.XLSM');
  writeFileSync(template, macroWorkbook());
  const { services, ledger, clerk, form } = await aStation(template);
  const report = await openReport(services, clerk, form.id, '2026-10');
  await saveCells(services, clerk, report.id, 'typed', [{ sheet: 0, ref: 'B2', value: 17 }]);
  const { bytes, extension } = await fillReport(services, report.id);
  expect(extension).toBe('.xlsm');
  const pack = openPackage(bytes, 'out.xlsm');
  expect(Uint8Array.from(pack.bytes('xl/vbaProject.bin'))).toEqual(MACROS);
  expect(readWorkbook(pack).notices).toEqual(['macros']);
  const stored = await ledger.read('formFile', { versionId: form.versionId });
  expect(Buffer.from(stored.bytes).equals(readFileSync(template))).toBe(true);
});

test('a period that is not one of the form, and a form that is not there, are refused', async () => {
  const { services, clerk, form } = await aStation();
  for (const key of ['2026-W41', '2026', '2026-13', '2026-10-05'])
    expect((await refusal(openReport(services, clerk, form.id, key))).code, key).toBe('report.badPeriod');
  expect((await refusal(openReport(services, clerk, 99 as FormId, '2026-10'))).code).toBe('form.missing');
});

test('a printed cell is refused, and nothing of the same batch is saved', async () => {
  const { services, ledger, clerk, form } = await aStation();
  const report = await openReport(services, clerk, form.id, '2026-10');
  const batch = [
    { sheet: 0, ref: 'E8', value: 1 },
    { sheet: 0, ref: 'A1', value: '改标题' },
  ];
  expect((await refusal(saveCells(services, clerk, report.id, 'pasted', batch))).code).toBe('cell.locked');
  expect((await ledger.read('report', { reportId: report.id })).cells).toEqual([]);
});

test('a template that was imported is kept to the byte', async () => {
  const { ledger, form } = await aStation();
  const { bytes } = await ledger.read('formFile', { versionId: form.versionId });
  expect(Buffer.from(bytes).equals(readFileSync(fixture))).toBe(true);
});
