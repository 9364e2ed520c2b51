// From a file that is looked at to a stored form and its next version: facts, and corrections that come back.
import { expect, test } from 'vitest';
import { type CellAt, refOf } from '../../core/ref';
import type { Correction } from '../../core/understanding';
import { refusal } from '../ledger/testing/refusal';
import { aStation, blankForm, filledOutside, REGISTER } from './testing/aStation';
import { correct, understand } from './understanding';

const only = ({ row, col }: CellAt) => ({ top: row, bottom: row, left: col, right: col });
const inItems = (at: CellAt): Correction => ({ does: 'unit', range: only(at), unit: '件' });

test('a form that is looked at tells what is to be filled, who asks for it and how often', async () => {
  const { look } = await aStation();
  const seen = await look();
  expect(seen.sheets[0]!.inputs).toBeGreaterThan(10);
  expect(seen.sheets[0]!.values).toBeUndefined();
  expect(seen.proposedName).toBe('治安管理工作月报表');
  expect(seen.facts.department).toMatchObject({ value: 'ZA' });
  expect(seen.facts.calendar?.value).toMatchObject({ unit: 'month', monthStart: 26 });
  expect(seen).toMatchObject({ known: null, remembered: null });
});

test('the very file of a stored form is known, whatever it is called', async () => {
  const { look, bringIn } = await aStation();
  const { id: formId, versionId } = await bringIn();
  const seen = await look(blankForm(), '新表.xlsx');
  expect(seen.known).toEqual({
    formId,
    versionId,
    formName: '治安月报',
    sameBytes: true,
    values: 0,
    periodKey: null,
  });
});

test('corrections are kept with the form, and undone by sending the former ones', async () => {
  const { services, clerk, bringIn } = await aStation();
  const { versionId } = await bringIn();
  const before = await understand(services, { versionId }, 0);
  const at = before.inputs[0]!;
  await correct(services, clerk, {
    versionId,
    sheet: 0,
    corrections: [{ does: 'input', range: only(at), on: false }],
  });
  const after = await understand(services, { versionId }, 0);
  expect(after.inputs.map(refOf)).not.toContain(refOf(at));
  expect(await understand(services, { versionId }, 0, [])).toEqual(before);
  await correct(services, clerk, { versionId, sheet: 0, corrections: [] });
  expect(await understand(services, { versionId }, 0)).toEqual(before);
  expect((await refusal(correct(services, clerk, { versionId, sheet: 7, corrections: [] }))).code).toBe(
    'workbook.sheetMissing',
  );
});

test('what was corrected in a form is offered for its next version, but for the rows that were reworded', async () => {
  const { services, clerk, look, bringIn } = await aStation();
  const { versionId } = await bringIn(blankForm(), '治安管理工作月报表');
  const [theft, fraud] = [
    { row: 11, col: 5 },
    { row: 12, col: 5 },
  ];
  const corrections = [inItems(theft), inItems(fraud)];
  await correct(services, clerk, { versionId, sheet: 0, corrections });
  const next = await look(filledOutside([{ ref: 'B11', value: '盗窃财物' }]), '新版.xlsx');
  expect(next.known).toBeNull();
  expect(next.remembered).toEqual({
    versionId,
    formName: '治安管理工作月报表',
    sheets: [{ sheet: 0, corrections: [inItems(fraud)] }],
  });
  expect((await look(blankForm(REGISTER), REGISTER)).remembered).toBeNull();
});

test('stored answers are those of the inference itself, and are no change that the audit tells', async () => {
  const { services, ledger, bringIn } = await aStation('one');
  const { versionId } = await bringIn();
  const inferred = await understand({ ...services, inference: null }, { versionId }, 0);
  const before = await ledger.read('auditHead');
  for (const inference of ['one', 'one', 'two'])
    expect(await understand({ ...services, inference }, { versionId }, 0)).toEqual(inferred);
  expect(await ledger.read('auditHead')).toEqual(before);
});
