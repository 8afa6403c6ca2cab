DROP TABLE payment.differences;
DROP FUNCTION payment.keep_difference();
ALTER TABLE payment.payables DROP COLUMN proposed_cents;
