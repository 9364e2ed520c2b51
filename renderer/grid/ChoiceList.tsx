// The list of choices under the active cell (Alt+↓). Law: the focus stays in the editor, so that typing narrows the list
// and the input method keeps working.
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { SheetLook } from '../sheet/rowLayout';
import type { Frame, Viewport } from '../sheet/viewport';
import { gridWords } from '../words/grid';
import type { GridController } from './gridController';
import type { GridStore } from './gridStore';

interface ChoiceListProps {
  readonly store: GridStore;
  readonly controller: GridController;
  readonly look: SheetLook;
  readonly frame: Frame;
  view(): Viewport | undefined;
}

/** Highest the list grows, in pixels; it opens upwards where there is less room below. */
const MOST_HEIGHT = 240;

export function ChoiceList({ store, controller, look, frame, view }: ChoiceListProps): ReactNode {
  const choices = useStore(store, (state) => state.choices);
  const active = useStore(store, ({ selection }) => selection.active);
  const list = useRef<HTMLDivElement>(null);
  const index = choices?.index;
  useEffect(() => {
    if (index !== undefined) list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  if (!choices) return null;
  const { x, y, width, height } = look.geometry.rectOf(look.geometry.spanAt(active.row, active.col));
  const { scrollTop = 0, height: room = 0 } = view() ?? {};
  const above = (frame.headY + y) * frame.zoom - scrollTop;
  const below = room - above - height * frame.zoom;
  const upwards = below < MOST_HEIGHT * frame.zoom && above > below;
  return (
    <div
      ref={list}
      className="grid-choices"
      role="listbox"
      aria-label={gridWords.choices}
      style={{
        left: frame.headX + x,
        top: frame.headY + y + (upwards ? -2 : height + 2),
        minWidth: Math.max(120, width),
        maxHeight: MOST_HEIGHT,
        ...(upwards ? { transform: 'translateY(-100%)' } : {}),
      }}
    >
      {choices.shown.map((choice, at) => (
        <div
          key={choice}
          role="option"
          tabIndex={-1}
          aria-selected={at === index}
          className="grid-choice"
          onMouseDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            controller.pick(at);
          }}
        >
          {choice}
        </div>
      ))}
    </div>
  );
}
