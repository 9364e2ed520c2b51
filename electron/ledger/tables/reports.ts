// Reports 报表（一期）: one per form, organization and period. Law 3 begins here: only a draft may be filled.
import type { ReportRow } from '../../../core/contract';
import type { Period } from '../../../core/period';
import { problem } from '../../../core/problem';
import type { FormId, FormVersionId, Instant, OrganizationId, ReportId, ReportState } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { fragment, reading, writing } from '../sql';
import { type CalendarRow, calendarOf } from './calendarColumns';
import { formById } from './forms';

interface Row extends CalendarRow {
  readonly id: ReportId;
  readonly formId: FormId;
  readonly formName: string;
  readonly departmentName: string | null;
  readonly periodKey: string;
  readonly state: ReportState;
  readonly filledCells: number;
  readonly changedAt: Instant | null;
}

/** What the store itself needs to know of a report before it changes a cell. */
export interface ReportHead {
  readonly id: ReportId;
  readonly formVersionId: FormVersionId;
  readonly state: string;
}

const columns = fragment`
  r.id, r.form_id AS formId, f.name AS formName, d.name AS departmentName,
  f.unit, f.month_start AS monthStart, f.week_start AS weekStart, f.day_start AS dayStart, f.year_start AS yearStart,
  r.period_key AS periodKey, r.state, r.changed_at AS changedAt,
  (SELECT count(*) FROM cell_values AS c WHERE c.report_id = r.id AND c.kind <> 'blank') AS filledCells`;
const tables = fragment`
  reports AS r JOIN forms AS f ON f.id = r.form_id LEFT JOIN departments AS d ON d.id = f.department_id`;

const all = reading<undefined, Row>`SELECT ${columns} FROM ${tables} ORDER BY r.end_at DESC, r.id DESC`;
const ofForm = reading<{ formId: number }, Row>`
  SELECT ${columns} FROM ${tables} WHERE r.form_id = :formId ORDER BY r.end_at DESC, r.id DESC`;
const byId = reading<{ id: number }, Row>`SELECT ${columns} FROM ${tables} WHERE r.id = :id`;
const headById = reading<{ id: number }, ReportHead>`
  SELECT id, form_version_id AS formVersionId, state FROM reports WHERE id = :id`;
const idOf = reading<{ formId: number; organizationId: number; periodKey: string }, { id: ReportId }>`
  SELECT id FROM reports WHERE form_id = :formId AND organization_id = :organizationId AND period_key = :periodKey`;
const insert = writing<{
  formId: number;
  versionId: number;
  organizationId: number;
  periodKey: string;
  first: string;
  last: string;
  start: string;
  end: string;
  actor: number | null;
  at: string;
}>`
  INSERT INTO reports (form_id, form_version_id, organization_id, period_key, first_day, last_day, start_at, end_at,
    state, created_by, created_at)
  VALUES (:formId, :versionId, :organizationId, :periodKey, :first, :last, :start, :end, 'draft', :actor, :at)`;
const touch = writing<{ id: number; at: string }>`UPDATE reports SET changed_at = :at WHERE id = :id`;

/** Newest period first; of one form, or of all. */
export function listReports(db: ReadableDB, formId: FormId | undefined): ReportRow[] {
  return (formId === undefined ? db.all(all) : db.all(ofForm, { formId })).map(reportOf);
}

export function reportById(db: ReadableDB, id: ReportId): ReportRow {
  const row = db.get(byId, { id });
  if (!row) throw problem('report.missing');
  return reportOf(row);
}

export function reportHead(db: ReadableDB, id: ReportId): ReportHead {
  const head = db.get(headById, { id });
  if (!head) throw problem('report.missing');
  return head;
}

/** The report of that form and period; made as a draft of the newest version when there is none. */
export function openReport(change: Change, formId: FormId, organizationId: OrganizationId, period: Period): ReportRow {
  const { db, actor, at } = change;
  const form = formById(db, formId);
  const { key: periodKey, first, last, start, end } = period;
  const known = db.get(idOf, { formId, organizationId, periodKey });
  if (known) return reportById(db, known.id);
  if (form.retiredAt !== null) throw problem('form.missing');
  const { versionId } = form;
  const id = db.run(insert, { formId, versionId, organizationId, periodKey, first, last, start, end, actor, at })
    .id as ReportId;
  appendAudit(change, {
    action: 'reports.open',
    entity: 'report',
    entityId: id,
    before: null,
    after: { formId, versionId, organizationId, periodKey, start, end, state: 'draft' },
  });
  return reportById(db, id);
}

/** Notes when the report's values last changed; who and what is in the audit of the values. */
export function markChanged({ db, at }: Change, id: ReportId): void {
  db.run(touch, { id, at });
}

function reportOf(row: Row): ReportRow {
  return {
    id: row.id,
    formId: row.formId,
    formName: row.formName,
    departmentName: row.departmentName,
    calendar: calendarOf(row),
    periodKey: row.periodKey,
    state: row.state,
    filledCells: row.filledCells,
    changedAt: row.changedAt,
  };
}
