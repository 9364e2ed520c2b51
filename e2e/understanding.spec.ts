// What was understood is put right by the clerk: fixes by key with undo and redo, in the wizard and later; a folder at
// once; a filled copy taken into a report; files with nothing to fill told in words.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { ask } from './door';
import { freshFolder, type Launched } from './launch';
import { cell } from './sheet';
import { chooseNext, launchReady } from './station';
import { settleDoubts, toLastStep } from './wizard';

const fixture = (name: string) => resolve(__dirname, '../workbook/fixtures', name);
const screens = resolve(__dirname, '../out/screens');
mkdirSync(screens, { recursive: true });

let launched: Launched;
let page: Page;
const folder = freshFolder('表样');
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  launched = await launchReady();
  page = launched.page;
});
// Corrections that a failed story leaves behind would hold the window open.
test.afterAll(() => launched.kill());

/** At the smallest and the usual window, for looking at; nothing serious for axe. */
async function look(name: string): Promise<void> {
  for (const [width, height] of [
    [900, 460],
    [1366, 768],
  ] as const) {
    await launched.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await page.screenshot({ path: join(screens, `${name}-${width}x${height}.png`) });
  }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  expect(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

async function bring(paths: readonly string[]): Promise<void> {
  await chooseNext(launched, paths);
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '导入模板' }).first().click();
}

const list = () => page.getByRole('listbox', { name: '识别结果' });
const bar = () => page.getByRole('status', { name: '本格' });
const said = () => page.locator('.fix-bar [role=status]');

test('each fix is one step: undone, redone, without losing focus or place', async () => {
  await bring([fixture('治安管理工作月报表.xlsx')]);
  await expect(page.getByLabel('报表名称')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list()).toBeFocused();
  await cell(page, 'E8').click();
  await expect(bar()).toContainText('群众报案');
  const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
  const before = await focused();

  await page.keyboard.press('Space');
  await expect(said()).toHaveText('已改：E8 不填');
  await expect(bar()).not.toContainText('群众报案');
  await expect(page.locator('textarea.grid-editor')).toHaveAttribute('data-active', 'E8');
  await page.keyboard.press('Control+z');
  await expect(said()).toHaveText('已撤销：E8 不填');
  await expect(bar()).toContainText('群众报案');
  await page.keyboard.press('Control+y');
  await expect(bar()).not.toContainText('群众报案');
  await page.keyboard.press('Control+z');
  await expect(bar()).toContainText('群众报案');

  await page.keyboard.press('F2');
  await page.getByLabel('E8 名称').fill('殴打他人 > 群众报案起数');
  await page.keyboard.press('Enter');
  await expect(bar()).toContainText('殴打他人 › 群众报案起数');
  await expect(bar()).toContainText('已由人改定');
  await page.keyboard.press('F3');
  await page.getByLabel('E8 单位').fill('次');
  await page.keyboard.press('Enter');
  await expect(bar()).toContainText('单位 次');
  await page.keyboard.press('F4');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bar()).toContainText('文字');
  expect(await focused()).toBe(before);
  await expect(page.locator('textarea.grid-editor')).toHaveAttribute('data-active', 'E8');
  await look('understanding-fixed');

  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  await expect(bar()).toContainText('侵犯人身 › 殴打他人');
  await expect(page.getByRole('button', { name: '撤销 Ctrl+Z' })).toBeDisabled();
});

test('a dragged range is left out at once, a cell is given a role, and both are stored with the form', async () => {
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Space');
  await expect(said()).toHaveText('已改：E8:F9 不填');
  await cell(page, 'A21').click();
  await page.keyboard.press('Control+5');
  await page.keyboard.type('财务');
  await page.keyboard.press('Enter');
  await expect(bar()).toContainText('财务负责人');
  await page.keyboard.press('F6');
  await expect(list()).toBeFocused();
  await settleDoubts(page);
  await expect(page.getByText('改正', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: '只导入' }).click();
  await expect(page.getByRole('cell', { name: '治安管理工作月报表.xlsx' })).toBeVisible();
  const [form] = await ask(page, 'forms.list', undefined);
  if (!form) throw new Error('no form');
  const stored = await ask(page, 'forms.corrections', { versionId: form.versionId });
  expect(stored[0]?.corrections.map((one) => one.does)).toEqual(expect.arrayContaining(['input', 'meta']));
  const { inputs } = await ask(page, 'forms.understand', { versionId: form.versionId, sheet: 0 });
  expect(inputs.some(({ row, col }) => row === 8 && col === 5)).toBe(false);
});

test('later the result is changed again, under the name of the form', async () => {
  await page.getByRole('button', { name: '改识别结果' }).click();
  await expect(list()).toBeFocused();
  await cell(page, 'E8').click();
  await page.keyboard.press('Space');
  await expect(bar()).toContainText('群众报案');
  await expect(page.getByText('有改动，还没有存下')).toBeVisible();
  // Looking at another page loses nothing.
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('heading', { name: '报表' })).toBeVisible();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '改识别结果' }).click();
  await expect(page.getByText('有改动，还没有存下')).toBeVisible();
  await look('understanding-stored');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('治安管理工作月报表');
  await dialog.getByRole('button', { name: '存下“治安管理工作月报表”' }).click();
  await expect(page.getByText('已存下“治安管理工作月报表”的识别结果')).toBeVisible();
  const [form] = await ask(page, 'forms.list', undefined);
  const { inputs } = await ask(page, 'forms.understand', { versionId: form?.versionId ?? (0 as never), sheet: 0 });
  expect(inputs.some(({ row, col }) => row === 8 && col === 5)).toBe(true);
});

test('a filled copy goes into the report of its period, after what differs was shown', async () => {
  const [form] = await ask(page, 'forms.list', undefined);
  if (!form) throw new Error('no form');
  const path = join(folder, '月报填好的.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(fixture('治安管理工作月报表.xlsx'));
  const sheet = workbook.worksheets[0];
  for (const [ref, value] of [
    ['E10', 3],
    ['F10', 5],
    ['G10', 7],
  ] as const)
    if (sheet) sheet.getCell(ref).value = value;
  await workbook.xlsx.writeFile(path);
  await bring([path]);
  await expect(page.getByRole('heading', { name: '这是“治安管理工作月报表”已填好的一份，3 格有值' })).toBeVisible();
  await expect(page.getByText('新填 3 格，与已填的不同 0 格，相同 0 格。')).toBeVisible();
  await look('filled-copy');
  await page.getByRole('button', { name: '填入 3 格' }).press('Enter');
  await expect(page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
  await expect(cell(page, 'E10')).toHaveText('3');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'E10')).toHaveText('');
  await page.keyboard.press('Control+y');
  await expect(cell(page, 'E10')).toHaveText('3');
  await cell(page, 'F10').click();
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();

  await bring([path]);
  await expect(page.getByText('新填 0 格，与已填的不同 1 格，相同 2 格。')).toBeVisible();
  await expect(page.getByRole('row', { name: /F10.*50.*5/ })).toBeVisible();
  await look('filled-copy-differs');
  await page.getByRole('button', { name: '不导入' }).click();
});

test('a folder: doubtful ones first, sure ones with one key, the rest one after the other', async () => {
  const root = join(folder, '下发');
  mkdirSync(join(root, '治安'), { recursive: true });
  copyFileSync(fixture('派出所基础工作周报.xlsx'), join(root, '派出所基础工作周报.xlsx'));
  copyFileSync(fixture('重点单位安全防范统计表.xlsx'), join(root, '治安', '重点单位安全防范统计表.xlsx'));
  copyFileSync(fixture('治安管理工作月报表.xlsx'), join(root, '已有的.xlsx'));
  writeFileSync(join(root, '坏的.xlsx'), 'no workbook');
  writeFileSync(join(root, '~$锁.xlsx'), '');
  await chooseNext(launched, [root]);
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '导入一个文件夹' }).first().click();
  await expect(page.getByText(/^找到 4 份，/)).toBeVisible();
  await expect(page.getByRole('row', { name: /已有的\.xlsx.*已经导入过/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /坏的\.xlsx/ })).toBeVisible();
  await look('folder');
  // Leaving the page keeps the table.
  await page.keyboard.press('Alt+2');
  await expect(page.getByText('改过的都留着')).toBeVisible();
  await page.getByRole('button', { name: '继续导入' }).click();
  const before = (await ask(page, 'forms.list', undefined)).length;
  const sure = Number(/没有存疑 (\d+) 份/.exec((await page.getByText(/^找到 4 份，/).textContent()) ?? '')?.[1]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await ask(page, 'forms.list', undefined)).length).toBe(before + sure);
  await expect(page.getByText(/没有存疑 0 份/)).toBeVisible();

  await page.getByRole('button', { name: /^逐份看其余 \d+ 份$/ }).click();
  for (let left = 3 - sure; left > 0; left--) {
    const known = page.getByText('这份文件已经导入过');
    await expect(known.or(page.getByLabel('报表名称'))).toBeVisible();
    if (await known.isVisible()) await page.getByRole('button', { name: '不导入' }).click();
    else {
      await toLastStep(page);
      await page.getByRole('button', { name: '只导入' }).click();
    }
  }
  await expect(page.getByText(/没有存疑 0 份，要看一下 0 份/)).toBeVisible();
  await expect(page.getByRole('row', { name: /派出所基础工作周报\.xlsx.*已导入/ })).toBeVisible();
  await page.getByRole('button', { name: '结束' }).click();
  await expect(page.getByText('没有等待导入的文件')).toBeVisible();
});

test('a file with nothing to fill says what was found and what to press', async () => {
  const empty = join(folder, '空表.xlsx');
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('空');
  await workbook.xlsx.writeFile(empty);
  await bring([empty]);
  await expect(page.getByLabel('报表名称')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('这张工作表是空的。')).toBeVisible();
  await look('nothing-to-fill');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '导入并填本期' })).toBeFocused();
  await page.getByRole('button', { name: '不导入' }).click();
});
