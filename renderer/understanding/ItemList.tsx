// The list beside the sheet, most doubtful on top. Arrow keys move, the sheet follows; only the lines in sight are drawn,
// so that a form of thousands of cells stays quick. Law: the focus stays on the list however its lines change.
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { rangeText } from '../../core/ref';
import { sureness } from '../words/understanding';
import type { Item } from './items';

interface ItemListProps {
  readonly items: readonly Item[];
  readonly current: string | undefined;
  readonly element: RefObject<HTMLDivElement | null>;
  onChoose(item: Item): void;
}

/** Height of a line in letters of the base size. */
const LINE = 3.2;
const BEYOND = 6;

export function ItemList({ items, current, element, onChoose }: ItemListProps): ReactNode {
  const line = useLineHeight(element);
  const [top, setTop] = useState(0);
  const index = items.findIndex((item) => item.key === current);
  const height = element.current?.clientHeight ?? 600;
  const first = Math.max(0, Math.floor(top / line) - BEYOND);
  const last = Math.min(items.length, Math.ceil((top + height) / line) + BEYOND);
  const shownLine = useRef(-1);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box || index < 0 || index === shownLine.current) return;
    shownLine.current = index;
    const above = index * line;
    if (above < box.scrollTop) box.scrollTop = above;
    else if (above + line > box.scrollTop + box.clientHeight) box.scrollTop = above + line - box.clientHeight;
  }, [element, index, line]);
  const page = Math.max(1, Math.floor(height / line) - 1);
  return (
    <div
      ref={element}
      className="item-list"
      role="listbox"
      aria-label="识别结果"
      tabIndex={0}
      {...(index >= 0 ? { 'aria-activedescendant': idOf(index) } : {})}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
        const to = stepOf(event.key, index, items.length, page);
        const item = to === undefined ? undefined : items[to];
        if (to === undefined) return;
        event.preventDefault();
        if (item) onChoose(item);
      }}
    >
      <div role="presentation" style={{ height: items.length * line }}>
        <div role="presentation" style={{ transform: `translateY(${first * line}px)` }}>
          {items.slice(first, last).map((item, at) => (
            <Line
              key={item.key}
              item={item}
              id={idOf(first + at)}
              index={first + at}
              count={items.length}
              isCurrent={item.key === current}
              height={line}
              onChoose={() => onChoose(item)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function Line(props: {
  item: Item;
  id: string;
  index: number;
  count: number;
  isCurrent: boolean;
  height: number;
  onChoose: () => void;
}): ReactNode {
  const { item, id, index, count, isCurrent, height, onChoose } = props;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={item.isDoubtful ? 'item look' : 'item'}
      style={{ height }}
      title={item.words}
      onMouseDown={onChoose}
    >
      <span className="words">{item.words}</span>
      <span className="detail">
        {[item.isDoubtful ? sureness(item) : '', rangeText(item.range), item.detail].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}

function idOf(index: number): string {
  return `understood-item-${index}`;
}

/** Where a key leads; undefined = not the list's. */
function stepOf(key: string, index: number, count: number, page: number): number | undefined {
  const within = (to: number) => Math.max(0, Math.min(count - 1, to));
  switch (key) {
    case 'ArrowDown':
      return within(index + 1);
    case 'ArrowUp':
      return within(index - 1);
    case 'PageDown':
      return within(index + page);
    case 'PageUp':
      return within(index - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Lines grow with the letters the clerk chose. */
function useLineHeight(element: RefObject<HTMLDivElement | null>): number {
  const [line, setLine] = useState(14 * LINE);
  useLayoutEffect(() => {
    const size = element.current ? Number.parseFloat(getComputedStyle(element.current).fontSize) : 14;
    setLine(Math.round(size * LINE));
  }, [element]);
  return line;
}
