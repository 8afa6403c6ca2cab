-- A code goes to an address that need not be a customer's: its letter says where to.
ALTER TABLE report.letters ALTER COLUMN customer_id DROP NOT NULL;
CREATE INDEX letters_by_age ON report.letters (created_at);
