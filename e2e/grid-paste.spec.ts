// Pasting from Excel, WPS, a web page and Notepad: shape from the table, words from the text, nothing run, nothing lost.
import { expect, type Page, test } from '@playwright/test';
import { BROWSER, EXCEL, NOTEPAD, WPS } from './clipboards';
import type { Launched } from './launch';
import { goTo, launchOnSheet, typedCells } from './sheet';

let launched: Launched;

test.beforeAll(async () => {
  launched = await launchOnSheet();
});

test.afterAll(() => launched.close());

// E8:G10 are plain blank cells of this form.
test.beforeEach(async () => {
  await launched.page.keyboard.press('Control+A');
  await launched.page.keyboard.press('Delete');
  await goTo(launched.page, 'E8');
});

async function paste(page: Page, { text, html }: { text: string; html: string }) {
  await page.locator('textarea.grid-editor').evaluate(
    (area, clip) => {
      const data = new DataTransfer();
      data.setData('text/plain', clip.text);
      if (clip.html) data.setData('text/html', clip.html);
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}

test('a block of Excel keeps its merged cell, its line break and its texts', async () => {
  const { page } = launched;
  await paste(page, EXCEL);
  expect(await typedCells(page)).toEqual({ E8: '合计', G8: '12', E9: '甲\n乙', F9: '85%', G9: '  =1+1' });
  await page.keyboard.press('Control+Z');
  expect(await typedCells(page)).toEqual({});
});

test('a block of WPS brings its exact numbers, and leading zeros stay', async () => {
  const { page } = launched;
  await paste(page, WPS);
  expect(await typedCells(page)).toMatchObject({ F8: '007' });
  await page.keyboard.press('F2');
  await expect(page.locator('textarea.grid-editor')).toHaveValue('12.345678');
  await page.keyboard.press('Escape');
});

test('a table of a web page brings its words and runs nothing', async () => {
  const { page } = launched;
  await paste(page, BROWSER);
  expect(await typedCells(page)).toEqual({ E8: '盗窃', F8: '3' });
  expect(await page.evaluate('window.ran')).toBeUndefined();
});

test('plain text with tabs fills rows and columns, and one value fills a range', async () => {
  const { page } = launched;
  await paste(page, NOTEPAD);
  expect(await typedCells(page)).toEqual({ E8: '1', F8: '2', E9: '3', F9: '4' });
  await paste(page, { text: '7\r\n', html: '' });
  expect(await typedCells(page)).toEqual({ E8: '7', F8: '7', E9: '7', F9: '7' });
});

test('a cell pasted while typing joins the text without its line break', async () => {
  const { page } = launched;
  await page.keyboard.type('第');
  await paste(page, { text: '一\r\n', html: '' });
  await page.keyboard.press('Enter');
  expect(await typedCells(page)).toEqual({ E8: '第一' });
});
