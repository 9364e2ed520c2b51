// The audit: who changed what, when, from what to what. Law: append-only and chained, and written in the transaction
// of the change itself, so that neither exists without the other. hash = SHA-256(previous ‖ canonical row).
import type { AccountId, Instant } from '../../core/words';
import { hexOf, sha256 } from './checksum';
import type { ReadableDB, WritableDB } from './handle';
import { reading, writing } from './sql';

/** What a changing operation is given: the writing handle, who acts (null: the program), and when. */
export interface Change {
  readonly db: WritableDB;
  readonly actor: AccountId | null;
  readonly at: Instant;
}

export type AuditedEntity =
  | 'organization'
  | 'department'
  | 'account'
  | 'setting'
  | 'form'
  | 'formVersion'
  | 'corrections'
  | 'report'
  | 'value';

export interface AuditEntry {
  /** What was done, in the words of the contract: `forms.import`, `reports.saveCells` … */
  readonly action: string;
  readonly entity: AuditedEntity;
  readonly entityId: number | string;
  /** Plain data; null = there was or is nothing. */
  readonly before: object | null;
  readonly after: object | null;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly actor: number | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface ChainedRow extends Row {
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
}

/** What stands before the first row. */
const ORIGIN = new Uint8Array(32);

const newest = reading<
  undefined,
  { seq: number; hash: Uint8Array }
>`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`;
const inOrder = reading<undefined, ChainedRow>`
  SELECT seq, at, actor, action, entity, entity_id AS entityId, before, after, previous, hash FROM audit ORDER BY seq`;
const insert = writing<ChainedRow>`
  INSERT INTO audit (seq, at, actor, action, entity, entity_id, before, after, previous, hash)
  VALUES (:seq, :at, :actor, :action, :entity, :entityId, :before, :after, :previous, :hash)`;

/** The row as it is hashed: one JSON array, so that no field can flow into its neighbour. */
function canonical(row: Row): string {
  return JSON.stringify([row.seq, row.at, row.actor, row.action, row.entity, row.entityId, row.before, row.after]);
}

/** Appends one entry inside the caller's transaction. */
export function appendAudit({ db, actor, at }: Change, entry: AuditEntry): void {
  const last = db.get(newest);
  const previous = last?.hash ?? ORIGIN;
  const row: Row = {
    seq: (last?.seq ?? 0) + 1,
    at,
    actor,
    action: entry.action,
    entity: entry.entity,
    entityId: String(entry.entityId),
    before: entry.before && JSON.stringify(entry.before),
    after: entry.after && JSON.stringify(entry.after),
  };
  db.run(insert, { ...row, previous, hash: sha256(previous, canonical(row)) });
}

/** Number and hash of the newest row; null while nothing has happened. Kept outside, it shows a truncated audit. */
export function auditHead(db: ReadableDB): AuditHead | null {
  const last = db.get(newest);
  return last ? { seq: last.seq, hash: hexOf(last.hash) } : null;
}

export interface AuditState {
  readonly rows: number;
  readonly head: AuditHead | null;
  /** Number of the first row that was changed, dropped or put in; null when the chain holds. */
  readonly firstBroken: number | null;
}

/** Walks the whole chain, about a million rows in some seconds. */
export function verifyAudit(db: ReadableDB): AuditState {
  let rows = 0;
  let previous: Uint8Array = ORIGIN;
  let firstBroken: number | null = null;
  for (const row of db.each(inOrder)) {
    rows += 1;
    if (firstBroken !== null) continue;
    if (row.seq !== rows) firstBroken = rows;
    else if (!same(row.previous, previous) || !same(row.hash, sha256(previous, canonical(row)))) firstBroken = row.seq;
    previous = row.hash;
  }
  return { rows, head: auditHead(db), firstBroken };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
