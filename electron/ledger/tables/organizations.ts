// Organizations 单位: a tree whose names, codes and superiors are dated. Law: a dated property is never overwritten,
// a change opens a new row; only a second change on the same day replaces that day's row (the audit keeps both).
import type { LocalDate, OrganizationId } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { reading, writing } from '../sql';

export interface OrganizationFacts {
  readonly code: string;
  readonly name: string;
  readonly parentId: OrganizationId | null;
}

/** Before any day a report can have: what is said at the set-up has always been so. */
export const ALWAYS: LocalDate = '1900-01-01';

const insert = writing<{ at: string }>`INSERT INTO organizations (created_at) VALUES (:at)`;
const putVersion = writing<{ id: number; from: string; code: string; name: string; parentId: number | null }>`
  INSERT INTO organization_versions (organization_id, valid_from, code, name, parent_id)
  VALUES (:id, :from, :code, :name, :parentId)
  ON CONFLICT (organization_id, valid_from) DO UPDATE SET code = :code, name = :name, parent_id = :parentId`;
const newestFacts = reading<{ id: number }, OrganizationFacts>`
  SELECT code, name, parent_id AS parentId FROM organization_versions
  WHERE organization_id = :id ORDER BY valid_from DESC LIMIT 1`;
const factsOnDay = reading<{ id: number; day: string }, OrganizationFacts>`
  SELECT code, name, parent_id AS parentId FROM organization_versions
  WHERE organization_id = :id AND valid_from <= :day ORDER BY valid_from DESC LIMIT 1`;
const idByName = reading<{ name: string }, { id: OrganizationId }>`
  SELECT organization_id AS id FROM organization_versions WHERE name = :name ORDER BY organization_id LIMIT 1`;

/** What holds now, that is, since the latest change. */
export function organizationNow(db: ReadableDB, id: OrganizationId): OrganizationFacts | undefined {
  return db.get(newestFacts, { id });
}

/** What held on that day, e.g. the last day of a report's period. */
export function organizationOn(db: ReadableDB, id: OrganizationId, day: LocalDate): OrganizationFacts | undefined {
  return db.get(factsOnDay, { id, day });
}

export function organizationNamed(db: ReadableDB, name: string): OrganizationId | undefined {
  return db.get(idByName, { name })?.id;
}

export function addOrganization(change: Change, action: string, facts: OrganizationFacts): OrganizationId {
  const id = change.db.run(insert, { at: change.at }).id as OrganizationId;
  change.db.run(putVersion, { id, from: ALWAYS, ...facts });
  appendAudit(change, {
    action,
    entity: 'organization',
    entityId: id,
    before: null,
    after: { from: ALWAYS, ...facts },
  });
  return id;
}

/** From that day on other facts hold; equal facts write nothing. */
export function changeOrganization(
  change: Change,
  action: string,
  id: OrganizationId,
  from: LocalDate,
  facts: OrganizationFacts,
): void {
  const before = organizationNow(change.db, id) ?? null;
  if (before && before.code === facts.code && before.name === facts.name && before.parentId === facts.parentId) return;
  change.db.run(putVersion, { id, from, ...facts });
  appendAudit(change, { action, entity: 'organization', entityId: id, before, after: { from, ...facts } });
}
