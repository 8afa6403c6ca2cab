ALTER TABLE report.export_parts ADD COLUMN files JSONB NOT NULL DEFAULT '[]';
COMMENT ON COLUMN report.export_parts.files IS
    'Files of the domain, by name and place: they go into the copy from where they lie.';
