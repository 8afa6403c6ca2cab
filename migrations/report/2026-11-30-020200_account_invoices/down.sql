ALTER TABLE report.invoices ALTER COLUMN appointment_id SET NOT NULL;
