-- Who changed what, when, from what to what. Append-only and chained: hash = SHA-256(previous hash ‖ canonical row),
-- computed by electron/ledger/audit.ts in the transaction of the change itself.

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

-- The history of one thing, in the order in which it happened.
CREATE INDEX audit_by_entity ON audit (entity, entity_id, seq);

CREATE TRIGGER audit_is_fixed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
-- Also refuses INSERT OR REPLACE, which removes the old row without asking the trigger above.
CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit grows at its end only'); END;

PRAGMA user_version = 5;
