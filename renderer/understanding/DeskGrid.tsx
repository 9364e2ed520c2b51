// The sheet of the second step with its marks, to look at and to select in, and what is to be known of it in words above.
// Law: a new understanding draws new marks over the same sheet; selection and scroll stay.
import type { ReactNode, RefObject } from 'react';
import type { CellAt, Range } from '../../core/ref';
import type { SheetHead } from '../../core/sheet';
import type { Understanding } from '../../core/understanding';
import { type GridHandle, SheetGrid } from '../grid/SheetGrid';
import type { InputOrder } from '../grid/steps';
import { undoLog } from '../grid/undo';
import { useAppState } from '../state';
import { REMARK_WORDS } from '../words/understanding';
import type { LoadedSheet } from '../workbook/useSheet';
import type { Mark } from './marks';
import { UnderstoodMarks } from './UnderstoodMarks';

interface DeskGridProps {
  readonly loaded: LoadedSheet | undefined;
  readonly head: SheetHead | undefined;
  readonly understood: Understanding | undefined;
  /** Understood, or known that it cannot be: from then on the sheet is shown. */
  readonly isReady: boolean;
  readonly marks: readonly Mark[];
  readonly order: InputOrder | undefined;
  readonly startAt: string | undefined;
  readonly label: string;
  readonly zoom: number;
  readonly grid: RefObject<GridHandle | null>;
  onSelect(range: Range, active: CellAt): void;
  onHover(next: (before: CellAt | undefined) => CellAt | undefined): void;
  onNotice(text: string): void;
}

const NOTHING = new Map<string, never>();
const NOTHING_DONE = undoLog();

export function DeskGrid(props: DeskGridProps): ReactNode {
  const { loaded, head, understood, isReady, marks, order, startAt, label, zoom, grid } = props;
  const today = useAppState((state) => state.app?.today ?? '1970-01-01');
  return (
    <div className="desk-sheet">
      {understood?.said.map((remark) => (
        <p key={remark} className="desk-remark">
          <strong>{REMARK_WORDS[remark].what}</strong>
          {REMARK_WORDS[remark].next}
        </p>
      ))}
      <div className="sheet-area">
        {loaded && head && isReady && (
          <SheetGrid
            workbook={loaded.workbook}
            head={head}
            source={loaded.cells}
            values={NOTHING}
            saveStates={NOTHING}
            readOnly
            headings
            today={today}
            zoom={zoom}
            label={label}
            place={label}
            undo={NOTHING_DONE}
            handle={grid}
            {...(order ? { order } : {})}
            {...(startAt === undefined ? {} : { startAt })}
            onChange={() => undefined}
            onNotice={props.onNotice}
            onSelection={props.onSelect}
            onHover={(at) => props.onHover((before) => (sameCell(before, at) ? before : at))}
            paint={(geometry, originX, originY) => (
              <UnderstoodMarks marks={marks} geometry={geometry} originX={originX} originY={originY} />
            )}
          />
        )}
      </div>
    </div>
  );
}

function sameCell(a: CellAt | undefined, b: CellAt | undefined): boolean {
  return a?.row === b?.row && a?.col === b?.col;
}
