// Printing and PDF: a hidden window draws the report with the same page the preview would show, then Chromium prints
// it. Law: the page's own paper and orientation decide (CSS pages); the report is never changed by printing.
import type { BrowserWindow, WebContents } from 'electron';
import { type Problem, ProblemError, problem } from '../core/problem';
import type { ReportId } from '../core/words';
import { FIRST_PAGE } from './pages';
import { openHiddenWindow } from './window';

/** A form of some dozens of pages is drawn in well under a second; longer means that it never will be. */
const DRAW_LIMIT_MS = 30_000;

export class Printing {
  readonly #waiting = new Map<WebContents, (drawn: number | Problem) => void>();

  constructor(
    private readonly preload: string,
    private readonly ours: Set<WebContents>,
  ) {}

  /** The hidden page says that its pages stand, or what kept them from it. */
  ready(contents: WebContents, drawn: number | Problem): void {
    this.#waiting.get(contents)?.(drawn);
  }

  /** The report as PDF bytes, each page on its template's paper. Problems `print.empty`, `print.failed`. */
  async pdf(report: ReportId): Promise<Uint8Array> {
    return this.#drawn(
      report,
      async (window) =>
        new Uint8Array(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })),
    );
  }

  /** Opens the system's print dialog; false = the clerk closed it. Problems `print.noPrinter`, `print.failed`, `print.empty`. */
  async print(report: ReportId, main: WebContents): Promise<boolean> {
    if ((await main.getPrintersAsync()).length === 0) throw problem('print.noPrinter');
    return this.#drawn(
      report,
      (window) =>
        new Promise<boolean>((done, fail) =>
          window.webContents.print(
            { silent: false, printBackground: true, margins: { marginType: 'none' } },
            (printed, reason) => {
              if (printed) done(true);
              else if (/cancel/i.test(reason)) done(false);
              else fail(problem('print.failed', { what: reason || '打印机没有应答' }));
            },
          ),
        ),
    );
  }

  async #drawn<T>(report: ReportId, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const window = openHiddenWindow(this.preload);
    const contents = window.webContents;
    this.ours.add(contents);
    try {
      const pages = await this.#wait(window, report);
      if (pages === 0) throw problem('print.empty');
      return await use(window);
    } finally {
      this.ours.delete(contents);
      this.#waiting.delete(contents);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  #wait(window: BrowserWindow, report: ReportId): Promise<number> {
    return new Promise((done, fail) => {
      const limit = setTimeout(() => fail(problem('print.failed', { what: '版面没有排完' })), DRAW_LIMIT_MS);
      const settle = (act: () => void) => {
        clearTimeout(limit);
        act();
      };
      this.#waiting.set(window.webContents, (drawn) =>
        settle(() => (typeof drawn === 'number' ? done(drawn) : fail(new ProblemError(drawn)))),
      );
      window.webContents.once('render-process-gone', () =>
        settle(() => fail(problem('print.failed', { what: '排版中断' }))),
      );
      window
        .loadURL(`${FIRST_PAGE}#/print/${report}`)
        .catch((error: unknown) => settle(() => fail(problem('print.failed', { what: '版面没有打开' }, error))));
    });
  }
}
