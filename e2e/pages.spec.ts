// Every page at the smallest and the usual window and with large letters: nothing cut, no sideways scrolling, nothing
// serious for axe. The pictures go to out/screens for looking at.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { freshFolder, type Launched, launch } from './launch';
import { chooseNext, saveNext, setUp } from './station';
import { toLastStep } from './wizard';

const screens = resolve(__dirname, '../out/screens');
mkdirSync(screens, { recursive: true });
const SIZES = [
  { width: 900, height: 460 },
  { width: 1093, height: 614 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

test.describe.configure({ mode: 'serial' });
let launched: Launched;
let page: Page;
test.beforeAll(async () => {
  launched = await launch();
  page = launched.page;
});
test.afterAll(async () => launched.close());

async function look(name: string): Promise<void> {
  for (const { width, height } of SIZES) {
    await launched.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await page.screenshot({ path: join(screens, `${name}-${width}x${height}.png`) });
    const wide = await page.evaluate(() => {
      const scrollers = [
        document.documentElement,
        ...document.querySelectorAll('.page, .side, .topbar, .toolbar, .rail'),
      ];
      return scrollers
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => `${box.tagName}.${box.className}`);
    });
    expect(wide, `${name} ${width}×${height}: sideways scrolling`).toEqual([]);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('button, h1, h2, label, .rail a')]
        .filter(
          (box) => box instanceof HTMLElement && box.offsetParent !== null && box.scrollWidth > box.clientWidth + 1,
        )
        .filter((box) => getComputedStyle(box).textOverflow !== 'ellipsis' || !box.getAttribute('title'))
        .filter((box) => !['inline', 'contents'].includes(getComputedStyle(box).display))
        .map((box) => box.textContent),
    );
    expect(cut, `${name} ${width}×${height}: cut text`).toEqual([]);
  }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  expect(
    serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
    name,
  ).toEqual([]);
}

test('first use', async () => {
  await expect(page.getByLabel('单位名称')).toBeFocused();
  await look('first-use');
  await setUp(page);
});

test('报表, 模板 and 导入 before anything is imported', async () => {
  await look('reports-empty');
  await page.keyboard.press('Alt+2');
  await expect(page.getByText('还没有模板')).toBeVisible();
  await look('forms-empty');
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  await expect(page.getByText('没有等待导入的文件')).toBeVisible();
  await look('import-empty');
});

test('导入 with a file on it', async () => {
  await chooseNext(launched, [resolve(__dirname, '../workbook/fixtures/治安管理工作月报表.xlsx')]);
  await page.getByRole('button', { name: '选择文件' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.locator('.grid-active:visible')).toHaveCount(0);
  await look('import');
  await page.getByRole('gridcell').nth(3).click();
  await expect(page.locator('.grid-active:visible')).not.toHaveCount(0);
  await page.getByLabel('报表名称').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: '识别结果' })).toBeFocused();
  await look('import-cells');
  await page.keyboard.press('F2');
  await look('import-name');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '1 这是什么表' }).click();
  await toLastStep(page);
  await look('import-store');
  await page.getByRole('button', { name: '导入并填本期' }).click();
  await expect(page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
  await expect(page.locator('textarea.grid-editor')).toBeFocused();
});

test('报表 open, with filled cells', async () => {
  for (const digits of ['17', '4', '143']) {
    await page.keyboard.type(digits);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByRole('status').filter({ hasText: /已保存/ })).toBeVisible();
  await look('report');
});

test('报表 after an export with a long name', async () => {
  await saveNext(
    launched,
    join(freshFolder('导出'), '城关派出所_治安管理工作月报表_2026年11月_按上级要求补充填报的最终版.xlsx'),
  );
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(page.getByText('已导出')).toBeVisible();
  await look('report-exported');
});

test('报表 with a problem', async () => {
  await saveNext(launched, join(freshFolder('导出'), '没有这个文件夹', '月报.xlsx'));
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '找不到文件夹' })).toBeVisible();
  await look('report-problem');
  await page.getByRole('button', { name: '知道了' }).click();
});

test('报表 and 模板 with forms', async () => {
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('heading', { name: '已填的各期' })).toBeVisible();
  await look('reports');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('columnheader', { name: '报告周期' })).toBeVisible();
  await look('forms');
});

test('系统, and every page again with the largest letters', async () => {
  await page.keyboard.press('Alt+3');
  await expect(page.getByText('数据和程序')).toBeVisible();
  await look('settings');
  await page.getByRole('radio', { name: '特大' }).click();
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('18px');
  await look('settings-18');
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('heading', { name: '已填的各期' })).toBeVisible();
  await look('reports-18');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('columnheader', { name: '报告周期' })).toBeVisible();
  await look('forms-18');
});
