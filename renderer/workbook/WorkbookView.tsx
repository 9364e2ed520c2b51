// A workbook to look at: its sheets as tabs, drawn as they look in WPS, nothing to type in.
import { useState } from 'react';
import type { WorkbookSource } from '../../core/contract';
import { problemOf, useAsk } from '../client';
import { SheetGrid } from '../grid/SheetGrid';
import { undoLog } from '../grid/undo';
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
  return (
    <>
      <div className="sheet-area">
        {failure && <ProblemNotice problem={problemOf(failure)} />}
        {sheet && (
          <SheetGrid
            key={active}
            workbook={sheet.workbook}
            head={sheet.head}
            source={sheet.cells}
            values={NOTHING_FILLED}
            saveStates={NOTHING_FILLED}
            readOnly
            today="1970-01-01"
            zoom={zoom}
            label={label}
            place={label}
            undo={NOTHING_DONE}
            onChange={() => undefined}
          />
        )}
      </div>
      {sheets.length > 0 && (
        <SheetTabs sheets={sheets} active={active} onChange={setChosen} zoom={zoom} onZoom={setZoom} />
      )}
    </>
  );
}
