// The first form: imported, filled by keyboard, closed, opened again, exported, printed. The slice a clerk walks on day one.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { ask } from './door';
import { freshFolder, launch } from './launch';
import { chooseNext, importAndFill, launchReady, saveNext } from './station';
import { importOnly } from './wizard';

const fixture = (name: string) => resolve(__dirname, '../workbook/fixtures', name);

test('a form is imported, filled, kept over a restart, exported in its own template and turned into PDF', async () => {
  const first = await launchReady();
  const { page } = first;
  const report = await importAndFill(first, fixture('治安管理工作月报表.xlsx'));
  const cellsOf = async (on: typeof page) =>
    (await ask(on, 'reports.read', { reportId: report })).cells.map(({ ref, value }) => ({ ref, value }));
  const { name } = (await ask(page, 'reports.read', { reportId: report })).form;
  expect(name).toBe('治安管理工作月报表');

  // Tab leads through the blank cells; what is typed is saved cell by cell.
  for (const digits of ['17', '4', '1,234', '12.5万']) {
    await page.keyboard.type(digits);
    await page.keyboard.press('Tab');
  }
  const values = async () => (await cellsOf(page)).map((cell) => cell.value);
  await expect.poll(values).toEqual([17, 4, 1234, 125000]);
  await expect(page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d:\d\d/ })).toBeVisible();
  const typed = await cellsOf(page);
  await first.close();

  const again = await launch({ dataDir: first.dataDir });
  await expect(again.page.getByRole('heading', { name: '报表' })).toBeVisible();
  await again.page.getByRole('button', { name, exact: true }).first().click();
  await expect(again.page.getByRole('grid')).toBeVisible();
  await expect(again.page.getByRole('gridcell', { name: '17', exact: true }).first()).toBeVisible();
  expect(await cellsOf(again.page)).toEqual(typed);

  const folder = freshFolder('导出');
  const target = join(folder, '月报.xlsx');
  await saveNext(again, target);
  await again.page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(again.page.getByText('已导出')).toBeVisible();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(target);
  for (const { ref, value } of typed) expect(workbook.worksheets[0]?.getCell(ref).value).toBe(value);

  const pdf = join(folder, '月报.pdf');
  await saveNext(again, pdf);
  await again.page.getByRole('button', { name: '存为 PDF' }).click();
  await expect(again.page.getByText('月报.pdf')).toBeVisible();
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  expect(text.replace(/\s/g, '')).toContain(name);
  expect(text).toContain('17');
  await again.close();
});

test('printing without a printer says so and changes nothing', async () => {
  const launched = await launchReady();
  const { page } = launched;
  await importAndFill(launched, fixture('治安管理工作月报表.xlsx'));
  await launched.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.getPrintersAsync = async () => [];
  });
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '没有找到打印机' })).toBeVisible();
  await launched.close();
});

test('a form dropped on the window is read as name and bytes', async () => {
  const launched = await launchReady();
  const { page } = launched;
  const bytes = [...readFileSync(fixture('治安管理工作月报表.xlsx'))];
  await page.evaluate((numbers) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(numbers)], '拖进来的表.xlsx'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true, bubbles: true }));
  }, bytes);
  await expect(page.getByRole('heading', { name: '导入：拖进来的表.xlsx' })).toBeVisible();
  await importOnly(page);
  await expect(page.getByRole('heading', { name: '模板' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '拖进来的表.xlsx' })).toBeVisible();
  await launched.close();
});

test('the same file is not imported twice, and a retired form gives its name back', async () => {
  const launched = await launchReady();
  const { page } = launched;
  const again = join(freshFolder('再来'), '再来一次.xlsx');
  writeFileSync(again, readFileSync(fixture('治安管理工作月报表.xlsx')));
  const choose = async (path: string) => {
    await chooseNext(launched, [path]);
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: '导入模板' }).first().click();
  };
  await choose(fixture('治安管理工作月报表.xlsx'));
  await importOnly(page);
  await expect(page.getByRole('cell', { name: '治安管理工作月报表.xlsx' })).toBeVisible();
  await choose(again);
  await expect(page.getByText('这份文件已经导入过，就是“治安管理工作月报表”')).toBeVisible();
  await page.getByRole('button', { name: '不导入' }).click();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '停用' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^停用“/ })
    .click();
  await expect(page.getByRole('heading', { name: '已停用' })).toBeVisible();
  await page.getByRole('button', { name: '恢复使用' }).click();
  await expect(page.getByRole('heading', { name: '已停用' })).toHaveCount(0);
  await launched.close();
});

test('totals follow what is typed, on the screen and on paper', async () => {
  const launched = await launchReady();
  const { page } = launched;
  await importAndFill(launched, fixture('治安管理工作月报表.xlsx'));
  await page.keyboard.press('Control+Home');
  // 殴打他人, 群众报案 and 工作发现: their 合计 is a formula left of them.
  const at = (ref: string) => page.locator(`[role="gridcell"][data-ref="${ref}"]`);
  await at('E8').click();
  await page.keyboard.type('17');
  await page.keyboard.press('Tab');
  await page.keyboard.type('4');
  await page.keyboard.press('Tab');
  await expect(at('D8')).toHaveText('21');
  await page.keyboard.press('Control+z');
  await expect(at('D8')).toHaveText('17');
  const pdf = join(freshFolder('合计'), '月报.pdf');
  await saveNext(launched, pdf);
  await page.getByRole('button', { name: '存为 PDF' }).click();
  await expect(page.getByText('已导出 月报.pdf')).toBeVisible();
  const numbers = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).match(/\b17\b/g);
  // Typed once; the row's total, the column's total and the grand total say it too.
  expect(numbers).toHaveLength(4);
  await launched.close();
});
