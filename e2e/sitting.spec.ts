// A sitting: the window comes back where it was, sheets change by key, undo goes across reports, nothing closes over
// what is not saved.
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from './launch';
import { importAndFill, launchReady } from './station';

const fixture = (name: string) => resolve(__dirname, '../workbook/fixtures', name);

test('the window comes back in the size it was closed in', async () => {
  const first = await launch();
  await expect(first.page.getByLabel('单位名称')).toBeVisible();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1111, 633));
  await first.close();
  const again = await launch({ dataDir: first.dataDir, userData: first.userData });
  await expect(again.page.getByLabel('单位名称')).toBeVisible();
  expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())).toEqual([
    1111, 633,
  ]);
  await again.close();
});

test('sheets change with Ctrl+PageDown, and undo finds its way back to another report', async () => {
  const launched = await launchReady();
  const { page } = launched;
  const two = await importAndFill(launched, fixture('矛盾纠纷排查化解报表.xlsx'));
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await page.keyboard.press('Control+PageDown');
  await expect(page.getByRole('tab').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+PageUp');
  await expect(page.getByRole('tab').nth(0)).toHaveAttribute('aria-selected', 'true');

  await importAndFill(launched, fixture('治安管理工作月报表.xlsx'));
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-save="saved"]', { hasText: '4711' })).toBeAttached();
  await page.evaluate((report) => {
    location.hash = `#/report/${report}`;
  }, two);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.locator('textarea.grid-editor')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: '治安管理工作月报表' })).toBeVisible();
  await expect(page.getByText(/已撤销：.*4711 → 空/)).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '4711' })).toHaveCount(0);
  await launched.close();
});

test('a cell that could not be saved says so in the cell and in the top bar, stays, and is saved on request', async () => {
  const launched = await launchReady();
  const { page } = launched;
  await importAndFill(launched, fixture('治安管理工作月报表.xlsx'));
  // The disk refuses: the ledger's door answers every save with disk.full until it is opened again.
  await launched.app.evaluate(({ ipcMain }) => {
    const door = ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> };
    const answer = door._invokeHandlers.get('call');
    (globalThis as { reopen?: () => void }).reopen = () => void (answer && door._invokeHandlers.set('call', answer));
    door._invokeHandlers.set('call', (event, name, ...rest) =>
      name === 'reports.saveCells'
        ? { ok: false, problem: { code: 'disk.full', details: { drive: 'D:' } } }
        : answer?.(event, name, ...rest),
    );
  });
  await page.keyboard.type('88');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-save="failed"]', { hasText: '88' })).toBeAttached();
  await expect(page.getByRole('alert').filter({ hasText: '1 格还没有保存' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '空间不足' })).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('alert').filter({ hasText: '1 格还没有保存' })).toBeVisible();
  await launched.app.evaluate(() => (globalThis as { reopen?: () => void }).reopen?.());
  await page.getByRole('button', { name: '点此重试' }).click();
  await expect(page.getByRole('status').filter({ hasText: /已保存/ })).toBeVisible();
  await launched.close();
});
