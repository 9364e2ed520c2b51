// Steps that many stories share, in the clerk's words.
import { expect, type Page } from '@playwright/test';
import type { ReportId } from '../core/words';
import { type Launched, type LaunchOptions, launch } from './launch';
import { fillThisPeriod } from './wizard';

export const STATION = '城关派出所';

/** A program whose station is set up, standing on the first page. */
export async function launchReady(options: LaunchOptions = {}): Promise<Launched> {
  const launched = await launch(options);
  await setUp(launched.page);
  return launched;
}

export async function setUp(page: Page): Promise<void> {
  await page.getByLabel('单位名称').fill(STATION);
  await page.getByLabel('单位代码').fill('530102000000');
  await page.getByLabel('上级单位').fill('青山县公安局');
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '报表' })).toBeVisible();
}

/** Puts an answer into the system's open dialog, which a story cannot click. */
export async function chooseNext(launched: Launched, paths: readonly string[]): Promise<void> {
  await launched.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);
}

/** Imports a workbook and stands on this period's report of it, ready to type in the first cell. */
export async function importAndFill(launched: Launched, path: string): Promise<ReportId> {
  const { page } = launched;
  await chooseNext(launched, [path]);
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '导入模板' }).first().click();
  await fillThisPeriod(page);
  // The page before it shows the same sheet to look at, so the sheet alone does not tell.
  await expect(page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
  await expect(page.locator('textarea.grid-editor')).toBeFocused();
  return Number((await page.evaluate(() => location.hash)).split('/')[2]) as ReportId;
}

/** Puts an answer into the system's save dialog; undefined = the clerk closes it. */
export async function saveNext(launched: Launched, path: string | undefined): Promise<void> {
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === undefined, filePath: filePath ?? '' });
  }, path);
}
