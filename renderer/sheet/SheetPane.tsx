// A rectangle of the sheet: its rows, the merges that reach in from above, and its borders in blocks. Used for each part of
// a frozen window and for print pages. Law: only what is asked for is drawn, whatever the size of the sheet.
import { memo, type ReactNode } from 'react';
import { BorderLayer } from './BorderLayer';
import type { CellSource } from './cellSource';
import { DrawingLayer } from './DrawingLayer';
import type { LaidLooks } from './laidLooks';
import type { SheetLook } from './rowLayout';
import type { SheetOverlay } from './rowOverlay';
import { SheetRow } from './SheetRow';

export interface Band {
  readonly from: number;
  readonly to: number;
}

export interface SheetPaneProps {
  readonly look: SheetLook;
  readonly source: CellSource;
  readonly version: number;
  readonly overlay: SheetOverlay;
  readonly laid: LaidLooks;
  readonly rows: Band;
  readonly cols: Band;
  /** The sheet's pixel that lies at the pane's top left. */
  readonly originX: number;
  readonly originY: number;
  readonly marks: boolean;
  readonly gridLines: boolean;
}

/** Rows per drawing of borders. */
const BLOCK = 16;

export const SheetPane = memo(function SheetPane(props: SheetPaneProps): ReactNode {
  const { look, source, version, overlay, laid, rows, cols, originX, originY, marks, gridLines } = props;
  const { geometry } = look;
  const shownRows = [...rowsReachingIn(look, rows, cols), ...visibleRows(look, rows)];
  const blocks: Band[] = [];
  for (let from = rows.from; from <= rows.to; from = (Math.floor((from - 1) / BLOCK) + 1) * BLOCK + 1)
    blocks.push({ from, to: Math.min(rows.to, (Math.floor((from - 1) / BLOCK) + 1) * BLOCK) });
  return (
    <>
      {shownRows.map((row) => (
        <SheetRow
          key={row}
          look={look}
          row={row}
          top={geometry.rows.startOf(row) - originY}
          originX={originX}
          cells={source.rowCells(row)}
          overlay={overlay.get(row)}
          laid={laid.row(row)}
          from={cols.from}
          to={cols.to}
          marks={marks}
          gridLines={gridLines}
        />
      ))}
      {blocks.map(({ from, to }) => (
        <BorderLayer
          key={from}
          look={look}
          source={source}
          version={version}
          laid={laid.hasLines ? laid : undefined}
          top={from}
          bottom={to}
          left={cols.from}
          right={cols.to}
          originX={originX}
          originY={originY}
        />
      ))}
      <DrawingLayer
        look={look}
        pictures={source.pictures}
        rows={rows}
        cols={cols}
        originX={originX}
        originY={originY}
        onPaper={!marks}
      />
    </>
  );
});

function visibleRows({ geometry }: SheetLook, { from, to }: Band): number[] {
  const rows: number[] = [];
  for (let row = from; row <= to; row++) if (geometry.rows.sizeOf(row) > 0) rows.push(row);
  return rows;
}

function rowsReachingIn({ head }: SheetLook, rows: Band, cols: Band): number[] {
  const above = new Set<number>();
  for (const merge of head.merges)
    if (merge.top < rows.from && merge.bottom >= rows.from && merge.right >= cols.from && merge.left <= cols.to)
      above.add(merge.top);
  return [...above].sort((a, b) => a - b);
}
