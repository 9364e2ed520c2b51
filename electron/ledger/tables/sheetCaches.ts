// Caches of what was derived from a template's sheets. Law 7: everything here can be thrown away and made again to the
// same content, so it is no part of the audit, and content of another maker counts as absent.
import type { FormVersionId } from '../../../core/words';
import type { ReadableDB, WritableDB } from '../handle';
import { reading, writing } from '../sql';

export type CacheKind = 'skeleton' | 'understanding';

/** What the content was derived from besides the bytes of the version: code, corrections. */
export interface CacheKey {
  readonly versionId: FormVersionId;
  readonly kind: CacheKind;
  readonly madeBy: string;
}
export interface CachedSheet {
  readonly sheet: number;
  /** JSON. */
  readonly content: string;
}

const ofVersion = reading<{ versionId: number; kind: string; madeBy: string }, CachedSheet>`
  SELECT sheet, content FROM sheet_caches
  WHERE form_version_id = :versionId AND kind = :kind AND made_by = :madeBy ORDER BY sheet`;
const ofSheet = reading<{ versionId: number; kind: string; madeBy: string; sheet: number }, { content: string }>`
  SELECT content FROM sheet_caches
  WHERE form_version_id = :versionId AND sheet = :sheet AND kind = :kind AND made_by = :madeBy`;
const put = writing<{ versionId: number; sheet: number; kind: string; madeBy: string; content: string }>`
  INSERT INTO sheet_caches (form_version_id, sheet, kind, made_by, content)
  VALUES (:versionId, :sheet, :kind, :madeBy, :content)
  ON CONFLICT (form_version_id, sheet, kind) DO UPDATE SET made_by = :madeBy, content = :content`;

export function cachedSheets(db: ReadableDB, { versionId, kind, madeBy }: CacheKey): CachedSheet[] {
  return db.all(ofVersion, { versionId, kind, madeBy });
}

export function cachedSheet(db: ReadableDB, { versionId, kind, madeBy }: CacheKey, sheet: number): string | null {
  return db.get(ofSheet, { versionId, kind, madeBy, sheet })?.content ?? null;
}

export function keepSheets(
  db: WritableDB,
  { versionId, kind, madeBy }: CacheKey,
  sheets: readonly CachedSheet[],
): void {
  for (const { sheet, content } of sheets) db.run(put, { versionId, kind, madeBy, sheet, content });
}
