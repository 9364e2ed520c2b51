-- The structure that all migrations lead to, compared at every start and by a test.
-- Written by that test (vitest -u), never by hand.

CREATE TABLE account_roles (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  role TEXT NOT NULL CHECK (role <> ''),
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at TEXT NOT NULL,
  retired_at TEXT
) STRICT;

CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are retired, never deleted'); END;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  -- Null: the program itself, or the set-up before the first account exists.
  actor INTEGER REFERENCES accounts (id),
  action TEXT NOT NULL CHECK (action <> ''),
  entity TEXT NOT NULL CHECK (entity <> ''),
  entity_id TEXT NOT NULL,
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX audit_by_entity ON audit (entity, entity_id, seq);

CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit grows at its end only'); END;

CREATE TRIGGER audit_is_fixed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TABLE cell_values (
  report_id INTEGER NOT NULL REFERENCES reports (id),
  cell_id INTEGER NOT NULL REFERENCES cells (id),
  kind TEXT NOT NULL,
  number REAL,
  text TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'pasted', 'imported')),
  changed_by INTEGER REFERENCES accounts (id),
  changed_at TEXT NOT NULL,
  PRIMARY KEY (report_id, cell_id),
  CHECK (
    CASE kind
      WHEN 'blank' THEN number IS NULL AND text IS NULL
      WHEN 'number' THEN number IS NOT NULL AND text IS NULL
      WHEN 'boolean' THEN number IN (0, 1) AND text IS NULL
      WHEN 'text' THEN number IS NULL AND text IS NOT NULL
      WHEN 'date' THEN number IS NULL AND text IS NOT NULL
      WHEN 'time' THEN number IS NULL AND text IS NOT NULL
      ELSE FALSE
    END
  )
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cell_values_stay BEFORE DELETE ON cell_values
BEGIN SELECT RAISE(ABORT, 'a value is emptied, never deleted'); END;

CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  form_version_id INTEGER NOT NULL REFERENCES form_versions (id),
  sheet INTEGER NOT NULL CHECK (sheet >= 0),
  row INTEGER NOT NULL CHECK (row BETWEEN 1 AND 1048576),
  col INTEGER NOT NULL CHECK (col BETWEEN 1 AND 16384),
  UNIQUE (form_version_id, sheet, row, col)
) STRICT;

CREATE TRIGGER cells_are_fixed BEFORE UPDATE ON cells
BEGIN SELECT RAISE(ABORT, 'a cell never moves'); END;

CREATE TRIGGER cells_stay BEFORE DELETE ON cells
BEGIN SELECT RAISE(ABORT, 'cells are never deleted'); END;

CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from),
  UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE form_versions (
  id INTEGER PRIMARY KEY,
  form_id INTEGER NOT NULL REFERENCES forms (id),
  valid_from TEXT NOT NULL,
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0),
  sheet_count INTEGER NOT NULL CHECK (sheet_count > 0),
  imported_by INTEGER REFERENCES accounts (id),
  imported_at TEXT NOT NULL,
  bytes BLOB NOT NULL, converted_from TEXT CHECK (converted_from IN ('.xls', '.et')),
  -- Lets a report name form and version together, and be refused when they do not belong to each other.
  UNIQUE (form_id, id)
) STRICT;

CREATE INDEX form_versions_by_sha256 ON form_versions (sha256);

CREATE TRIGGER form_versions_are_fixed BEFORE UPDATE ON form_versions
BEGIN SELECT RAISE(ABORT, 'a form version never changes'); END;

CREATE TRIGGER form_versions_stay BEFORE DELETE ON form_versions
BEGIN SELECT RAISE(ABORT, 'a form version is never deleted'); END;

CREATE TABLE forms (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  department_id INTEGER REFERENCES departments (id),
  -- The reporting calendar; its meaning is in core/period.ts.
  unit TEXT NOT NULL CHECK (
    unit IN ('day', 'week', 'tenDays', 'halfMonth', 'month', 'quarter', 'halfYear', 'year', 'custom')
  ),
  month_start INTEGER NOT NULL CHECK (month_start BETWEEN 1 AND 28),
  week_start INTEGER NOT NULL CHECK (week_start BETWEEN 1 AND 7),
  day_start TEXT NOT NULL CHECK (day_start GLOB '[0-2][0-9]:[0-5][0-9]'),
  year_start TEXT NOT NULL CHECK (year_start GLOB '[01][0-9]-[0-3][0-9]'),
  created_at TEXT NOT NULL,
  retired_at TEXT
, form_number TEXT CHECK (form_number <> ''), due TEXT CHECK (json_valid(due))) STRICT;

CREATE UNIQUE INDEX forms_in_use_by_name ON forms (name) WHERE retired_at IS NULL;

CREATE TRIGGER forms_stay BEFORE DELETE ON forms
BEGIN SELECT RAISE(ABORT, 'forms are retired, never deleted'); END;

CREATE TABLE migrations (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE organization_versions (
  organization_id INTEGER NOT NULL REFERENCES organizations (id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  parent_id INTEGER REFERENCES organizations (id) CHECK (parent_id <> organization_id),
  code TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (organization_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX organization_versions_by_name ON organization_versions (name);

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  form_id INTEGER NOT NULL REFERENCES forms (id),
  form_version_id INTEGER NOT NULL,
  organization_id INTEGER NOT NULL REFERENCES organizations (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  -- Days that belong to the period, and its half-open span [start_at, end_at) in local date-times.
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  start_at TEXT NOT NULL,
  end_at TEXT NOT NULL CHECK (end_at > start_at),
  -- The list of states lives in core/words.ts and grows with sign-off.
  state TEXT NOT NULL CHECK (state <> ''),
  created_by INTEGER REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  changed_at TEXT,
  UNIQUE (form_id, organization_id, period_key),
  FOREIGN KEY (form_id, form_version_id) REFERENCES form_versions (form_id, id)
) STRICT;

CREATE INDEX reports_by_end ON reports (end_at, id);

CREATE INDEX reports_by_form_end ON reports (form_id, end_at, id);

CREATE TRIGGER reports_stay BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_by INTEGER REFERENCES accounts (id),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_caches (
  form_version_id INTEGER NOT NULL REFERENCES form_versions (id),
  sheet INTEGER NOT NULL CHECK (sheet >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('skeleton', 'understanding')),
  made_by TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (form_version_id, sheet, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_corrections (
  form_version_id INTEGER NOT NULL REFERENCES form_versions (id),
  sheet INTEGER NOT NULL CHECK (sheet >= 0),
  corrections TEXT NOT NULL CHECK (json_type(corrections) = 'array'),
  changed_by INTEGER REFERENCES accounts (id),
  changed_at TEXT NOT NULL,
  PRIMARY KEY (form_version_id, sheet)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sheet_corrections_stay BEFORE DELETE ON sheet_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are replaced by an empty list, never deleted'); END;
