// The left rail: the places of the program in the order of a clerk's day, Alt+1 … in that order. Only what exists is shown.
import { useEffect } from 'react';
import { addressOf, go, type Route } from '../route';

const PLACES: readonly { readonly name: string; readonly route: Route; readonly pages: readonly Route['page'][] }[] = [
  { name: '报表', route: { page: 'reports' }, pages: ['reports', 'report'] },
  { name: '模板', route: { page: 'forms' }, pages: ['forms', 'import', 'understanding'] },
  { name: '系统', route: { page: 'settings' }, pages: ['settings'] },
];

export function Rail({ page }: { page: Route['page'] }) {
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const place =
        event.altKey && !event.ctrlKey && !event.shiftKey && !event.isComposing
          ? PLACES[Number(event.key) - 1]
          : undefined;
      if (!place) return;
      event.preventDefault();
      go(place.route);
    };
    window.addEventListener('keydown', jump);
    return () => window.removeEventListener('keydown', jump);
  }, []);
  return (
    <nav className="rail" aria-label="位置">
      {PLACES.map((place, index) => (
        <a
          key={place.name}
          href={addressOf(place.route)}
          title={`Alt+${index + 1}`}
          onClick={(event) => {
            // The window never navigates; a place is a hash.
            event.preventDefault();
            go(place.route);
          }}
          {...(place.pages.includes(page) ? { 'aria-current': 'page' as const } : {})}
        >
          {place.name}
        </a>
      ))}
    </nav>
  );
}
