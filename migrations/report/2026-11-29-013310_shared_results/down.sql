ALTER TABLE report.contacts DROP COLUMN organisation;
DROP TABLE report.shared_results;
