ALTER TABLE auth.challenges DROP COLUMN asked_by, DROP COLUMN purpose;
