ALTER TABLE report.invoices DROP COLUMN centre_id;
ALTER TABLE report.reports DROP COLUMN centre_id;
