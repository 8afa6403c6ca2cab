-- What is proven by a letter: codes to type, links to follow. What a letter holds is derived from
-- the row's id with a key that is in no database; the rows say that it works once, and until when.

ALTER TABLE auth.users ADD COLUMN email_verified_at TIMESTAMPTZ,
    ADD CONSTRAINT only_accounts_are_verified CHECK (email_verified_at IS NULL OR email IS NOT NULL);
COMMENT ON COLUMN auth.users.email_verified_at IS
    'When somebody first proved that they read what is written to the address.';

CREATE TABLE auth.challenges (
    id         UUID PRIMARY KEY,
    email      TEXT NOT NULL CHECK (email = lower(email)),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL CHECK (expires_at > created_at),
    tries      INT4 NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    used_at    TIMESTAMPTZ
);
COMMENT ON TABLE auth.challenges IS 'Codes sent to addresses, of accounts or not.';
COMMENT ON COLUMN auth.challenges.tries IS 'Wrong codes typed; after the fifth it is closed.';
CREATE INDEX challenges_by_age ON auth.challenges (created_at);

CREATE TABLE auth.links (
    id         UUID PRIMARY KEY,
    user_id    UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CHECK (purpose IN ('FIRST_ADMINISTRATOR', 'PASSWORD_RESET')),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL CHECK (expires_at > created_at),
    used_at    TIMESTAMPTZ
);
CREATE INDEX links_of_user ON auth.links (user_id);
CREATE INDEX links_by_age ON auth.links (created_at);

-- Who asks is known by a pseudonym of where they ask from; the address itself is not kept.
CREATE TABLE auth.letters_asked (
    id       UUID PRIMARY KEY,
    email    TEXT NOT NULL CHECK (email = lower(email)),
    asker    BYTEA NOT NULL CHECK (length(asker) = 32),
    asked_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX letters_asked_of_address ON auth.letters_asked (email, asked_at);
CREATE INDEX letters_asked_by_asker ON auth.letters_asked (asker, asked_at);
CREATE INDEX letters_asked_by_age ON auth.letters_asked (asked_at);

CREATE TABLE auth.known_askers (
    user_id UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    asker   BYTEA NOT NULL CHECK (length(asker) = 32),
    last_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, asker)
);
COMMENT ON TABLE auth.known_askers IS 'Where somebody has logged in from: others cannot keep them out there.';
CREATE INDEX known_askers_by_age ON auth.known_askers (last_at);

-- Wrong passwords count for the address and where they come from, so that nobody is kept out of
-- their account by somebody elsewhere. What was counted before is a quarter of an hour old.
DELETE FROM auth.login_attempts;
ALTER TABLE auth.login_attempts ADD COLUMN asker BYTEA NOT NULL CHECK (length(asker) = 32);
CREATE INDEX login_attempts_by_asker ON auth.login_attempts (asker, tried_at);
