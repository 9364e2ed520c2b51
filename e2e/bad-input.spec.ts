// What a clerk may do wrong with files: each time a problem in Chinese that says what to do, nothing lost, the window lives.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { aBlankForm, badFiles } from './badFiles';
import { freshFolder, type Launched } from './launch';
import { chooseNext, launchReady, saveNext } from './station';
import { fillThisPeriod } from './wizard';

let launched: Launched;
const folder = freshFolder('坏文件 😀');
test.beforeAll(async () => {
  launched = await launchReady();
});
test.afterAll(async () => launched.close());

for (const bad of badFiles())
  test(`importing ${bad.what} is refused in words`, async () => {
    const { page } = launched;
    const path = join(folder, bad.fileName);
    writeFileSync(path, bad.bytes);
    await chooseNext(launched, [path]);
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: '导入模板' }).first().click();
    const told = page.getByRole('alert').filter({ hasText: bad.words });
    await expect(told).toBeVisible();
    await expect(told).toContainText('没有导入任何内容');
    await told.getByRole('button', { name: '知道了' }).click();
    await page.keyboard.press('Alt+2');
    await expect(page.getByText('还没有模板')).toBeVisible();
  });

test('a chosen file that is gone when it is read is refused in words', async () => {
  await chooseNext(launched, [join(folder, '拔掉的U盘', '表.xlsx')]);
  await launched.page.getByRole('button', { name: '导入模板' }).first().click();
  await expect(launched.page.getByRole('alert').filter({ hasText: /读不出/ })).toBeVisible();
});

test('a path with blanks, Chinese and emoji imports and exports', async () => {
  const { page } = launched;
  const path = join(folder, '治安 月报 😀 𠮷.xlsx');
  writeFileSync(path, aBlankForm());
  await chooseNext(launched, [path]);
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '导入模板' }).first().click();
  await fillThisPeriod(page);
  await expect(page.getByRole('grid')).toBeVisible();
  const out = join(folder, '导出 😀');
  mkdirSync(out);
  await saveNext(launched, join(out, '结果 𠮷.xlsx'));
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(page.getByText('已导出')).toBeVisible();
  expect(readdirSync(out)).toEqual(['结果 𠮷.xlsx']);
});

test('a target folder that is gone leaves nothing behind and says so', async () => {
  await saveNext(launched, join(folder, '没有这个文件夹', '结果.xlsx'));
  await launched.page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(launched.page.getByRole('alert').filter({ hasText: /找不到文件夹/ })).toBeVisible();
});

test('a target that may not be written is refused in words', async () => {
  const locked = join(folder, '只读');
  mkdirSync(locked);
  try {
    execFileSync('chattr', ['+i', locked], { stdio: 'ignore' });
  } catch {
    test.skip(true, 'chattr +i is not possible here (needs root and a file system that knows it)');
  }
  try {
    await saveNext(launched, join(locked, '结果.xlsx'));
    await launched.page.getByRole('button', { name: '导出 Excel' }).click();
    await expect(launched.page.getByRole('alert').filter({ hasText: /不能写入/ })).toBeVisible();
    expect(readdirSync(locked)).toEqual([]);
  } finally {
    execFileSync('chattr', ['-i', locked]);
  }
});

test('a target that exists is replaced only after the dialog asked, and whole', async () => {
  const target = join(folder, '已有.xlsx');
  writeFileSync(target, 'old');
  await saveNext(launched, target);
  await launched.page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(launched.page.getByText('已导出')).toBeVisible();
  expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('closing the dialog exports nothing and says nothing', async () => {
  await saveNext(launched, undefined);
  await launched.page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(launched.page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
  await expect(launched.page.getByRole('alert')).toHaveCount(0);
});
