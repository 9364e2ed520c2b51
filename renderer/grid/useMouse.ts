// The mouse on the grid: click, Shift+click, drag, double click, whole rows and columns from the strips.
// Law: no click takes the focus from the editor; a click while an input method composes waits for its text.
import { type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import type { CellAt } from '../../core/ref';
import type { GridController } from './gridController';

export function useMouse(
  controller: GridController,
  area: RefObject<HTMLTextAreaElement | null>,
  cellAt: (x: number, y: number) => CellAt | undefined,
) {
  const dragging = useRef(false);
  const find = useRef(cellAt);
  useEffect(() => {
    find.current = cellAt;
  });
  useEffect(() => {
    const move = (event: globalThis.MouseEvent) => {
      if (!dragging.current) return;
      const at = find.current(event.clientX, event.clientY);
      if (at && at.row > 0 && at.col > 0) controller.dragTo(at);
    };
    const end = () => {
      dragging.current = false;
    };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', end);
    return () => {
      window.removeEventListener('mousemove', move);
      window.removeEventListener('mouseup', end);
    };
  }, [controller]);

  const isOurs = (event: MouseEvent) =>
    event.target !== area.current && !(event.target as Element).closest('.grid-cover, .grid-choices');

  return {
    onMouseDown: (event: MouseEvent) => {
      if (event.button !== 0 || !isOurs(event)) return;
      const at = find.current(event.clientX, event.clientY);
      if (!at) return;
      event.preventDefault();
      if (at.row === 0 || at.col === 0) controller.selectBand(at);
      else {
        controller.pointAt(at, event.shiftKey);
        dragging.current = true;
      }
      area.current?.focus({ preventScroll: true });
    },
    onDoubleClick: (event: MouseEvent) => {
      if (isOurs(event) && find.current(event.clientX, event.clientY)) controller.editHere();
    },
  };
}
