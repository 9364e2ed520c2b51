-- What a clerk says of a form beside its calendar, and the corrections of what the program understood of its sheets.

ALTER TABLE forms ADD COLUMN form_number TEXT CHECK (form_number <> '');
-- A rule of core/due.ts as JSON; null: no time limit is known.
ALTER TABLE forms ADD COLUMN due TEXT CHECK (json_valid(due));

-- The clerk's corrections of one sheet in their order, as core/understanding.ts writes them. What they replaced is in the audit.
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

-- Derived from a version's bytes; any row may be thrown away and is made again. `made_by` names the code and the
-- corrections that made it: content of another maker is never used.
CREATE TABLE sheet_caches (
  form_version_id INTEGER NOT NULL REFERENCES form_versions (id),
  sheet INTEGER NOT NULL CHECK (sheet >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('skeleton', 'understanding')),
  made_by TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (form_version_id, sheet, kind)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 7;
