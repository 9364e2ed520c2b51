// Pinyin in the form grid: the input method keeps its letters and its Enter, and nothing typed is lost.
import { expect, test } from '@playwright/test';
import { type InputMethod, inputMethod } from './compose';
import type { Launched } from './launch';
import { active, cell, editor, goTo, inputs, launchOnSheet, typedCells } from './sheet';

let launched: Launched;
let ime: InputMethod;
let first: string;
let second: string;

test.beforeAll(async () => {
  launched = await launchOnSheet();
  ime = await inputMethod(launched.page);
  const [a = '', b = ''] = await inputs(launched.page, 2);
  first = a;
  second = b;
});

test.afterAll(() => launched.close());

test.beforeEach(async () => {
  const { page } = launched;
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await goTo(page, first);
});

/** Enter after the composition moves down exactly once. */
async function enterMovesOnce() {
  const { page } = launched;
  expect(await active(page)).toBe(first);
  await page.keyboard.press('Enter');
  const below = await active(page);
  expect(below).not.toBe(first);
  await goTo(page, first);
  await page.keyboard.press('Enter');
  expect(await active(page)).toBe(below);
}

test('zhong and Space give one character', async () => {
  await ime.letters('zhong');
  await ime.pick('Space', '中');
  await enterMovesOnce();
  expect(await typedCells(launched.page)).toEqual({ [first]: '中' });
});

test('zhong and Enter give the letters, and the cell stays until the next Enter', async () => {
  await ime.letters('zhong');
  await ime.pick('Enter', 'zhong');
  await enterMovesOnce();
  expect(await typedCells(launched.page)).toEqual({ [first]: 'zhong' });
});

test('zhong and 2 give the second character', async () => {
  await ime.letters('zhong');
  await ime.pick('Digit2', '种');
  await enterMovesOnce();
  expect(await typedCells(launched.page)).toEqual({ [first]: '种' });
});

test('zhong and Esc leave the cell as it was', async () => {
  const { page } = launched;
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await goTo(page, first);
  await ime.letters('zhong');
  await ime.giveUp();
  await enterMovesOnce();
  expect(await typedCells(page)).toEqual({ [first]: '7' });
});

test('an Enter that arrives right after the composition ended does not leave the cell', async () => {
  const { page } = launched;
  await ime.letters('zhong');
  await editor(page).evaluate((area) => {
    area.addEventListener(
      'compositionend',
      () =>
        area.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }),
        ),
      { once: true },
    );
  });
  await ime.pick('Space', '中');
  await enterMovesOnce();
  expect(await typedCells(page)).toEqual({ [first]: '中' });
});

test('a click elsewhere takes the letters along', async () => {
  const { page } = launched;
  await ime.letters('zhong');
  await cell(page, second).click();
  await expect.poll(() => active(page)).toBe(second);
  await expect(editor(page)).toBeFocused();
  expect(await typedCells(page)).toEqual({ [first]: 'zhong' });
});

test('the first letter already belongs to the input method, over an old value too', async () => {
  const { page } = launched;
  await page.keyboard.type('旧');
  await page.keyboard.press('Enter');
  await goTo(page, first);
  await ime.letters('x');
  await expect(editor(page)).toHaveValue('x');
  await ime.letters('xin');
  await ime.pick('Space', '新');
  await page.keyboard.press('Tab');
  expect(await typedCells(page)).toEqual({ [first]: '新' });
});
