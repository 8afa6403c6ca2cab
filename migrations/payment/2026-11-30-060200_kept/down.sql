ALTER TABLE payment.payables DROP COLUMN kept_cents, DROP COLUMN extra_cents;
