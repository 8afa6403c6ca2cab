-- Who people are, how they prove it, and which sessions they have.
CREATE SCHEMA auth;

-- A guest is a row without an e-mail; registering gives the same row one, so that what the guest
-- owns elsewhere stays theirs.
CREATE TABLE auth.users (
    id           UUID PRIMARY KEY,
    email        TEXT CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
    display_name TEXT NOT NULL CHECK (length(display_name) <= 100),
    phone        TEXT CHECK (length(phone) BETWEEN 6 AND 25),
    locale       TEXT NOT NULL CHECK (locale IN ('fr', 'en')),
    roles        TEXT[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY
        ['guest', 'customer', 'inspector', 'receptionist', 'manager', 'admin', 'integrator']),
    created_at   TIMESTAMPTZ NOT NULL,
    -- Nobody is both, and a guest is nothing else.
    CONSTRAINT guest_has_no_email CHECK ((roles @> ARRAY['guest']) = (email IS NULL)),
    CONSTRAINT guest_is_only_a_guest CHECK (email IS NOT NULL OR roles = ARRAY['guest']),
    CONSTRAINT account_has_a_name CHECK (email IS NULL OR display_name <> '')
);
CREATE UNIQUE INDEX one_account_per_email ON auth.users (lower(email));
CREATE INDEX accounts_newest_first ON auth.users (id DESC) WHERE email IS NOT NULL;

-- Apart from `users`, so that no list of users ever carries a hash.
CREATE TABLE auth.credentials (
    user_id       UUID PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
    password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    changed_at    TIMESTAMPTZ NOT NULL
);

-- One row per token ever given out; a family is one log-in and all its rotations.
CREATE TABLE auth.refresh_tokens (
    hash       BYTEA PRIMARY KEY CHECK (length(hash) = 32),
    family     UUID NOT NULL,
    user_id    UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL CHECK (expires_at > created_at),
    used_at    TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ
);
COMMENT ON COLUMN auth.refresh_tokens.hash IS 'SHA-256 of the token; the token itself is not kept.';
COMMENT ON COLUMN auth.refresh_tokens.used_at IS 'Exchanged for the next one; seen again, it was stolen.';
-- Whatever the code does, a log-in never has two tokens that work.
CREATE UNIQUE INDEX one_live_token_per_family ON auth.refresh_tokens (family)
    WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX refresh_tokens_of_user ON auth.refresh_tokens (user_id);
CREATE INDEX refresh_tokens_by_end ON auth.refresh_tokens (expires_at);

-- Passwords tried and not (yet) found right, for accounts that exist and for those that do not.
CREATE TABLE auth.login_attempts (
    id       UUID PRIMARY KEY,
    email    TEXT NOT NULL CHECK (email = lower(email)),
    tried_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX login_attempts_recent ON auth.login_attempts (email, tried_at);
CREATE INDEX login_attempts_by_age ON auth.login_attempts (tried_at);
