// A sheet that is printed smaller comes out whole and in that size: nothing is cut where it would end unscaled.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { freshFolder } from './launch';
import { importAndFill, launchReady, saveNext } from './station';

const ROWS = 80;
const COLS = 32;
const SCALE = 50;
const ROW_POINTS = 15;

test('a sheet scaled to half keeps all its rows on its pages, at half their height', async () => {
  const folder = freshFolder('缩放');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表', { pageSetup: { paperSize: 9, scale: SCALE, orientation: 'portrait' } });
  for (let row = 1; row <= ROWS; row++) {
    sheet.getRow(row).height = ROW_POINTS;
    for (let col = 1; col <= COLS; col++) sheet.getCell(row, col).value = `r${row}c${col}`;
  }
  const template = join(folder, '缩放表.xlsx');
  await book.xlsx.writeFile(template);

  const launched = await launchReady();
  await importAndFill(launched, template);
  const pdf = join(folder, '缩放表.pdf');
  await saveNext(launched, pdf);
  await launched.page.getByRole('button', { name: '存为 PDF' }).click();
  await expect(launched.page.getByText('已导出 缩放表.pdf')).toBeVisible();
  await launched.close();

  const words = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' });
  expect(words.match(/<page /g)).toHaveLength(2);
  const topOf = (word: string) => Number(new RegExp(`yMin="([\\d.]+)"[^>]*>${word}<`).exec(words)?.[1]);
  for (let row = 1; row <= ROWS; row++) expect(words, `row ${row}`).toContain(`>r${row}c${COLS}<`);
  const halfRows = ((ROWS - 1) * ROW_POINTS * SCALE) / 100;
  expect(Math.abs(topOf(`r${ROWS}c1`) - topOf('r1c1') - halfRows)).toBeLessThan(2);
});
