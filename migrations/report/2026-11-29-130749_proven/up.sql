-- Nothing is written to an address before somebody proved to read it. Those of before were written to.
ALTER TABLE report.contacts ADD COLUMN proven BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE report.contacts ALTER COLUMN proven DROP DEFAULT;
COMMENT ON COLUMN report.contacts.proven IS 'Somebody has shown that they read what is written there.';
