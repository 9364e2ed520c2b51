// Promise 1 in the real window: what shows as saved is there after kill -9, twenty times over.
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshFolder, launch } from './launch';
import { editor } from './sheet';
import { importAndFill, setUp } from './station';

const ROUNDS = 20;

test(`a cell that shows saved survives kill -9, ${ROUNDS} times`, async () => {
  test.setTimeout(180_000);
  const dataDir = freshFolder('kill');
  let launched = await launch({ dataDir });
  await setUp(launched.page);
  const report = await importAndFill(launched, resolve(__dirname, '../workbook/fixtures/治安管理工作月报表.xlsx'));
  for (let round = 1; round <= ROUNDS; round++) {
    // A new number in the first blank cell each time; killed in the moment its cell says saved.
    const number = String(1000 + round);
    await launched.page.keyboard.press('Control+Home');
    await launched.page.keyboard.press('Tab');
    await launched.page.keyboard.type(number);
    await launched.page.keyboard.press('Enter');
    await launched.page.locator('[data-save="saved"]', { hasText: number }).waitFor({ state: 'attached' });
    await launched.kill();
    launched = await launch({ dataDir });
    await expect(launched.page.getByRole('heading', { name: '报表' })).toBeVisible();
    await launched.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/report/${report}`);
    await expect(launched.page.locator('[role=gridcell].typed', { hasText: number })).toBeVisible();
    await expect(editor(launched.page)).toBeFocused();
  }
  await launched.close();
});
