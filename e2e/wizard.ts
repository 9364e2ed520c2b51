// Going through the import wizard, in the clerk's keys.
import { expect, type Page } from '@playwright/test';

/** From the first step of the wizard to the last, by keys alone, whatever is doubtful. */
export async function toLastStep(page: Page): Promise<void> {
  await expect(page.getByLabel('报表名称')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: '识别结果' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: '导入并填本期' })).toBeFocused();
}

/** Imports what is on the import page without filling it. */
export async function importOnly(page: Page): Promise<void> {
  await toLastStep(page);
  await page.getByRole('button', { name: '只导入' }).click();
}

/** Imports it and opens this period's report; what comes at no regular time is taken as monthly. */
export async function fillThisPeriod(page: Page): Promise<void> {
  await expect(page.getByLabel('报表名称')).toBeFocused();
  if (await page.locator('.field', { hasText: '报告周期' }).getByText('不定期', { exact: true }).isVisible()) {
    await page.locator('#import-unit').click();
    await page.getByTitle('月报', { exact: true }).click();
    await page.getByLabel('报表名称').focus();
  }
  await toLastStep(page);
  await page.keyboard.press('Enter');
}
