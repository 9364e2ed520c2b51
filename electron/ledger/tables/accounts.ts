// Accounts: the people who act, and their roles. Law: an account is named by its changes for ever, so it is retired,
// never removed. No password until the Trust issue; what a role may do is in core/roles.ts.
import type { Account } from '../../../core/contract';
import { type AccountId, ROLES, type Role } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { fragment, reading, writing } from '../sql';

interface Row {
  readonly id: AccountId;
  readonly name: string;
  /** JSON array. */
  readonly roles: string;
}

/** Shown where the program itself, not a person, made a change. */
export const PROGRAM = '程序';

const columns = fragment`
  a.id, a.name,
  (SELECT json_group_array(r.role) FROM account_roles AS r WHERE r.account_id = a.id) AS roles`;
const inUse = reading<undefined, Row>`SELECT ${columns} FROM accounts AS a WHERE a.retired_at IS NULL ORDER BY a.id`;
const byId = reading<
  { id: number },
  Row
>`SELECT ${columns} FROM accounts AS a WHERE a.id = :id AND a.retired_at IS NULL`;
const nameById = reading<{ id: number }, { name: string }>`SELECT name FROM accounts WHERE id = :id`;
const insert = writing<{ name: string; at: string }>`INSERT INTO accounts (name, created_at) VALUES (:name, :at)`;
const insertRole = writing<{
  id: number;
  role: string;
}>`INSERT INTO account_roles (account_id, role) VALUES (:id, :role)`;

export function listAccounts(db: ReadableDB): Account[] {
  return db.all(inUse).map(accountOf);
}

/** An account in use; undefined for a retired or unknown one. */
export function accountById(db: ReadableDB, id: AccountId): Account | undefined {
  const row = db.get(byId, { id });
  return row && accountOf(row);
}

/** The name of whoever acted, retired ones included. */
export function actorName(db: ReadableDB, id: AccountId | null): string {
  return (id === null ? undefined : db.get(nameById, { id })?.name) ?? PROGRAM;
}

export function addAccount(change: Change, action: string, name: string, roles: readonly Role[]): AccountId {
  const id = change.db.run(insert, { name, at: change.at }).id as AccountId;
  for (const role of roles) change.db.run(insertRole, { id, role });
  appendAudit(change, { action, entity: 'account', entityId: id, before: null, after: { name, roles } });
  return id;
}

function accountOf(row: Row): Account {
  const held = new Set(JSON.parse(row.roles) as string[]);
  return { id: row.id, name: row.name, roles: ROLES.filter((role) => held.has(role)) };
}
