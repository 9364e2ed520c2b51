// Pinyin outside the grid: in a dialog and in a list that searches, Enter and Esc belong to the input method while it
// composes; only the next Enter saves or chooses.
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { inputMethod } from './compose';
import { chooseNext, launchReady } from './station';
import { importOnly } from './wizard';

test('choosing a character in the rename dialog does not save it; the next Enter does', async () => {
  const launched = await launchReady();
  const { page } = launched;
  const ime = await inputMethod(page);
  await chooseNext(launched, [resolve(__dirname, '../workbook/fixtures/治安管理工作月报表.xlsx')]);
  await page.getByRole('button', { name: '导入模板' }).first().click();
  await importOnly(page);
  await page.getByRole('button', { name: '改名' }).click();
  const name = page.getByRole('dialog').getByLabel('报表名称');
  await name.fill('');
  await name.focus();
  await ime.letters('zhong');
  await ime.pick('Enter', 'zhong');
  await expect(name).toHaveValue('zhong');
  await expect(page.getByRole('dialog')).toBeVisible();
  await ime.letters('guo');
  await ime.giveUp();
  await expect(name).toHaveValue('zhong');
  await expect(page.getByRole('dialog')).toBeVisible();
  await ime.letters('biao');
  await ime.pick('Space', '表');
  await ime.letters('er');
  await ime.pick('Digit2', '二');
  await expect(name).toHaveValue('zhong表二');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'zhong表二' })).toBeVisible();
  await launched.close();
});

test('a list that searches takes the character, and only the next Enter chooses', async () => {
  const launched = await launchReady();
  const { page } = launched;
  const ime = await inputMethod(page);
  await chooseNext(launched, [resolve(__dirname, '../workbook/fixtures/治安管理工作月报表.xlsx')]);
  await page.getByRole('button', { name: '导入模板' }).first().click();
  const department = page.locator('#import-department');
  await department.click();
  await ime.letters('jin');
  await ime.pick('Space', '禁');
  await expect(page.locator('.ant-select-item-option')).toHaveCount(1);
  await expect(page.locator('.ant-select-item-option')).toHaveText('禁毒（JD）');
  await page.keyboard.press('Enter');
  await page.getByLabel('报表名称').focus();
  await importOnly(page);
  await expect(page.getByRole('cell', { name: '禁毒' })).toBeVisible();
  await launched.close();
});
