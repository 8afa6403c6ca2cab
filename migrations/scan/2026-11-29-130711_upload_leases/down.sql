ALTER TABLE scan.uploads DROP COLUMN lease, DROP COLUMN leased_until;
