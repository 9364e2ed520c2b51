// A form through the wizard by keys alone: what is doubtful settled with Enter, filled by Tab through exactly the inputs,
// exported and read back by another program. Own forms always; real ones where the corpus is at hand.
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { refOf } from '../core/ref';
import type { InputType, Understanding } from '../core/understanding';
import type { CellValue } from '../core/value';
import type { FormVersionId, ReportId } from '../core/words';
import { ask } from './door';
import { freshFolder, type Launched } from './launch';
import { ABSENT, BOOKS } from './realForms';
import { active, editor } from './sheet';
import { chooseNext, launchReady, saveNext } from './station';
import { settleDoubts, takeAsMonthly } from './wizard';

const own = (name: string) => ({ what: `our own ${name}`, path: resolve(__dirname, '../workbook/fixtures', name) });
const FORMS = [
  own('治安管理工作月报表.xlsx'),
  own('出租房屋登记台账.xlsx'),
  own('单警装备登记表.xlsx'),
  ...BOOKS.filter(({ what }) => /^d(01|06|08|09),/.test(what)),
];
const TYPED: Readonly<Record<InputType, (index: number) => string>> = {
  number: (index) => String(index + 1),
  text: (index) => `说明${index + 1}`,
  date: () => '2026-03-15',
  checkbox: () => '√',
  signature: () => '张三',
};
/** Inputs of a form that are typed in; the way of Tab is followed to the last. */
const MOST_TYPED = 40;

let launched: Launched;
const folder = freshFolder('导出');
test.beforeAll(async () => {
  launched = await launchReady();
});
test.afterAll(() => launched.close());

for (const { what, path } of FORMS)
  test(`${what}: imported and filled without the mouse`, async () => {
    test.skip(path === undefined, ABSENT);
    test.setTimeout(120_000);
    const { page } = launched;
    await chooseNext(launched, [path ?? '']);
    await page.keyboard.press('Alt+2');
    await expect(page.getByRole('heading', { name: '模板' })).toBeVisible();
    await page.keyboard.press('Control+o');
    await takeAsMonthly(page);
    await page.keyboard.press('Enter');
    await settleDoubts(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
    await expect(editor(page)).toBeFocused();

    const report = Number((await page.evaluate(() => location.hash)).split('/')[2]) as ReportId;
    const { form } = await ask(page, 'reports.read', { reportId: report });
    const sheet = await activeSheet(page, form.versionId);
    const understood = await ask(page, 'forms.understand', { versionId: form.versionId, sheet });
    const wanted = understood.inputs.map(refOf);
    const walked = await walkByTab(page, understood, wanted.length);
    if (wanted.length > 0) expect(walked.toSorted()).toEqual(wanted.toSorted());
    expect(withinBlocks(walked, understood)).toEqual(withinBlocks(wanted, understood));

    const saved = async () => (await ask(page, 'reports.read', { reportId: report })).cells;
    const typed = Math.min(MOST_TYPED, understood.inputs.length) || (understood.lists.length > 0 ? 6 : 0);
    expect(typed).toBeGreaterThan(0);
    await expect.poll(async () => (await saved()).length).toBe(typed);
    const target = join(folder, `${report}.xlsx`);
    await saveNext(launched, target);
    await page.getByRole('button', { name: '导出 Excel' }).press('Enter');
    await expect(page.getByText('已导出')).toBeVisible();
    await readBack(page, form.versionId, target, await saved());
  });

/** The way through each table by itself: row by row, as inference names its inputs. */
function withinBlocks(refs: readonly string[], { inputs }: Understanding): Record<string, string[]> {
  const blockOf = new Map(inputs.map((input) => [refOf(input), input.block]));
  const ways: Record<string, string[]> = {};
  for (const ref of refs) {
    const block = blockOf.get(ref);
    if (block !== undefined && block >= 0) ways[block] = [...(ways[block] ?? []), ref];
  }
  return ways;
}

/** The first sheet that is shown: the one the report opens on. */
async function activeSheet(page: Page, versionId: FormVersionId): Promise<number> {
  const { sheets } = await ask(page, 'workbook.head', { versionId });
  return sheets.find((one) => one.kind === 'worksheet' && one.state === 'visible')?.index ?? 0;
}

/** Types into the first inputs, then goes on by Tab; every cell it came by. */
async function walkByTab(page: Page, understood: Understanding, count: number): Promise<string[]> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  const walked: string[] = [];
  // A pure list has no end: six of its cells show the way.
  const all = count > 0 ? count : 6;
  for (let index = 0; index < all; index++) {
    const at = await active(page);
    walked.push(at);
    const type = understood.inputs.find((input) => refOf(input) === at)?.type ?? columnType(understood, at);
    if (index < MOST_TYPED && type) {
      await page.keyboard.insertText(TYPED[type](index));
    }
    await page.keyboard.press('Tab');
  }
  return walked;
}

function columnType({ lists }: Understanding, ref: string): InputType | undefined {
  const columns = lists.flatMap((list) => list.columns);
  return columns.find(({ col }) => refOf({ row: 1, col }).replace('1', '') === ref.replace(/\d+$/, ''))?.type;
}

/** ExcelJS finds in the exported file what the report holds. */
async function readBack(
  page: Page,
  versionId: FormVersionId,
  file: string,
  cells: readonly { sheet: number; ref: string; value: CellValue }[],
): Promise<void> {
  const { sheets } = await ask(page, 'workbook.head', { versionId });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  for (const { sheet, ref, value } of cells) {
    const found = workbook.getWorksheet(sheets[sheet]?.name)?.getCell(ref).value;
    if (typeof value === 'object' && value !== null && 'date' in value)
      expect(found instanceof Date ? found.toISOString().slice(0, 10) : found, ref).toBe(value.date);
    else if (typeof found === 'object' && found !== null && 'richText' in found)
      expect(found.richText.map((run) => run.text).join(''), ref).toBe(value);
    else expect(found, ref).toBe(value);
  }
}
