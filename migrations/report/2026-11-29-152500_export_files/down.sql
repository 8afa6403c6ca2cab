ALTER TABLE report.export_parts DROP COLUMN files;
