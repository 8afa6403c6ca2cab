DROP INDEX report.letters_by_age;
DELETE FROM report.letters WHERE customer_id IS NULL;
ALTER TABLE report.letters ALTER COLUMN customer_id SET NOT NULL;
