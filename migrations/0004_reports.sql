-- Reports, one per form, organisation and period, and what stands in their cells.

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

-- The value of a cell now; what it was before is in the audit. Blank, zero and "—" are three values: a cell that was
-- emptied keeps a row of kind blank, a cell never touched has none.
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

CREATE TRIGGER reports_stay BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
CREATE TRIGGER cell_values_stay BEFORE DELETE ON cell_values
BEGIN SELECT RAISE(ABORT, 'a value is emptied, never deleted'); END;

PRAGMA user_version = 4;
