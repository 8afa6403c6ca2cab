-- A second factor: codes of an application on the person's own device, and codes on paper for the day
-- it is lost. The application's secret is made of the seed by a key that no database holds.
CREATE TABLE auth.second_factors (
    user_id      UUID PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
    seed         UUID NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    confirmed_at TIMESTAMPTZ,
    last_step    BIGINT,
    CONSTRAINT confirmed_by_a_code CHECK ((confirmed_at IS NULL) = (last_step IS NULL))
);
COMMENT ON COLUMN auth.second_factors.last_step IS
    'Half minutes since 1970 of the last code that was taken: none of then or before is again.';

CREATE TABLE auth.recovery_codes (
    user_id UUID NOT NULL REFERENCES auth.second_factors (user_id) ON DELETE CASCADE,
    hash    BYTEA NOT NULL CHECK (length(hash) = 32),
    used_at TIMESTAMPTZ,
    PRIMARY KEY (user_id, hash)
);
COMMENT ON COLUMN auth.recovery_codes.hash IS 'SHA-256 of 80 random bits; the code itself is not kept.';

ALTER TABLE auth.log_ins ADD COLUMN second_factor_at TIMESTAMPTZ;
COMMENT ON COLUMN auth.log_ins.second_factor_at IS
    'When a second factor was shown for it: roles that ask for one are given to no other.';
