DROP INDEX auth.login_attempts_by_asker;
ALTER TABLE auth.login_attempts DROP COLUMN asker;
DROP TABLE auth.known_askers;
DROP TABLE auth.letters_asked;
DROP TABLE auth.links;
DROP TABLE auth.challenges;
ALTER TABLE auth.users DROP CONSTRAINT only_accounts_are_verified, DROP COLUMN email_verified_at;
