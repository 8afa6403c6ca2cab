-- An invoice of an account is of several appointments: its lines are in its facts.
ALTER TABLE report.invoices ALTER COLUMN appointment_id DROP NOT NULL;
