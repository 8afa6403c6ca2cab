ALTER TABLE report.contacts DROP COLUMN proven;
