// Copies of stored forms that were filled outside: known, read back, saved with the name of their file.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refOf } from '../../core/ref';
import { refusal } from '../ledger/testing/refusal';
import { importValues, readFilled } from './filled';
import { importForm } from './forms';
import { openReport } from './reports';
import { usualCalendar } from './station';
import { aStation, filledOutside, type Station } from './testing/aStation';
import { understand } from './understanding';

/** Cells of the monthly form that take figures. */
async function figures({ services, look }: Station) {
  const { token } = await look();
  return (await understand(services, { token }, 0)).inputs.filter(({ type }) => type === 'number').map(refOf);
}

const byRef = (a: { ref: string }, b: { ref: string }) => a.ref.localeCompare(b.ref);
const refsAndValues = (cells: readonly { ref: string; value: unknown }[]) =>
  cells.map(({ ref, value }) => ({ ref, value })).sort(byRef);

test('any inputs filled outside are known as a copy, read back, and saved as imported from that file', async () => {
  const station = await aStation();
  const { services, ledger, clerk, look, bringIn } = station;
  const refs = await figures(station);
  const form = await bringIn();
  const { id: reportId } = await openReport(services, clerk, form.id, '2026-10');
  const someValues = fc
    .subarray(refs, { minLength: 1 })
    .chain((some) =>
      fc.tuple(...some.map((ref) => fc.integer({ min: 1, max: 9999 }).map((value) => ({ ref, value })))),
    );
  await fc.assert(
    fc.asyncProperty(someValues, async (values) => {
      const seen = await look(filledOutside(values), '城关派出所2026年10月.xlsx');
      expect(seen.known).toMatchObject({ formId: form.id, sameBytes: false, values: values.length });
      expect(seen.known?.periodKey).toBe('2026-10');
      const copy = await readFilled(services, seen.token, form.versionId);
      expect(refsAndValues(copy.cells)).toEqual(refsAndValues(values));
      expect(copy.cells.every(({ path }) => path.length > 0)).toBe(true);
      expect(copy.notPlaced).toEqual([]);
      const changes = copy.cells.map(({ sheet, ref, value }) => ({ sheet, ref, value }));
      await importValues(services, clerk, { reportId, fileName: copy.fileName, changes });
      const saved = (await ledger.read('report', { reportId })).cells;
      for (const cell of values) expect(saved).toContainEqual(expect.objectContaining({ ...cell, origin: 'imported' }));
      await services.library.drop(seen.token);
    }),
    { numRuns: 6 },
  );
});

test('the history of an imported value names the file it was read from', async () => {
  const { services, ledger, clerk, bringIn } = await aStation();
  const form = await bringIn();
  const { id: reportId } = await openReport(services, clerk, form.id, '2026-10');
  const changes = [{ sheet: 0, ref: 'E8', value: 3 }];
  await importValues(services, clerk, { reportId, fileName: '十月.xlsx', changes });
  await ledger.write('saveCells', clerk, { reportId, origin: 'typed', changes: [{ sheet: 0, ref: 'E8', value: 4 }] });
  expect(await ledger.read('cellHistory', { reportId, sheet: 0, ref: 'E8' })).toMatchObject([
    { value: 4, origin: 'typed', file: null },
    { value: 3, origin: 'imported', file: '十月.xlsx' },
  ]);
});

test('a gap in the head may take a value, a printed label may not', async () => {
  const { services, clerk, bringIn } = await aStation();
  const form = await bringIn();
  const { id: reportId } = await openReport(services, clerk, form.id, '2026-10');
  const save = (ref: string) =>
    importValues(services, clerk, { reportId, fileName: 'a.xlsx', changes: [{ sheet: 0, ref, value: '2026年10月' }] });
  await save('E2');
  expect((await refusal(save('A3'))).code).toBe('cell.locked');
});

test('a file with another label is no copy, and is not read as one', async () => {
  const { services, look, bringIn } = await aStation();
  const { versionId } = await bringIn();
  const seen = await look(filledOutside([{ ref: 'B11', value: '盗窃财物' }]));
  expect(seen.known).toBeNull();
  expect((await refusal(readFilled(services, seen.token, versionId))).code).toBe('form.noCopy');
});

test('what a copy says beside the form is told and not placed', async () => {
  const { services, look, bringIn } = await aStation();
  const { versionId } = await bringIn();
  const { token } = await look(filledOutside([{ ref: 'A30', value: '已电话核对' }]));
  expect(await readFilled(services, token, versionId)).toMatchObject({
    cells: [],
    notPlaced: [{ sheet: 0, ref: 'A30', text: '已电话核对' }],
  });
});

test('a filled form that is not known is stored without its values, which are then read from the file', async () => {
  const station = await aStation();
  const { services, ledger, clerk, look } = station;
  const values = (await figures(station)).slice(0, 12).map((ref, i) => ({ ref, value: i + 1 }));
  const seen = await look(filledOutside(values), '别处填好的.xlsx');
  expect(seen.known).toBeNull();
  expect(seen.sheets[0]?.values).toBe(values.length);
  const { token } = seen;
  const said = { token, name: '治安月报', departmentId: null, calendar: usualCalendar(26) };
  const { versionId } = await importForm(services, clerk, { ...said, setAside: true });
  const left = await services.library.ask({ versionId }, (shelf, key) => shelf.valuesToSetAside(key, 0, []));
  expect(left).toEqual([]);
  const copy = await readFilled(services, token, versionId);
  expect(refsAndValues(copy.cells)).toEqual(refsAndValues(values));
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
});
