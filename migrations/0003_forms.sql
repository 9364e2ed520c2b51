-- The departments' own workbooks, and the cells of them that were ever typed in.

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
) STRICT;

-- Two forms in use never bear one name; a retired one leaves its name to its successor.
CREATE UNIQUE INDEX forms_in_use_by_name ON forms (name) WHERE retired_at IS NULL;

-- The file exactly as the department sent it. `bytes` stands last, so that listing forms never reads it.
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
  bytes BLOB NOT NULL,
  -- Lets a report name form and version together, and be refused when they do not belong to each other.
  UNIQUE (form_id, id)
) STRICT;

CREATE INDEX form_versions_by_sha256 ON form_versions (sha256);

-- A cell gets its row when it is first typed in. Rows and columns count from 1, sheets from 0, as in the sheet model.
CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  form_version_id INTEGER NOT NULL REFERENCES form_versions (id),
  sheet INTEGER NOT NULL CHECK (sheet >= 0),
  row INTEGER NOT NULL CHECK (row BETWEEN 1 AND 1048576),
  col INTEGER NOT NULL CHECK (col BETWEEN 1 AND 16384),
  UNIQUE (form_version_id, sheet, row, col)
) STRICT;

CREATE TRIGGER forms_stay BEFORE DELETE ON forms
BEGIN SELECT RAISE(ABORT, 'forms are retired, never deleted'); END;
CREATE TRIGGER form_versions_stay BEFORE DELETE ON form_versions
BEGIN SELECT RAISE(ABORT, 'a form version is never deleted'); END;
-- Reports were filled and exported with these very bytes.
CREATE TRIGGER form_versions_are_fixed BEFORE UPDATE ON form_versions
BEGIN SELECT RAISE(ABORT, 'a form version never changes'); END;
CREATE TRIGGER cells_stay BEFORE DELETE ON cells
BEGIN SELECT RAISE(ABORT, 'cells are never deleted'); END;
CREATE TRIGGER cells_are_fixed BEFORE UPDATE ON cells
BEGIN SELECT RAISE(ABORT, 'a cell never moves'); END;

PRAGMA user_version = 3;
