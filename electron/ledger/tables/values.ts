// What stands in the cells of a report, and what stood there before. Laws 2 and 5: every value knows who, when and by
// which way; a change and its audit row are on disk together. Blank, zero and "—" stay three values.
import type { CellChange, ReportCell } from '../../../core/contract';
import { problem } from '../../../core/problem';
import { parseRef, refOf } from '../../../core/ref';
import { type CellValue, kindOf, sameValue, type ValueKind } from '../../../core/value';
import type { FormVersionId, Instant, Origin, ReportId } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { reading, writing } from '../sql';
import { PROGRAM } from './accounts';
import { markChanged, reportHead } from './reports';

/** A value as the three columns that hold it. */
type Stored = { readonly kind: ValueKind; readonly number: number | null; readonly text: string | null };
type Place = { readonly versionId: FormVersionId; readonly sheet: number; readonly row: number; readonly col: number };
/** What the audit keeps of a value; who and when are columns of the audit itself. */
type Kept = { readonly value: CellValue; readonly origin: Origin; readonly file?: string };

export interface PastValue {
  readonly value: CellValue;
  readonly origin: Origin;
  readonly by: string;
  readonly at: Instant;
  /** The file it was imported from. */
  readonly file: string | null;
}

const ofReport = reading<
  { id: number },
  Stored & { sheet: number; row: number; col: number; origin: Origin; by: string | null; at: Instant }
>`
  SELECT c.sheet, c.row, c.col, v.kind, v.number, v.text, v.origin, a.name AS "by", v.changed_at AS at
  FROM cell_values AS v JOIN cells AS c ON c.id = v.cell_id LEFT JOIN accounts AS a ON a.id = v.changed_by
  WHERE v.report_id = :id ORDER BY c.sheet, c.row, c.col`;
const cellAt = reading<Place, { id: number }>`
  SELECT id FROM cells WHERE form_version_id = :versionId AND sheet = :sheet AND row = :row AND col = :col`;
const insertCell = writing<Place>`
  INSERT INTO cells (form_version_id, sheet, row, col) VALUES (:versionId, :sheet, :row, :col)`;
const valueAt = reading<{ id: number; cell: number }, Stored & { origin: Origin }>`
  SELECT kind, number, text, origin FROM cell_values WHERE report_id = :id AND cell_id = :cell`;
const put = writing<Stored & { id: number; cell: number; origin: string; actor: number | null; at: string }>`
  INSERT INTO cell_values (report_id, cell_id, kind, number, text, origin, changed_by, changed_at)
  VALUES (:id, :cell, :kind, :number, :text, :origin, :actor, :at)
  ON CONFLICT (report_id, cell_id) DO UPDATE SET
    kind = :kind, number = :number, text = :text, origin = :origin, changed_by = :actor, changed_at = :at`;
const past = reading<{ entityId: string }, { after: string; by: string | null; at: Instant }>`
  SELECT u.after, a.name AS "by", u.at FROM audit AS u LEFT JOIN accounts AS a ON a.id = u.actor
  WHERE u.entity = 'value' AND u.entity_id = :entityId ORDER BY u.seq DESC`;

/** Every cell ever filled in this report, in reading order; an emptied one has the value null. */
export function reportCells(db: ReadableDB, id: ReportId): ReportCell[] {
  return db.all(ofReport, { id }).map((row) => ({
    sheet: row.sheet,
    ref: refOf(row),
    value: restored(row),
    origin: row.origin,
    by: row.by ?? PROGRAM,
    at: row.at,
  }));
}

/** How the values came: typed, pasted, or imported from a file of that name. */
export interface Way {
  readonly origin: Origin;
  readonly file?: string | undefined;
}

/** Stores the changes in order; what a cell already holds writes nothing. Returns how many cells changed. */
export function saveCells(change: Change, reportId: ReportId, way: Way, changes: readonly CellChange[]): number {
  const report = reportHead(change.db, reportId);
  if (report.state !== 'draft') throw problem('report.notDraft');
  let changed = 0;
  for (const { sheet, ref, value } of changes) {
    const at = parseRef(ref);
    if (!at) throw problem('workbook.badRef', { ref });
    if (saveCell(change, reportId, way, { versionId: report.formVersionId, sheet, ...at }, wellFormed(value)))
      changed += 1;
  }
  if (changed > 0) markChanged(change, reportId);
  return changed;
}

function saveCell(change: Change, id: ReportId, { origin, file }: Way, place: Place, value: CellValue): boolean {
  const { db, actor, at } = change;
  const known = db.get(cellAt, place)?.id;
  const stored = known === undefined ? undefined : db.get(valueAt, { id, cell: known });
  const before: Kept | null = stored ? { value: restored(stored), origin: stored.origin } : null;
  if (sameValue(before?.value ?? null, value)) return false;
  const cell = known ?? db.run(insertCell, place).id;
  db.run(put, { id, cell, ...columnsOf(value), origin, actor, at });
  const after: Kept = file === undefined ? { value, origin } : { value, origin, file };
  const action = file === undefined ? 'reports.saveCells' : 'reports.importValues';
  appendAudit(change, { action, entity: 'value', entityId: historyKey(id, cell), before, after });
  return true;
}

/** What the cell has held, newest first, from the audit. */
export function cellHistory(db: ReadableDB, reportId: ReportId, sheet: number, ref: string): PastValue[] {
  const at = parseRef(ref);
  if (!at) throw problem('workbook.badRef', { ref });
  const { formVersionId: versionId } = reportHead(db, reportId);
  const cell = db.get(cellAt, { versionId, sheet, ...at });
  if (!cell) return [];
  return db.all(past, { entityId: historyKey(reportId, cell.id) }).map((row) => {
    const { value, origin, file = null } = JSON.parse(row.after) as Kept;
    return { value, origin, by: row.by ?? PROGRAM, at: row.at, file };
  });
}

function historyKey(report: ReportId, cell: number): string {
  return `${report}/${cell}`;
}

/** The same value as the store and JSON can hold it: no half surrogate pairs, no negative zero. */
function wellFormed(value: CellValue): CellValue {
  if (typeof value === 'string') return value.toWellFormed();
  return value === 0 ? 0 : value;
}

function columnsOf(value: CellValue): Stored {
  const kind = kindOf(value);
  if (value === null) return { kind, number: null, text: null };
  if (typeof value === 'number' || typeof value === 'boolean') return { kind, number: Number(value), text: null };
  if (typeof value === 'string') return { kind, number: null, text: value };
  return { kind, number: null, text: 'date' in value ? value.date : value.time };
}

function restored({ kind, number, text }: Stored): CellValue {
  switch (kind) {
    case 'blank':
      return null;
    case 'number':
      return number;
    case 'boolean':
      return number === 1;
    case 'text':
      return text;
    case 'date':
      return { date: text ?? '' };
    case 'time':
      return { time: text ?? '' };
  }
}
