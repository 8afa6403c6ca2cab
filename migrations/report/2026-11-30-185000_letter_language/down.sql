ALTER TABLE report.contacts DROP COLUMN language;
