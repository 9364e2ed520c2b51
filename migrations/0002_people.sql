-- Who reports, who asks, who types; and what they set.

-- A station, its superior, later the other stations of a county. Everything that may change stands in the dated table.
CREATE TABLE organizations (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

-- Name, code and place in the tree are dated: a report keeps what was valid at the end of its period.
-- The row in force on a day is the one with the greatest valid_from not after it.
CREATE TABLE organization_versions (
  organization_id INTEGER NOT NULL REFERENCES organizations (id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  parent_id INTEGER REFERENCES organizations (id) CHECK (parent_id <> organization_id),
  code TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (organization_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX organization_versions_by_name ON organization_versions (name);

-- A department may be renamed or merged during the year: the old row is closed with valid_to, the new one opened.
CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from),
  UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at TEXT NOT NULL,
  retired_at TEXT
) STRICT;

-- The list of roles lives in core/roles.ts, which also says what each may do; here it only must not be empty.
CREATE TABLE account_roles (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  role TEXT NOT NULL CHECK (role <> ''),
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

-- An account is named by every change it made: it is retired, never removed.
CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are retired, never deleted'); END;

-- Settings are few and read whole. Their history is in the audit.
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_by INTEGER REFERENCES accounts (id),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
