// What a clerk corrected in the understanding of a template, sheet by sheet. Law: the list is replaced whole and its
// former state stands in the audit, so that undoing is sending the former list.
import type { Correction } from '../../../core/understanding';
import type { CorrectedSheet } from '../../../core/understandingSchema';
import type { FormVersionId } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { reading, writing } from '../sql';
import { formOfVersion } from './forms';

const ofVersion = reading<{ versionId: number }, { sheet: number; corrections: string }>`
  SELECT sheet, corrections FROM sheet_corrections WHERE form_version_id = :versionId ORDER BY sheet`;
const ofSheet = reading<{ versionId: number; sheet: number }, { corrections: string }>`
  SELECT corrections FROM sheet_corrections WHERE form_version_id = :versionId AND sheet = :sheet`;
const put = writing<{ versionId: number; sheet: number; corrections: string; actor: number | null; at: string }>`
  INSERT INTO sheet_corrections (form_version_id, sheet, corrections, changed_by, changed_at)
  VALUES (:versionId, :sheet, :corrections, :actor, :at)
  ON CONFLICT (form_version_id, sheet) DO UPDATE SET corrections = :corrections, changed_by = :actor, changed_at = :at`;

/** Sheets with corrections, in the order of the workbook. */
export function correctionsOf(db: ReadableDB, versionId: FormVersionId): CorrectedSheet[] {
  return db
    .all(ofVersion, { versionId })
    .map(({ sheet, corrections }) => ({ sheet, corrections: parsed(corrections) }))
    .filter(({ corrections }) => corrections.length > 0);
}

/** Replaces the corrections of a sheet; the same list again writes nothing. */
export function correctSheet(change: Change, versionId: FormVersionId, { sheet, corrections }: CorrectedSheet): void {
  const { db, actor, at } = change;
  formOfVersion(db, versionId);
  const before = db.get(ofSheet, { versionId, sheet })?.corrections ?? '[]';
  const after = JSON.stringify(corrections);
  if (before === after) return;
  db.run(put, { versionId, sheet, corrections: after, actor, at });
  appendAudit(change, {
    action: 'forms.correct',
    entity: 'corrections',
    entityId: `${versionId}/${sheet}`,
    before: parsed(before),
    after: corrections,
  });
}

function parsed(text: string): Correction[] {
  return JSON.parse(text) as Correction[];
}
