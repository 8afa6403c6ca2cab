-- The answer to a refresh may be lost on the way. Who asks again with the same token gets the same
-- successor, until that one has been used: it is derived from the token, which only its holder has,
-- and from this salt.
ALTER TABLE auth.refresh_tokens
    ADD COLUMN successor_salt BYTEA CHECK (length(successor_salt) = 32),
    ADD COLUMN succeeded_at TIMESTAMPTZ,
    ADD CONSTRAINT successors_follow_use
        CHECK (used_at IS NOT NULL OR (successor_salt IS NULL AND succeeded_at IS NULL));
COMMENT ON COLUMN auth.refresh_tokens.used_at IS
    'Exchanged for the next one; seen again after that one was used, it was stolen.';
COMMENT ON COLUMN auth.refresh_tokens.successor_salt IS
    'Kept while the successor has not been used.';
COMMENT ON COLUMN auth.refresh_tokens.succeeded_at IS 'When the successor was used.';
CREATE UNIQUE INDEX one_waiting_successor_per_family ON auth.refresh_tokens (family)
    WHERE successor_salt IS NOT NULL;
