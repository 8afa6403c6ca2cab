ALTER TABLE auth.memberships DROP COLUMN invited_as;
