// Which line of the list and which cells of the sheet are the ones spoken of, kept together. Law: whichever of the two the
// clerk moves, the other follows; a new understanding moves neither unless its line is gone.
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type CellAt, contains, type Range } from '../../core/ref';
import type { SheetHead } from '../../core/sheet';
import type { Understanding } from '../../core/understanding';
import type { GridHandle } from '../grid/SheetGrid';
import type { Selected } from './fixes';
import { type Item, itemsOf } from './items';
import { type Mark, marksOf } from './marks';

const NO_ITEMS: readonly Item[] = [];
const NO_MARKS: readonly Mark[] = [];

export interface DeskItems {
  readonly items: readonly Item[];
  readonly marks: readonly Mark[];
  readonly current: Item | undefined;
  readonly selected: Selected;
  readonly doubts: readonly Item[];
  choose(item: Item): void;
  /** The grid says what is selected in it. */
  select(range: Range, active: CellAt): void;
  /** The item that Enter settles: the line, or the doubtful one the active cell lies in. */
  settling(): Item | undefined;
  /** To the next doubtful line after this one. */
  goOn(from: Item | undefined): boolean;
}

export function useDeskItems(
  understood: Understanding | undefined,
  head: SheetHead | undefined,
  lastRow: number,
  settled: readonly string[],
  grid: RefObject<GridHandle | null>,
): DeskItems {
  const spanOf = useMemo(() => spansOf(head), [head]);
  const items = useMemo(
    () => (understood ? itemsOf(understood, spanOf, lastRow, settled) : NO_ITEMS),
    [understood, spanOf, lastRow, settled],
  );
  const marks = useMemo(
    () => (understood ? marksOf(understood, spanOf, lastRow, items) : NO_MARKS),
    [understood, spanOf, lastRow, items],
  );
  const [key, setKey] = useState<string>();
  const [selected, setSelected] = useState<Selected>({
    range: { top: 1, left: 1, bottom: 1, right: 1 },
    active: { row: 1, col: 1 },
  });
  const wantsDoubt = useRef(false);
  const hasBegun = useRef(false);
  const current = items.find((item) => item.key === key);
  const doubts = useMemo(() => items.filter((item) => item.isDoubtful), [items]);

  const choose = (item: Item) => {
    wantsDoubt.current = false;
    setKey(item.key);
    grid.current?.show(item.range);
  };
  const latest = useRef({ items, current, selected, choose });
  latest.current = { items, current, selected, choose };

  // A line that is gone gives way: to the next doubt when doubts are being settled, else to the line of the active cell.
  useEffect(() => {
    const now = latest.current;
    if (items.length === 0 || items.some((item) => item.key === key)) return;
    const isFirst = !hasBegun.current;
    hasBegun.current = true;
    const [first] = items;
    if (first && (isFirst || wantsDoubt.current)) now.choose(first);
    else setKey(items.find((item) => contains(item.range, now.selected.active))?.key);
  }, [items, key]);

  return {
    items,
    marks,
    current,
    selected,
    doubts,
    choose,
    select: (range, active) => {
      setSelected({ range, active });
      const now = latest.current;
      if (now.current && contains(now.current.range, active)) return;
      setKey((before) => now.items.find((item) => contains(item.range, active))?.key ?? before);
    },
    settling: () => {
      if (current?.isDoubtful && contains(current.range, selected.active)) return current;
      return doubts.find((item) => contains(item.range, selected.active));
    },
    goOn: (from) => {
      const others = doubts.filter((item) => item !== from);
      const after = from ? doubts.slice(doubts.indexOf(from) + 1) : doubts;
      const next = after[0] ?? others[0];
      if (next) choose(next);
      wantsDoubt.current = true;
      return next !== undefined;
    },
  };
}

/** The merge that a cell begins, or the cell alone. */
function spansOf(head: SheetHead | undefined): (at: CellAt) => Range {
  const merges = new Map((head?.merges ?? []).map((merge) => [`${merge.top} ${merge.left}`, merge]));
  return ({ row, col }) => merges.get(`${row} ${col}`) ?? { top: row, left: col, bottom: row, right: col };
}
