-- A version of the catalogue counts from a day on; those before from the beginning.
ALTER TABLE inspection.catalogue_versions
    ADD COLUMN effective_from DATE NOT NULL DEFAULT '-infinity',
    ADD COLUMN source TEXT NOT NULL DEFAULT 'bundled';
ALTER TABLE inspection.catalogue_versions ALTER COLUMN effective_from DROP DEFAULT;
UPDATE inspection.catalogue_versions SET effective_from = DATE '2018-05-20';
COMMENT ON COLUMN inspection.catalogue_versions.source IS 'bundled, or the text from which somebody imported it.';
