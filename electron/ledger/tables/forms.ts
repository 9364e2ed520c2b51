// Forms 报表/模板 and their versions: the department's own file, kept to the byte. Law 4 begins here: what is exported
// later starts from exactly these bytes, whose SHA-256 is checked whenever they leave the store.
import type { Department, Form, OldFormat } from '../../../core/contract';
import type { DueRule } from '../../../core/due';
import type { Calendar } from '../../../core/period';
import { problem } from '../../../core/problem';
import type { DepartmentId, FormId, FormVersionId, Instant } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import { sha256Hex } from '../checksum';
import type { ReadableDB } from '../handle';
import { fragment, reading, writing } from '../sql';
import { PROGRAM } from './accounts';
import { type CalendarRow, calendarOf, rowOfCalendar } from './calendarColumns';
import { ALWAYS } from './organizations';

export interface NewForm {
  readonly name: string;
  readonly departmentId: DepartmentId | null;
  readonly calendar: Calendar;
  readonly formNumber: string | null;
  readonly due: DueRule | null;
  readonly fileName: string;
  /** What the file came as, when it was converted at import. */
  readonly convertedFrom: OldFormat | null;
  readonly sheetCount: number;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The file came filled, and so many values were taken out of it before it was stored; the audit says so. */
  readonly setAside?: number;
}

/** What a clerk changes of a form; what is left out stays. */
export interface FormChange {
  readonly name: string;
  readonly departmentId: DepartmentId | null;
  readonly formNumber?: string | null | undefined;
  readonly due?: DueRule | null | undefined;
}

export interface FormFile {
  readonly versionId: FormVersionId;
  readonly formId: FormId;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

interface FormRow extends CalendarRow {
  readonly id: FormId;
  readonly versionId: FormVersionId;
  readonly name: string;
  readonly departmentId: DepartmentId | null;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
  readonly formNumber: string | null;
  /** JSON. */
  readonly due: string | null;
  readonly fileName: string;
  readonly convertedFrom: OldFormat | null;
  readonly sheetCount: number;
  readonly reportCount: number;
  readonly importedAt: Instant;
  readonly importedBy: string | null;
  readonly retiredAt: Instant | null;
}

const columns = fragment`
  f.id, v.id AS versionId, f.name, f.department_id AS departmentId, d.code AS departmentCode, d.name AS departmentName,
  f.unit, f.month_start AS monthStart, f.week_start AS weekStart, f.day_start AS dayStart, f.year_start AS yearStart,
  f.form_number AS formNumber, f.due,
  v.file_name AS fileName, v.converted_from AS convertedFrom, v.sheet_count AS sheetCount, v.imported_at AS importedAt, a.name AS importedBy,
  f.retired_at AS retiredAt, (SELECT count(*) FROM reports AS r WHERE r.form_id = f.id) AS reportCount`;
const tables = fragment`
  forms AS f
  JOIN form_versions AS v ON v.form_id = f.id
  LEFT JOIN departments AS d ON d.id = f.department_id
  LEFT JOIN accounts AS a ON a.id = v.imported_by`;
const newestVersion = fragment`v.id = (SELECT max(n.id) FROM form_versions AS n WHERE n.form_id = f.id)`;

const all = reading<undefined, FormRow>`
  SELECT ${columns} FROM ${tables} WHERE ${newestVersion} ORDER BY f.retired_at IS NOT NULL, f.id`;
const byId = reading<{ id: number }, FormRow>`SELECT ${columns} FROM ${tables} WHERE f.id = :id AND ${newestVersion}`;
const byVersion = reading<{ versionId: number }, FormRow>`SELECT ${columns} FROM ${tables} WHERE v.id = :versionId`;
const inUseByName = reading<{ name: string }, { id: FormId }>`
  SELECT id FROM forms WHERE name = :name AND retired_at IS NULL`;
const inUseByFile = reading<{ sha256: string }, { versionId: FormVersionId; name: string }>`
  SELECT v.id AS versionId, f.name FROM form_versions AS v JOIN forms AS f ON f.id = v.form_id
  WHERE v.sha256 = :sha256 AND f.retired_at IS NULL ORDER BY f.id LIMIT 1`;
const file = reading<{ versionId: number }, FormFile>`
  SELECT id AS versionId, form_id AS formId, file_name AS fileName, sha256, bytes FROM form_versions WHERE id = :versionId`;
interface Said {
  readonly name: string;
  readonly departmentId: number | null;
  readonly formNumber: string | null;
  readonly due: string | null;
}
const insert = writing<CalendarRow & Said & { at: string }>`
  INSERT INTO forms (name, department_id, unit, month_start, week_start, day_start, year_start, form_number, due, created_at)
  VALUES (:name, :departmentId, :unit, :monthStart, :weekStart, :dayStart, :yearStart, :formNumber, :due, :at)`;
const insertVersion = writing<{
  formId: number;
  from: string;
  fileName: string;
  convertedFrom: string | null;
  sha256: string;
  size: number;
  sheetCount: number;
  actor: number | null;
  at: string;
  bytes: Uint8Array;
}>`
  INSERT INTO form_versions (form_id, valid_from, file_name, converted_from, sha256, size, sheet_count, imported_by, imported_at, bytes)
  VALUES (:formId, :from, :fileName, :convertedFrom, :sha256, :size, :sheetCount, :actor, :at, :bytes)`;
const update = writing<Said & { id: number }>`
  UPDATE forms SET name = :name, department_id = :departmentId, form_number = :formNumber, due = :due WHERE id = :id`;
const retire = writing<{
  id: number;
  retiredAt: string | null;
}>`UPDATE forms SET retired_at = :retiredAt WHERE id = :id`;

/** All forms with their newest version, those in use first. */
export function listForms(db: ReadableDB): Form[] {
  return db.all(all).map(formOf);
}

export function formById(db: ReadableDB, id: FormId): Form {
  const row = db.get(byId, { id });
  if (!row) throw problem('form.missing');
  return formOf(row);
}

/** The form as a report of that version sees it. */
export function formOfVersion(db: ReadableDB, versionId: FormVersionId): Form {
  const row = db.get(byVersion, { versionId });
  if (!row) throw problem('form.missing');
  return formOf(row);
}

/** The form in use that has a version with exactly this file. */
export function formWithFile(db: ReadableDB, sha256: string): Form | undefined {
  const found = db.get(inUseByFile, { sha256 });
  return found && formOfVersion(db, found.versionId);
}

/** The file to the byte; bytes that no longer fit their checksum are damage, never handed out. */
export function formFile(db: ReadableDB, versionId: FormVersionId): FormFile {
  const found = db.get(file, { versionId });
  if (!found) throw problem('form.missing');
  if (sha256Hex(found.bytes) !== found.sha256) throw problem('ledger.damaged', { file: found.fileName });
  return { ...found, bytes: new Uint8Array(found.bytes) };
}

export function importForm(change: Change, form: NewForm): Form {
  const { db, actor, at } = change;
  const same = db.get(inUseByFile, { sha256: form.sha256 });
  if (same) throw problem('form.same', { name: same.name });
  refuseTakenName(db, form.name);
  const { name, departmentId, calendar, formNumber, due, fileName, convertedFrom, sha256, sheetCount, bytes } = form;
  const { setAside = 0 } = form;
  const said = { name, departmentId, formNumber, due: due && JSON.stringify(due) };
  const id = db.run(insert, { ...said, ...rowOfCalendar(calendar), at }).id as FormId;
  appendAudit(change, {
    action: 'forms.import',
    entity: 'form',
    entityId: id,
    before: null,
    after: { name, departmentId, calendar, formNumber, due },
  });
  const size = bytes.byteLength;
  const versionId = db.run(insertVersion, {
    formId: id,
    from: ALWAYS,
    fileName,
    convertedFrom,
    sha256,
    size,
    sheetCount,
    actor,
    at,
    bytes,
  }).id;
  appendAudit(change, {
    action: 'forms.import',
    entity: 'formVersion',
    entityId: versionId,
    before: null,
    after: { formId: id, fileName, convertedFrom, sha256, size, sheetCount, ...(setAside === 0 ? {} : { setAside }) },
  });
  return formById(db, id);
}

export function changeForm(change: Change, id: FormId, facts: FormChange): Form {
  const before = formById(change.db, id);
  const was = {
    name: before.name,
    departmentId: before.department?.id ?? null,
    formNumber: before.formNumber,
    due: before.due,
  };
  const { name, departmentId, formNumber = was.formNumber, due = was.due } = facts;
  if (before.retiredAt === null && name !== before.name) refuseTakenName(change.db, name);
  const after = { name, departmentId, formNumber, due };
  if (JSON.stringify(was) === JSON.stringify(after)) return before;
  change.db.run(update, { id, ...after, due: due && JSON.stringify(due) });
  appendAudit(change, {
    action: 'forms.change',
    entity: 'form',
    entityId: id,
    before: was,
    after,
  });
  return formById(change.db, id);
}

/** Takes a form out of use or back into it; its reports stay readable either way. */
export function retireForm(change: Change, id: FormId, retired: boolean): Form {
  const before = formById(change.db, id);
  if ((before.retiredAt !== null) === retired) return before;
  if (!retired) refuseTakenName(change.db, before.name);
  const retiredAt = retired ? change.at : null;
  change.db.run(retire, { id, retiredAt });
  appendAudit(change, {
    action: 'forms.retire',
    entity: 'form',
    entityId: id,
    before: { retiredAt: before.retiredAt },
    after: { retiredAt },
  });
  return formById(change.db, id);
}

function refuseTakenName(db: ReadableDB, name: string): void {
  if (db.get(inUseByName, { name })) throw problem('form.nameTaken', { name });
}

function formOf(row: FormRow): Form {
  const department: Department | null =
    row.departmentId === null
      ? null
      : { id: row.departmentId, code: row.departmentCode ?? '', name: row.departmentName ?? '' };
  return {
    id: row.id,
    versionId: row.versionId,
    name: row.name,
    department,
    calendar: calendarOf(row),
    formNumber: row.formNumber,
    due: row.due === null ? null : (JSON.parse(row.due) as DueRule),
    fileName: row.fileName,
    convertedFrom: row.convertedFrom,
    sheetCount: row.sheetCount,
    reportCount: row.reportCount,
    importedAt: row.importedAt,
    importedBy: row.importedBy ?? PROGRAM,
    retiredAt: row.retiredAt,
  };
}
