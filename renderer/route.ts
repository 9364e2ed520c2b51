// Where the window is: one hash, one page. Law: every place has an address, so that going back and reloading keep it.
import { useSyncExternalStore } from 'react';
import type { FormId, ReportId } from '../core/words';

export type Route =
  | { readonly page: 'reports'; readonly form?: FormId }
  | { readonly page: 'report'; readonly report: ReportId }
  | { readonly page: 'forms' }
  | { readonly page: 'import' }
  | { readonly page: 'understanding'; readonly form: FormId }
  | { readonly page: 'settings' }
  | { readonly page: 'print'; readonly report: ReportId };

export function addressOf(route: Route): string {
  switch (route.page) {
    case 'report':
    case 'print':
      return `#/${route.page}/${route.report}`;
    case 'understanding':
      return `#/understanding/${route.form}`;
    case 'reports':
      return route.form === undefined ? '#/reports' : `#/reports/${route.form}`;
    default:
      return `#/${route.page}`;
  }
}

export function routeOf(hash: string): Route {
  const [, page, text] = hash.split('/');
  const number = text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
  if ((page === 'report' || page === 'print') && number !== undefined) return { page, report: number as ReportId };
  if ((page === 'reports' || page === 'understanding') && number !== undefined) return { page, form: number as FormId };
  return page === 'forms' || page === 'import' || page === 'settings' ? { page } : { page: 'reports' };
}

export function go(route: Route): void {
  window.location.hash = addressOf(route);
}

/** Goes, and does the rest once the new page is the one on the screen. */
export function leaveFor(route: Route, then: () => void): void {
  if (window.location.hash === addressOf(route)) then();
  else window.addEventListener('hashchange', () => setTimeout(then), { once: true });
  go(route);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => window.location.hash,
  );
  return routeOf(hash);
}
