-- A registration waits in its letter: the account is made when its code or link is used, so that
-- nobody learns by registering which addresses have one.

ALTER TABLE auth.challenges
    ADD COLUMN display_name  TEXT CHECK (length(display_name) BETWEEN 1 AND 100),
    ADD COLUMN phone         TEXT,
    ADD COLUMN password_hash TEXT,
    ADD CONSTRAINT only_registrations_wait CHECK (
        (display_name IS NULL) = (password_hash IS NULL)
        AND (phone IS NULL OR display_name IS NOT NULL)
        AND (display_name IS NULL OR (purpose = 'REGISTRATION' AND used_at IS NULL)));
COMMENT ON COLUMN auth.challenges.password_hash IS
    'What a registration chose; it goes to the account, or is forgotten, when the letter is used.';
