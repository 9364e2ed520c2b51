// Ctrl+PageDown and Ctrl+PageUp: the next and the previous sheet, as in WPS; at the ends nothing happens.
import { useEffect, useRef } from 'react';

export function useSheetKeys(sheets: readonly number[], active: number, show: (index: number) => void): void {
  const latest = useRef({ sheets, active, show });
  latest.current = { sheets, active, show };
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.isComposing) return;
      const by = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      const now = latest.current;
      const next = now.sheets[now.sheets.indexOf(now.active) + by];
      if (next !== undefined) now.show(next);
    };
    window.addEventListener('keydown', step);
    return () => window.removeEventListener('keydown', step);
  }, []);
}
