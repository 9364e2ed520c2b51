-- What makes a file a ledger of ours: its mark and the record of its own migrations.

-- "YTT1" in the header of the file.
PRAGMA application_id = 0x59545431;

-- One row per file of this folder, written in the same transaction as the change it records. The hash is taken over
-- the text with line ends normalised to LF, so that a check-out on Windows does not look like an edited migration.
CREATE TABLE migrations (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  applied_at TEXT NOT NULL
) STRICT;

-- Every migration ends with its number. An older program reads it before anything else and refuses the file.
PRAGMA user_version = 1;
