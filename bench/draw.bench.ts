// Opening a report of 200 × 30 cells → every cell in sight painted, in the real window: from the change of address to the
// frame after the last visible cell stood in the page. A new form each round, and one that was opened before.
import type { Page } from 'playwright';
import type { ReportId } from '../core/words';
import { defineBench } from './frame/bench';
import { drive } from './frame/driven';
import { COLS, largeSheet, ROWS } from './frame/largeSheet';

/**
 * In the page: goes to the report, waits until the sheet has stood still, and answers when the frame with its last
 * change was painted. Looking costs nothing while the clock runs: whether all cells in sight stand is asked at the end.
 */
function open(hash: string): Promise<{ ms: number; cells: number }> {
  const quiet = 400;
  const cellsInSight = (): number => {
    const scroller = document.querySelector('.sheet-scroller');
    if (!scroller) throw new Error('no sheet');
    const { left, top } = scroller.getBoundingClientRect();
    const right = left + scroller.clientWidth;
    const bottom = top + scroller.clientHeight;
    const boxes = [...document.querySelectorAll('[role=gridcell]')]
      .map((cell) => ({ box: cell.getBoundingClientRect(), words: cell.textContent !== '' }))
      .filter(({ box }) => box.right > left && box.left < right && box.bottom > top && box.top < bottom);
    const reaches = (side: 'right' | 'bottom', edge: number) => boxes.some(({ box }) => box[side] >= edge);
    if (!reaches('right', right) || !reaches('bottom', bottom)) throw new Error('the sheet does not fill its window');
    if (boxes.filter(({ words }) => words).length < boxes.length / 3) throw new Error('the printed words are missing');
    return boxes.length;
  };
  return new Promise((done, fail) => {
    const started = performance.now();
    let painted = started;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      if (!document.querySelector('[role=gridcell]')) {
        timer = setTimeout(settle, quiet);
        return;
      }
      changes.disconnect();
      try {
        done({ ms: painted - started, cells: cellsInSight() });
      } catch (error) {
        fail(error);
      }
    };
    const changes = new MutationObserver((mutations) => {
      if (!mutations.some(({ target }) => target instanceof Element && target.closest('main'))) return;
      clearTimeout(timer);
      timer = setTimeout(settle, quiet);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted = performance.now();
        };
        channel.port2.postMessage(null);
      });
    });
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    location.hash = hash;
  });
}

async function time(page: Page, report: ReportId) {
  const opened = await page.evaluate(open, `#/report/${report}`);
  await page.evaluate(() => {
    location.hash = '#/reports';
  });
  await page.locator('.sheet-scroller').waitFor({ state: 'detached' });
  return opened;
}

export default defineBench(async () => {
  const { page, bringIn, end } = await drive();
  const known = await bringIn('汇总表.xlsx', await largeSheet('known'));
  return {
    name: 'draw',
    about: `a report of ${ROWS} × ${COLS} cells opened in the real window, until all cells in sight are painted`,
    cases: [
      {
        name: 'new form',
        run: async (round) =>
          time(page, await bringIn(`汇总表 ${round + 2}.xlsx`, await largeSheet(`round ${round + 2}`))),
      },
      { name: 'opened before', run: () => time(page, known) },
    ],
    bars: [
      { about: 'new form: opened → drawn, ms', value: (of) => of('new form'), atMost: 300 },
      { about: 'opened before: opened → drawn, ms', value: (of) => of('opened before'), atMost: 300 },
    ],
    clean: end,
  };
});
