-- A template that came as .xls or .et was converted once, at import; from then on the .xlsx is the template.
-- What it came as is kept, so that the clerk is told and may hand the filled form back in that format.
ALTER TABLE form_versions ADD COLUMN converted_from TEXT CHECK (converted_from IN ('.xls', '.et'));

PRAGMA user_version = 6;
