ALTER TABLE inspection.catalogue_versions DROP COLUMN effective_from, DROP COLUMN source;
