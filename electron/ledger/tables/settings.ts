// Settings: named JSON values, read whole. Law: every change stands in the audit with the value before.
import type { Calendar } from '../../../core/period';
import type { OrganizationId } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { reading, writing } from '../sql';

/** Every setting there is, with the shape of its value. */
export interface Settings {
  /** Which organization this program stands in, and its statistical calendar; absent before the set-up. */
  readonly station: { readonly organizationId: OrganizationId; readonly calendar: Calendar };
  readonly preferences: { readonly textSize: 14 | 16 | 18 };
}

const byName = reading<{ name: string }, { value: string }>`SELECT value FROM settings WHERE name = :name`;
const put = writing<{ name: string; value: string; actor: number | null; at: string }>`
  INSERT INTO settings (name, value, changed_by, changed_at) VALUES (:name, :value, :actor, :at)
  ON CONFLICT (name) DO UPDATE SET value = :value, changed_by = :actor, changed_at = :at`;

export function setting<N extends keyof Settings>(db: ReadableDB, name: N): Settings[N] | undefined {
  const row = db.get(byName, { name });
  return row && (JSON.parse(row.value) as Settings[N]);
}

/** Sets it and records the change; an unchanged value writes nothing. */
export function changeSetting<N extends keyof Settings>(
  change: Change,
  action: string,
  name: N,
  after: Settings[N],
): void {
  const before = setting(change.db, name) ?? null;
  const value = JSON.stringify(after);
  if (before && JSON.stringify(before) === value) return;
  change.db.run(put, { name, value, actor: change.actor, at: change.at });
  appendAudit(change, { action, entity: 'setting', entityId: name, before, after });
}
