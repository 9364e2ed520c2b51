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
  if (await page.locator('.field', { hasText: '报告周期' }).getByTitle('不定期', { exact: true }).isVisible()) {
    await page.locator('#import-unit').click();
    await page.getByTitle('月报', { exact: true }).click();
    await page.getByLabel('报表名称').focus();
  }
  await toLastStep(page);
  await page.keyboard.press('Enter');
}

/** On the first step, by keys: what comes at no regular time is taken as monthly, so that it has a period to fill. */
export async function takeAsMonthly(page: Page): Promise<void> {
  await expect(page.getByLabel('报表名称')).toBeFocused();
  const unit = page.locator('.field', { hasText: '报告周期' });
  if (!(await unit.getByTitle('不定期', { exact: true }).isVisible())) return;
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await expect(page.locator('#import-unit')).toBeFocused();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(unit.getByTitle('月报', { exact: true })).toBeVisible();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('报表名称')).toBeFocused();
}

/** On the second step: Enter on each doubt until nothing is doubtful on any sheet; how many times it was pressed. */
export async function settleDoubts(page: Page): Promise<number> {
  const last = page.getByRole('button', { name: '导入并填本期' });
  await expect(page.getByRole('listbox', { name: '识别结果' })).toBeFocused();
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await last.isVisible()) {
      await expect(last).toBeFocused();
      return pressed;
    }
    await expect(page.locator('.desk-count')).not.toHaveText('正在识别…');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(120);
  }
  throw new Error('doubts without end');
}
