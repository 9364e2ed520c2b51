// A key typed → shown saved, in the real window: from the Tab that accepts a cell to the mark «saved» on that cell, which
// comes only after the ledger has it on the disk. Both times are taken inside the page.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import type { ReportId } from '../core/words';
import { defineBench } from './frame/bench';
import { drive } from './frame/driven';
import { largeSheet } from './frame/largeSheet';
import { median, p95 } from './frame/statistics';

const FORM = '治安管理工作月报表.xlsx';
const CELLS = 20;

declare global {
  interface Window {
    /** Milliseconds of each accepted cell: until its mark, and until the frame with the mark is painted. */
    typed: { saved: number; painted: number }[];
  }
}

/** Listens in the page: Tab starts the clock of the active cell, its mark stops it. */
function listen(): void {
  window.typed = [];
  let pressed: { ref: string; at: number } | undefined;
  const editor = () => document.querySelector<HTMLTextAreaElement>('textarea.grid-editor');
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab' && editor()?.value)
        pressed = { ref: editor()?.dataset.active ?? '', at: event.timeStamp };
    },
    true,
  );
  new MutationObserver((changes) => {
    const now = performance.now();
    const waits = pressed;
    if (!waits) return;
    for (const { target } of changes) {
      const cell = target instanceof HTMLElement ? target : null;
      if (cell?.dataset.ref !== waits.ref || cell.dataset.save !== 'saved') continue;
      pressed = undefined;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () =>
          window.typed.push({ saved: now - waits.at, painted: performance.now() - waits.at });
        channel.port2.postMessage(null);
      });
      return;
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-save'] });
}

async function typeCells(page: Page, report: ReportId, round: number) {
  await page.evaluate((hash) => {
    location.hash = hash;
    window.typed = [];
  }, `#/report/${report}`);
  await page.locator('textarea.grid-editor:focus').waitFor();
  await page.locator('[role=gridcell]').first().waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  for (let cell = 1; cell <= CELLS; cell++) {
    await page.keyboard.type(String(1000 * (round + 2) + cell));
    await page.keyboard.press('Tab');
    await page.waitForFunction((count) => window.typed.length >= count, cell, { polling: 5 });
  }
  const typed = await page.evaluate(() => window.typed);
  await page.evaluate(() => {
    location.hash = '#/reports';
  });
  await page.getByRole('heading', { name: '报表', exact: true }).waitFor();
  const saved = typed.map((one) => one.saved);
  return { ms: median(saved), p95: p95(saved), painted: median(typed.map((one) => one.painted)) };
}

export default defineBench(async () => {
  const { page, bringIn, end } = await drive();
  const small = await bringIn(FORM, readFileSync(join(resolve('workbook/fixtures'), FORM)));
  const large = await bringIn('汇总表.xlsx', await largeSheet('typing'));
  await page.evaluate(listen);
  return {
    name: 'typing',
    about: `${CELLS} cells typed one after the other in the real window, from Tab to the cell's mark «saved»`,
    cases: [
      { name: 'form of one page', run: (round) => typeCells(page, small, round) },
      { name: '200 × 30 cells', run: (round) => typeCells(page, large, round) },
    ],
    bars: [
      { about: 'form of one page: Tab → saved, ms', value: (of) => of('form of one page'), atMost: 50 },
      { about: '200 × 30 cells: Tab → saved, ms', value: (of) => of('200 × 30 cells'), atMost: 50 },
    ],
    clean: end,
  };
});
