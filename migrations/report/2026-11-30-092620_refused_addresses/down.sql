ALTER TABLE report.contacts DROP COLUMN refused_at;
