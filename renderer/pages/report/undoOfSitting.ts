// One undo log for the whole sitting, across reports and sheets, and the names of places in it.
import { refOf } from '../../../core/ref';
import type { ReportId } from '../../../core/words';
import { type UndoStep, undoLog, wordsOf } from '../../grid/undo';
import { openReport } from './openReports';

export const sittingUndo = undoLog();

export interface Place {
  readonly report: ReportId;
  readonly sheet: number;
}

export function placeName({ report, sheet }: Place): string {
  return `${report}/${sheet}`;
}

function placeOf(step: UndoStep): Place {
  const [report, sheet] = step.place.split('/').map(Number);
  return { report: report as ReportId, sheet: sheet ?? 0 };
}

export interface TakenBack extends Place {
  /** Where the first changed cell is. */
  readonly ref: string;
  readonly words: string;
}

/** Takes back (or does again) the latest step wherever it was made, as a new change; tells where to look. */
export function takeElsewhere(way: 'undo' | 'redo'): TakenBack | undefined {
  const step = sittingUndo.take(way);
  if (!step) return undefined;
  const place = placeOf(step);
  const changes = step.cells.map(({ ref, before, after }) => ({ ref, value: way === 'undo' ? before : after }));
  openReport(place.report).change(place.sheet, changes, 'typed');
  const words = wordsOf(step, way, (value) =>
    typeof value === 'object' && value !== null ? ('date' in value ? value.date : value.time) : String(value),
  );
  return { ...place, ref: step.cells[0]?.ref ?? refOf({ row: 1, col: 1 }), words };
}
