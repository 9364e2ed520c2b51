// What stories say about the sheet on the screen: which cell is active, what a cell shows, a report ready to be typed in.
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Launched } from './launch';
import { chooseNext, launchReady } from './station';
import { fillThisPeriod } from './wizard';

export const FORM = '治安管理工作月报表.xlsx';

/** A new station with one form imported and this period's report open, the first blank cell active. */
export async function launchOnSheet(form = FORM): Promise<Launched> {
  const launched = await launchReady();
  const { page } = launched;
  await chooseNext(launched, [resolve(__dirname, '../workbook/fixtures', form)]);
  await page.getByRole('button', { name: '导入模板' }).first().click();
  await fillThisPeriod(page);
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(editor(page)).toBeFocused();
  return launched;
}

export const editor = (page: Page) => page.locator('textarea.grid-editor');

/** Address of the active cell, once the rows that the last key leads to are read. */
export async function active(page: Page): Promise<string> {
  await expect(page.locator('.grid-root')).toHaveAttribute('aria-busy', 'false');
  return (await editor(page).getAttribute('data-active')) ?? '';
}

export const cell = (page: Page, ref: string) => page.locator(`[role=gridcell][data-ref="${ref}"]`).first();

export async function goTo(page: Page, ref: string): Promise<void> {
  await cell(page, ref).click();
  expect(await active(page)).toBe(ref);
}

/** The first so many cells that Tab leads through, from the top. */
export async function inputs(page: Page, count: number): Promise<string[]> {
  await page.keyboard.press('Control+Home');
  const found: string[] = [];
  while (found.length < count) {
    await page.keyboard.press('Tab');
    found.push(await active(page));
  }
  return found;
}

/** Every cell of the sheet that shows something typed, by address. */
export function typedCells(page: Page): Promise<Record<string, string>> {
  return page
    .locator('[role=gridcell].typed')
    .evaluateAll((cells) =>
      Object.fromEntries(cells.map((one) => [one.getAttribute('data-ref') ?? '', one.textContent ?? ''])),
    );
}
