// Tells the main process once that the first usable page stands on the screen. Law: said by the page itself, when what
// the clerk came for is drawn; a frame without content is not usable.
import { useEffect } from 'react';
import { call } from './client';

let told = false;

/** `usable`: the page's own content has arrived. */
export function usePainted(usable = true): void {
  useEffect(() => {
    if (!usable || told) return;
    told = true;
    // Two frames later the first has reached the screen.
    requestAnimationFrame(() => requestAnimationFrame(onScreen));
  }, [usable]);
}

function onScreen(): void {
  void call('app.painted', undefined);
  // What the clerk opens next is read while she looks at the first page.
  requestIdleCallback(() => {
    void import('./ui/Themed');
    void import('./pages/report/ReportPage');
  });
}
