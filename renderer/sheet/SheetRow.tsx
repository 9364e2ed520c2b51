// One row of the sheet on the screen or on paper. Law: drawn again only when its own cells, values or columns changed.
import { memo, type ReactNode } from 'react';
import { refOf } from '../../core/ref';
import type { CellModel } from '../../core/sheet';
import { gridWords } from '../words/grid';
import { sheetWords } from '../words/sheet';
import { CellContent } from './CellContent';
import { ConditionSign } from './ConditionSign';
import { cellCss } from './cellCss';
import type { RowLooks } from './laidLooks';
import { type DrawnCell, indentPixels, layoutRow, type SheetLook } from './rowLayout';
import type { RowOverlay } from './rowOverlay';

export interface SheetRowProps {
  readonly look: SheetLook;
  readonly row: number;
  /** Pixels from the pane's top. */
  readonly top: number;
  readonly originX: number;
  readonly cells: readonly CellModel[];
  readonly overlay: RowOverlay | undefined;
  readonly laid: RowLooks | undefined;
  readonly from: number;
  readonly to: number;
  /** On the screen: roles for screen readers, grid lines, marks of what was typed and saved. On paper: none. */
  readonly marks: boolean;
  readonly gridLines: boolean;
}

export const SheetRow = memo(function SheetRow(props: SheetRowProps): ReactNode {
  const { look, row, top, cells, overlay, laid, from, to, marks } = props;
  const drawn = layoutRow(look, row, cells, overlay, from, to, laid);
  // A row whose every cell is covered from above shows nothing and is no row to a screen reader.
  if (drawn.length === 0) return null;
  return (
    <div className="sheet-row" style={{ top }} {...(marks ? { role: 'row', 'aria-rowindex': row } : {})}>
      {drawn.map((cell) => (
        <Cell key={cell.col} cell={cell} {...props} />
      ))}
    </div>
  );
});

function Cell({ cell, look, originX, marks, gridLines }: SheetRowProps & { cell: DrawnCell }): ReactNode {
  const indent = indentPixels(look, cell.style);
  const ref = refOf({ row: cell.row, col: cell.col });
  return (
    <div
      className={classOf(cell, marks, gridLines)}
      style={cellCss(cell, originX, indent)}
      {...(marks ? cellFacts(cell, ref) : {})}
    >
      <CellContent cell={cell} indent={indent} />
      {cell.laid?.condition?.icon && <ConditionSign icon={cell.laid.condition.icon} />}
      {marks && cell.laid?.comment !== undefined && <span className="sheet-comment" />}
    </div>
  );
}

function classOf(cell: DrawnCell, marks: boolean, gridLines: boolean): string {
  const { style, overlay } = cell;
  let name = 'sheet-cell';
  if (style.wrap) name += ' wrap';
  if (gridLines && !style.fill) name += ' lined';
  if (cell.spillLeft + cell.spillRight > 0) name += ' spills';
  if (marks && overlay?.value !== undefined && overlay.value !== null) name += ' typed';
  if (overlay?.save && cell.side === 'right') name += ' rightward';
  return name;
}

function cellFacts(cell: DrawnCell, ref: string) {
  return {
    role: 'gridcell',
    'aria-colindex': cell.col,
    'data-ref': ref,
    ...(cell.rowSpan > 1 ? { 'aria-rowspan': cell.rowSpan } : {}),
    ...(cell.colSpan > 1 ? { 'aria-colspan': cell.colSpan } : {}),
    ...(cell.overlay?.save ? { 'data-save': cell.overlay.save } : {}),
    ...(cell.laid?.comment === undefined
      ? {}
      : { title: cell.laid.comment, 'aria-description': sheetWords.comment(cell.laid.comment) }),
    ...(cell.overlay?.save === 'failed' ? { title: gridWords.unsaved, 'aria-invalid': true } : {}),
  };
}
