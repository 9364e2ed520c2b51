// What the station's ledger does, operation by operation.
import { expect, test } from 'vitest';
import type { DueRule } from '../../core/due';
import type { Correction } from '../../core/understanding';
import type { AccountId, FormId, FormVersionId, ReportId } from '../../core/words';
import { refusal } from './testing/refusal';
import {
  aForm,
  aStation,
  month,
  opened,
  readyToFill,
  SCHEMA_VERSION,
  scratchPlace,
  tickingClock,
} from './testing/scratch';

const ledgerHere = () => opened(scratchPlace(), { now: tickingClock() });

test('a new ledger knows no station until it is set up, and is set up once', async () => {
  const ledger = ledgerHere();
  expect(await ledger.read('stationReady')).toBe(false);
  expect(await refusal(ledger.read('station'))).toMatchObject({ code: 'setup.needed' });
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  expect(await ledger.read('stationReady')).toBe(true);
  expect(await ledger.read('station')).toEqual({
    name: '城关派出所',
    code: '350100010000',
    superior: '某县公安局',
    calendar: aStation.calendar,
  });
  expect(await ledger.read('accounts')).toEqual([{ id: accountId, name: '张三', roles: ['clerk', 'administrator'] }]);
  expect(await ledger.read('account', { id: accountId })).toMatchObject({ name: '张三' });
  expect(await ledger.read('account', { id: 99 as AccountId })).toBeUndefined();
  expect((await ledger.read('departments')).map(({ code, name }) => [code, name])).toEqual([
    ['ZA', '治安'],
    ['XZ', '刑侦'],
  ]);
  expect(await refusal(ledger.write('setUpStation', null, aStation))).toMatchObject({ code: 'setup.done' });
  expect(await ledger.read('accounts')).toHaveLength(1);
});

test('a renamed station keeps its old name for the days before', async () => {
  const ledger = ledgerHere();
  const { accountId } = await ledger.write('setUpStation', null, { ...aStation, superior: '' });
  const station = { ...(await ledger.read('station')), name: '城关镇派出所', superior: '市公安局' };
  await ledger.write('changeStation', accountId, { from: '2026-11-01', station });
  expect(await ledger.read('station')).toEqual(station);
  expect(await ledger.read('stationOn', { day: '2026-10-31' })).toMatchObject({ name: '城关派出所', parentId: null });
  expect(await ledger.read('stationOn', { day: '2026-11-01' })).toMatchObject({ name: '城关镇派出所' });
  const before = await ledger.read('auditHead');
  await ledger.write('changeStation', accountId, { from: '2026-12-01', station });
  expect(await ledger.read('auditHead')).toEqual(before);
});

test('preferences begin at 14 and are remembered', async () => {
  const ledger = ledgerHere();
  expect(await ledger.read('preferences')).toEqual({ textSize: 14 });
  await ledger.write('changePreferences', null, { textSize: 18 });
  expect(await ledger.read('preferences')).toEqual({ textSize: 18 });
});

test('a form is imported to the byte and found again', async () => {
  const ledger = ledgerHere();
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const [department] = await ledger.read('departments');
  const given = { ...aForm(), departmentId: department?.id ?? null };
  const form = await ledger.write('importForm', accountId, given);
  expect(form).toMatchObject({
    name: '治安案件月报',
    department: { code: 'ZA', name: '治安' },
    calendar: given.calendar,
    fileName: given.fileName,
    sheetCount: 2,
    reportCount: 0,
    importedBy: '张三',
    retiredAt: null,
  });
  expect(await ledger.read('forms')).toEqual([form]);
  expect(await ledger.read('form', { formId: form.id })).toEqual(form);
  const file = await ledger.read('formFile', { versionId: form.versionId });
  expect(file).toMatchObject({ fileName: given.fileName, sha256: given.sha256 });
  expect(file.bytes).toEqual(given.bytes);
  expect(await refusal(ledger.read('form', { formId: 99 as FormId }))).toMatchObject({ code: 'form.missing' });
  expect(await refusal(ledger.read('formFile', { versionId: 99 as FormVersionId }))).toMatchObject({
    code: 'form.missing',
  });
});

test('the same file or the same name is not imported twice while in use', async () => {
  const ledger = ledgerHere();
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const first = await ledger.write('importForm', accountId, aForm('甲表', 'one'));
  expect(await refusal(ledger.write('importForm', accountId, aForm('乙表', 'one')))).toMatchObject({
    code: 'form.same',
  });
  expect(await refusal(ledger.write('importForm', accountId, aForm('甲表', 'two')))).toMatchObject({
    code: 'form.nameTaken',
  });
  expect(await ledger.read('forms')).toEqual([first]);
  const retired = await ledger.write('retireForm', accountId, { formId: first.id, retired: true });
  expect(retired.retiredAt).not.toBeNull();
  const second = await ledger.write('importForm', accountId, aForm('甲表', 'one'));
  expect(await refusal(ledger.write('retireForm', accountId, { formId: first.id, retired: false }))).toMatchObject({
    code: 'form.nameTaken',
  });
  expect((await ledger.read('forms')).map(({ id }) => id)).toEqual([second.id, first.id]);
});

test('a form is renamed and given to a department, but not a name in use', async () => {
  const ledger = ledgerHere();
  const { actor, formId } = await readyToFill(ledger);
  const [, department] = await ledger.read('departments');
  const departmentId = department?.id ?? null;
  expect(await ledger.write('changeForm', actor, { formId, name: '新名', departmentId })).toMatchObject({
    name: '新名',
    department,
  });
  await ledger.write('importForm', actor, aForm('别的表'));
  expect(await refusal(ledger.write('changeForm', actor, { formId, name: '别的表', departmentId }))).toMatchObject({
    code: 'form.nameTaken',
  });
  expect(
    await refusal(ledger.write('changeForm', actor, { formId: 99 as FormId, name: '无', departmentId })),
  ).toMatchObject({ code: 'form.missing' });
});

test('form number and time limit are kept with the form; what is left out of a change stays', async () => {
  const ledger = ledgerHere();
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const due: DueRule = { by: 'monthDay', months: 0, day: 26, time: '17:00' };
  const { id: formId, name } = await ledger.write('importForm', accountId, { ...aForm(), formNumber: '公治1表', due });
  expect(await ledger.read('form', { formId })).toMatchObject({ formNumber: '公治1表', due });
  const change = { formId, name, departmentId: null };
  const head = await ledger.read('auditHead');
  await ledger.write('changeForm', accountId, change);
  expect(await ledger.read('auditHead')).toEqual(head);
  expect(await ledger.write('changeForm', accountId, { ...change, formNumber: null })).toMatchObject({
    formNumber: null,
    due,
  });
  expect(await ledger.write('changeForm', accountId, { ...change, due: null })).toMatchObject({ due: null });
});

test('corrections of a sheet are replaced whole, in one transaction with the form they came with', async () => {
  const ledger = ledgerHere();
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const corrections: Correction[] = [{ does: 'title', at: { row: 1, col: 1 } }];
  const form = { ...aForm(), understood: [{ sheet: 1, corrections }] };
  const { versionId } = await ledger.write('importForm', accountId, form);
  expect(await ledger.read('corrections', { versionId })).toEqual([{ sheet: 1, corrections }]);
  const head = await ledger.read('auditHead');
  await ledger.write('correctSheet', accountId, { versionId, sheet: 1, corrections });
  expect(await ledger.read('auditHead')).toEqual(head);
  await ledger.write('correctSheet', accountId, { versionId, sheet: 1, corrections: [] });
  expect(await ledger.read('corrections', { versionId })).toEqual([]);
  expect(await ledger.read('auditHead')).not.toEqual(head);
  const nowhere = { versionId: 99 as FormVersionId, sheet: 0, corrections };
  expect(await refusal(ledger.write('correctSheet', accountId, nowhere))).toMatchObject({ code: 'form.missing' });
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
});

test('what is derived from a sheet is kept for its maker alone, and is no change of the ledger’s facts', async () => {
  const ledger = ledgerHere();
  const { accountId } = await ledger.write('setUpStation', null, aStation);
  const { versionId } = await ledger.write('importForm', accountId, aForm());
  const head = await ledger.read('auditHead');
  const key = { versionId, kind: 'skeleton', madeBy: '1' } as const;
  const sheets = [
    { sheet: 0, content: '{}' },
    { sheet: 1, content: '{"a":1}' },
  ];
  await ledger.write('keepSheets', null, { ...key, sheets });
  expect(await ledger.read('cachedSheets', key)).toEqual(sheets);
  expect(await ledger.read('cachedSheet', { ...key, sheet: 1 })).toBe('{"a":1}');
  expect(await ledger.read('cachedSheet', { ...key, madeBy: '2', sheet: 1 })).toBeNull();
  await ledger.write('keepSheets', null, { ...key, madeBy: '2', sheets });
  expect(await ledger.read('cachedSheets', key)).toEqual([]);
  expect(await ledger.read('auditHead')).toEqual(head);
});

test('a form is found by its very file while it is in use', async () => {
  const ledger = ledgerHere();
  const { actor, formId } = await readyToFill(ledger);
  const { sha256 } = aForm();
  expect(await ledger.read('formWithFile', { sha256 })).toMatchObject({ id: formId });
  await ledger.write('retireForm', actor, { formId, retired: true });
  expect(await ledger.read('formWithFile', { sha256 })).toBeUndefined();
});

test('a period is opened once and listed newest first', async () => {
  const ledger = ledgerHere();
  const { actor, formId, reportId } = await readyToFill(ledger);
  const again = await ledger.write('openReport', actor, { formId, period: month('2026-10') });
  expect(again).toMatchObject({
    id: reportId,
    formId,
    formName: '治安案件月报',
    periodKey: '2026-10',
    state: 'draft',
    filledCells: 0,
    changedAt: null,
  });
  const november = await ledger.write('openReport', actor, { formId, period: month('2026-11') });
  expect((await ledger.read('reports', {})).map(({ id }) => id)).toEqual([november.id, reportId]);
  expect((await ledger.read('reports', { formId })).map(({ id }) => id)).toEqual([november.id, reportId]);
  expect(await ledger.read('reports', { formId: 99 as FormId })).toEqual([]);
  expect((await ledger.read('form', { formId })).reportCount).toBe(2);
});

test('a retired form opens its old periods but no new one', async () => {
  const ledger = ledgerHere();
  const { actor, formId, reportId } = await readyToFill(ledger);
  await ledger.write('retireForm', actor, { formId, retired: true });
  expect(await ledger.write('openReport', actor, { formId, period: month('2026-10') })).toMatchObject({ id: reportId });
  expect(await refusal(ledger.write('openReport', actor, { formId, period: month('2026-12') }))).toMatchObject({
    code: 'form.missing',
  });
});

test('every kind of value comes back as it was given, with who, when and how', async () => {
  const ledger = ledgerHere();
  const { actor, reportId } = await readyToFill(ledger);
  const values = [
    12,
    0,
    -0.5,
    1e300,
    '',
    '—',
    '350102199003078811',
    true,
    false,
    { date: '2026-10-05' },
    { time: '23:59' },
    null,
  ];
  const changes = values.map((value, i) => ({ sheet: i % 2, ref: `C${i + 1}`, value }));
  const saved = await ledger.write('saveCells', actor, { reportId, origin: 'pasted', changes });
  expect(saved).toMatchObject({ changed: 11, by: '张三' });
  const { cells, report, form } = await ledger.read('report', { reportId });
  for (const change of changes.slice(0, -1))
    expect(cells).toContainEqual({ ...change, origin: 'pasted', by: '张三', at: saved.at });
  expect(cells).toHaveLength(11);
  expect(report).toMatchObject({ filledCells: 11, changedAt: saved.at });
  expect(form.reportCount).toBe(1);
});

test('an unchanged value writes nothing; an emptied cell stays as a blank', async () => {
  const ledger = ledgerHere();
  const { actor, reportId } = await readyToFill(ledger);
  const save = (value: string | null) =>
    ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 0, ref: 'B4', value }] });
  expect((await save('3')).changed).toBe(1);
  const head = await ledger.read('auditHead');
  expect((await save('3')).changed).toBe(0);
  expect(await ledger.read('auditHead')).toEqual(head);
  await save(null);
  const { cells, report } = await ledger.read('report', { reportId });
  expect(cells).toMatchObject([{ ref: 'B4', value: null }]);
  expect(report.filledCells).toBe(0);
});

test('the history of a cell names every value it has held, newest first', async () => {
  const ledger = ledgerHere();
  const { actor, reportId } = await readyToFill(ledger);
  for (const value of [1, 2, null, '—'])
    await ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 0, ref: 'B4', value }] });
  await ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 1, ref: 'B4', value: 9 }] });
  const history = await ledger.read('cellHistory', { reportId, sheet: 0, ref: 'B4' });
  expect(history.map(({ value }) => value)).toEqual(['—', null, 2, 1]);
  expect(history[0]).toMatchObject({ origin: 'typed', by: '张三' });
  expect(await ledger.read('cellHistory', { reportId, sheet: 0, ref: 'B5' })).toEqual([]);
});

test('cells of no report, or outside a sheet, are refused whole', async () => {
  const ledger = ledgerHere();
  const { actor, reportId } = await readyToFill(ledger);
  const good = { sheet: 0, ref: 'A1', value: 1 };
  expect(
    await refusal(ledger.write('saveCells', actor, { reportId: 99 as ReportId, origin: 'typed', changes: [good] })),
  ).toMatchObject({ code: 'report.missing' });
  const bad = { sheet: 0, ref: 'XFE1', value: 1 };
  expect(
    await refusal(ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [good, bad] })),
  ).toMatchObject({ code: 'workbook.badRef' });
  expect((await ledger.read('report', { reportId })).cells).toEqual([]);
  expect(await refusal(ledger.read('report', { reportId: 99 as ReportId }))).toMatchObject({ code: 'report.missing' });
});

test('what was saved is there after closing and opening again', async () => {
  const place = scratchPlace();
  const ledger = opened(place);
  const { actor, reportId } = await readyToFill(ledger);
  await ledger.write('saveCells', actor, { reportId, origin: 'typed', changes: [{ sheet: 0, ref: 'B4', value: 5 }] });
  await ledger.close();
  const again = opened(place);
  expect((await again.read('report', { reportId })).cells).toMatchObject([{ ref: 'B4', value: 5 }]);
  expect(await again.integrity(false)).toMatchObject({ ok: true, schemaVersion: SCHEMA_VERSION });
  expect(await again.about()).toMatchObject({
    path: place.path,
    schemaVersion: SCHEMA_VERSION,
    sqliteVersion: expect.stringMatching(/^3\./),
  });
});
