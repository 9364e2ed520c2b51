// The keys of WPS in the real window: what the hands know works here, and nothing else happens.
import { expect, test } from '@playwright/test';
import type { Launched } from './launch';
import { active, cell, editor, goTo, inputs, launchOnSheet, typedCells } from './sheet';

let launched: Launched;
let refs: string[];

test.beforeAll(async () => {
  launched = await launchOnSheet();
  refs = await inputs(launched.page, 6);
});

test.afterAll(() => launched.close());

test.beforeEach(async () => {
  const { page } = launched;
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await goTo(page, refs[0] ?? '');
});

test('typing replaces, F2 edits, Esc restores, Delete clears', async () => {
  const { page } = launched;
  const [first = ''] = refs;
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await goTo(page, first);
  await page.keyboard.press('F2');
  await page.keyboard.type('3');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  expect(await typedCells(page)).toEqual({ [first]: '123' });
  await goTo(page, first);
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  expect(await typedCells(page)).toEqual({ [first]: '123' });
  await page.keyboard.press('Delete');
  expect(await typedCells(page)).toEqual({});
});

test('Tab leads through the inputs, Enter returns below where the run began, Shift+Tab goes back', async () => {
  const { page } = launched;
  const [first = '', second = ''] = refs;
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  expect(await active(page)).toBe(second);
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  expect((await active(page)).replace(/\d+/, '')).toBe(first.replace(/\d+/, ''));
  await goTo(page, second);
  await page.keyboard.press('Shift+Tab');
  expect(await active(page)).toBe(first);
});

test('undo and redo say in words what happened', async () => {
  const { page } = launched;
  const [first = ''] = refs;
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Z');
  await expect(page.getByText(/已撤销：.*12 → 空/)).toBeVisible();
  expect(await active(page)).toBe(first);
  await page.keyboard.press('Control+Y');
  await expect(page.getByText(/已重做：.*空 → 12/)).toBeVisible();
  expect(await typedCells(page)).toEqual({ [first]: '12' });
});

test('copying and pasting goes through the clipboard, with tabs between cells', async () => {
  const { page, app } = launched;
  const [first = '', second = '', third = ''] = refs;
  await page.keyboard.type('007');
  await page.keyboard.press('Tab');
  await page.keyboard.type('=1+1');
  await page.keyboard.press('Enter');
  await goTo(page, first);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+C');
  await expect.poll(() => app.evaluate(async ({ clipboard }) => await clipboard.readText())).toBe('007\t=1+1');
  await goTo(page, third);
  await page.keyboard.press('Control+V');
  await expect(cell(page, third)).toHaveText('007');
  expect(Object.keys(await typedCells(page))).toContain(second);
});

test('a paste over printed words is shown before anything changes', async () => {
  const { page, app } = launched;
  await app.evaluate(async ({ clipboard }) => await clipboard.writeText('甲\t乙\n丙\t丁'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+V');
  const box = page.getByRole('dialog', { name: '粘贴前请核对' });
  await expect(box).toContainText('不能填');
  expect(await typedCells(page)).toEqual({});
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(editor(page)).toBeFocused();
});

test('printed words take no letter and say why', async () => {
  const { page } = launched;
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('5');
  await expect(page.getByText('是表样原有的内容，没有改动。')).toBeVisible();
  expect(await typedCells(page)).toEqual({});
});

test('the mouse selects, drags and opens by double click, and the editor keeps the focus', async () => {
  const { page } = launched;
  const [first = '', second = ''] = refs;
  await cell(page, second).dblclick();
  await page.keyboard.type('8');
  await cell(page, first).click();
  await expect(editor(page)).toBeFocused();
  expect(await typedCells(page)).toEqual({ [second]: '8' });
  await cell(page, first).dragTo(cell(page, second));
  await page.keyboard.type('5');
  await page.keyboard.press('Control+Enter');
  expect(await typedCells(page)).toMatchObject({ [first]: '5', [second]: '5' });
});

test('F6 leaves the sheet, Tab never does', async () => {
  const { page } = launched;
  for (let times = 0; times < 5; times++) await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(editor(page)).not.toBeFocused();
});
