-- Keys of third parties. An organisation is an account with the role `integrator` and no password:
-- its keys come and go, what they created stays its own.
CREATE TABLE auth.api_keys (
    id                  UUID PRIMARY KEY,
    integrator_id       UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    public_id           TEXT NOT NULL CHECK (public_id ~ '^[0-9a-f]{16}$'),
    secret_hash         BYTEA NOT NULL CHECK (length(secret_hash) = 32),
    name                TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    scopes              TEXT[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY
        ['appointments:read', 'appointments:write', 'documents:parse', 'reports:read',
         'vehicles:read']),
    requests_per_minute INTEGER NOT NULL CHECK (requests_per_minute BETWEEN 1 AND 60000),
    created_by          UUID NOT NULL REFERENCES auth.users (id),
    created_at          TIMESTAMPTZ NOT NULL,
    expires_at          TIMESTAMPTZ CHECK (expires_at > created_at),
    revoked_by          UUID REFERENCES auth.users (id),
    revoked_at          TIMESTAMPTZ,
    last_used_on        DATE,
    CONSTRAINT revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON COLUMN auth.api_keys.public_id IS 'The part of the key that may be seen.';
COMMENT ON COLUMN auth.api_keys.secret_hash IS 'SHA-256 of the secret; the secret itself is not kept.';
CREATE UNIQUE INDEX one_key_per_public_id ON auth.api_keys (public_id);
CREATE INDEX api_keys_of_integrator ON auth.api_keys (integrator_id);
