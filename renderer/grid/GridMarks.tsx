// What lies over the cells of one pane: the selected rectangle, the outline of the active cell, what was cut.
// Law: moving the selection draws these few boxes again and no cell.
import { memo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Range } from '../../core/ref';
import type { SheetLook } from '../sheet/rowLayout';
import type { GridStore } from './gridStore';
import type { GridTarget } from './gridTarget';
import { isBlock, rangeOf } from './selection';

interface GridMarksProps {
  readonly store: GridStore;
  readonly look: SheetLook;
  readonly target: GridTarget;
  readonly originX: number;
  readonly originY: number;
}

export const GridMarks = memo(function GridMarks({ store, look, target, originX, originY }: GridMarksProps): ReactNode {
  const selection = useStore(store, (state) => state.selection);
  const mode = useStore(store, (state) => state.mode);
  const cut = useStore(store, (state) => state.cut);
  const { active } = selection;
  const box = (range: Range) => {
    const { x, y, width, height } = look.geometry.rectOf(range);
    return { left: x - originX, top: y - originY, width: width + 1, height: height + 1 };
  };
  const isInput = target.refusalAt(active) === undefined;
  return (
    <div className="grid-marks" aria-hidden="true">
      {isBlock(selection, target.space) && (
        <div className="grid-selection" style={box(rangeOf(selection, target.space))} />
      )}
      {cut && <div className="grid-cut" style={box(cut)} />}
      <div
        className={`grid-active${isInput ? '' : ' fixed'}${mode === 'ready' ? '' : ' typing'}`}
        style={box(look.geometry.spanAt(active.row, active.col))}
      />
    </div>
  );
});
