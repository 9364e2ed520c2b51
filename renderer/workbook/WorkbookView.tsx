// A workbook to look at: its sheets as tabs, drawn as they look in WPS, nothing to type in.
import { useMemo, useState } from 'react';
import type { WorkbookSource } from '../../core/contract';
import { withRoom } from '../../core/room';
import { problemOf, useAsk } from '../client';
import { SheetGrid } from '../grid/SheetGrid';
import { undoLog } from '../grid/undo';
import { useAppState } from '../state';
import { ProblemNotice } from '../ui/ProblemNotice';
import { SheetTabs } from './SheetTabs';
import { useSheet, visibleSheets } from './useSheet';

const NOTHING_FILLED = new Map<string, never>();
/** Nothing can be done here, so nothing can be undone. */
const NOTHING_DONE = undoLog();

export function WorkbookView({ source, label }: { source: WorkbookSource; label: string }) {
  const workbook = useAsk('workbook.head', source);
  const sheets = workbook.data ? visibleSheets(workbook.data) : [];
  const [chosen, setChosen] = useState<number>();
  const [zoom, setZoom] = useState(100);
  const active = chosen ?? sheets[0]?.index ?? 0;
  const { sheet, error } = useSheet(source, workbook.data, active);
  const failure = workbook.error ?? error;
  const today = useAppState((state) => state.app?.today ?? '1970-01-01');
  const own = sheet?.head;
  // A sheet that holds nothing but drawings still has room for them.
  const head = useMemo(() => (own?.lastRow === 0 && own.drawings.length > 0 ? withRoom(own) : own), [own]);
  return (
    <>
      <div className="sheet-area">
        {failure && <ProblemNotice problem={problemOf(failure)} />}
        {sheet && head && (
          <SheetGrid
            key={active}
            workbook={sheet.workbook}
            head={head}
            source={sheet.cells}
            values={NOTHING_FILLED}
            saveStates={NOTHING_FILLED}
            readOnly
            today={today}
            zoom={zoom}
            label={label}
            place={label}
            undo={NOTHING_DONE}
            onChange={() => undefined}
          />
        )}
      </div>
      {sheets.length > 0 && (
        <SheetTabs
          sheets={sheets}
          active={active}
          onChange={setChosen}
          zoom={zoom}
          onZoom={setZoom}
          {...(own ? { notShown: own.notShown } : {})}
        />
      )}
    </>
  );
}
