// A form that came as .xls: converted once with the LibreOffice of this PC, compared by eye, filled, handed back as .xls.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshFolder } from './launch';
import { chooseNext, launchReady, saveNext } from './station';
import { fillThisPeriod } from './wizard';

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** LibreOffice with the part that draws pictures. */
const canDraw = existsSync('/usr/lib/libreoffice/share/registry/graphicfilter.xcd');

test('an .xls is converted at import, filled, and saved as .xls again', async () => {
  test.skip(!canDraw, 'LibreOffice with pictures is not installed: apt-get install libreoffice-calc libreoffice-draw');
  test.setTimeout(180_000);
  const folder = freshFolder('旧格式');
  execFileSync('soffice', [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--convert-to',
    'xls:MS Excel 97',
    '--outdir',
    folder,
    resolve(__dirname, '../workbook/fixtures/治安管理工作月报表.xlsx'),
  ]);
  const launched = await launchReady();
  const { page } = launched;
  await chooseNext(launched, [join(folder, '治安管理工作月报表.xls')]);
  await page.getByRole('button', { name: '导入模板' }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: '旧格式' })).toBeVisible();
  await page.getByRole('button', { name: '转换为 .xlsx 后导入' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByAltText('转换前（.xls）')).toBeVisible({ timeout: 90_000 });
  await expect(dialog.getByAltText('转换后（.xlsx）')).toBeVisible();
  await page.screenshot({ path: resolve(__dirname, '../out/screens/convert-1366x768.png') });
  await dialog.getByRole('button', { name: '看过了' }).click();
  await page.getByLabel('报表名称').focus();
  await fillThisPeriod(page);
  await expect(page.locator('textarea.grid-editor')).toBeFocused();
  await page.keyboard.type('17');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-save="saved"]', { hasText: '17' })).toBeAttached();

  await page.getByRole('button', { name: '另存为 .xls' }).click();
  await expect(page.getByAltText('转换后（.xls）')).toBeVisible({ timeout: 90_000 });
  const target = join(folder, '报出.xls');
  await saveNext(launched, target);
  await page.getByRole('button', { name: '保存 .xls' }).click();
  await expect(page.getByText('已导出 报出.xls')).toBeVisible();
  expect(readFileSync(target).subarray(0, 4).equals(OLE)).toBe(true);
  await launched.close();
});
