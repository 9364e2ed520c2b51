// The hidden page that a printer or a PDF is made from: draws all pages of one report, then says that they stand.
import { useEffect, useState } from 'react';
import type { ReportId } from '../../../core/words';
import { call, problemOf } from '../../client';
import { PrintedPages } from './PrintedPages';
import { type PrintedSheet, printedSheets } from './printSheets';

export default function PrintPage({ report }: { report: ReportId }) {
  const [sheets, setSheets] = useState<PrintedSheet[]>();
  useEffect(() => {
    document.body.classList.add('printing');
    const now = new Date();
    const told = {
      date: now.toLocaleDateString('zh-CN'),
      time: now.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' }),
    };
    call('reports.read', { reportId: report })
      .then((content) => printedSheets(content, told))
      .then(setSheets, (error: unknown) => call('print.ready', { pages: 0, problem: problemOf(error) }));
  }, [report]);
  useEffect(() => {
    if (!sheets) return;
    const pages = sheets.reduce((sum, sheet) => sum + sheet.layout.pages.length, 0);
    const images = [...document.images].map((image) => image.decode().catch(() => undefined));
    void Promise.all([document.fonts.ready, ...images]).then(() => call('print.ready', { pages, problem: null }));
  }, [sheets]);
  return sheets ? <PrintedPages sheets={sheets} /> : null;
}
