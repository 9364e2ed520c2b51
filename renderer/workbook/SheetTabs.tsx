// The sheets of a workbook as tabs at the foot, as in WPS, and the zoom beside them.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { NotShown } from '../../core/drawingModel';
import type { WorkbookHead } from '../../core/sheet';
import { sheetWords } from '../words/sheet';

export const ZOOMS = [50, 75, 90, 100, 110, 125, 150, 175, 200] as const;

export function SheetTabs({
  sheets,
  active,
  onChange,
  zoom,
  onZoom,
  filled,
  noteOf,
  legend,
  notShown,
}: {
  sheets: WorkbookHead['sheets'];
  active: number;
  onChange: (index: number) => void;
  zoom: number;
  onZoom: (zoom: number) => void;
  /** Filled cells of a sheet, shown behind its name; absent where nothing is filled. */
  filled?: (index: number) => number;
  /** More to say of a sheet behind its name; empty for nothing. */
  noteOf?: (index: number) => string;
  /** What the marks on the sheet mean. */
  legend?: ReactNode;
  /** What the active sheet holds beyond what is drawn. */
  notShown?: NotShown;
}) {
  const step = (by: number) => {
    const at = sheets.findIndex((sheet) => sheet.index === active);
    const next = sheets[(at + by + sheets.length) % sheets.length];
    if (next) onChange(next.index);
  };
  return (
    <div className="sheet-tabs">
      <div
        role="tablist"
        aria-label="工作表"
        style={{ display: 'flex', gap: 2 }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1);
          if (event.key === 'ArrowLeft') step(-1);
        }}
      >
        {sheets.map((sheet) => {
          const count = filled?.(sheet.index) ?? 0;
          const said = noteOf?.(sheet.index) || (count > 0 ? String(count) : '');
          return (
            <button
              key={sheet.index}
              type="button"
              role="tab"
              aria-selected={sheet.index === active}
              tabIndex={sheet.index === active ? 0 : -1}
              onClick={() => onChange(sheet.index)}
            >
              {said === '' ? sheet.name : `${sheet.name}（${said}）`}
            </button>
          );
        })}
      </div>
      <span className="grow" />
      {legend}
      {notShown && <span className="note">{sheetWords.notShown(notShown)}</span>}
      <Select
        aria-label="显示比例"
        size="small"
        value={zoom}
        onChange={onZoom}
        style={{ width: 88 }}
        options={ZOOMS.map((value) => ({ value, label: `${value}%` }))}
      />
    </div>
  );
}
