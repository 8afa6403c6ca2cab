-- A chat elsewhere becomes an account's by a link that its owner made while they were logged in.
CREATE TABLE auth.chat_links (
    id         UUID PRIMARY KEY,
    user_id    UUID NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL CHECK (length(token_hash) = 32),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL CHECK (expires_at > created_at),
    used_at    TIMESTAMPTZ
);
COMMENT ON COLUMN auth.chat_links.token_hash IS 'SHA-256 of the token; the token itself is not kept.';
CREATE UNIQUE INDEX one_chat_link_per_token ON auth.chat_links (token_hash);
-- Whoever makes another means that one.
CREATE UNIQUE INDEX one_open_chat_link_per_user ON auth.chat_links (user_id) WHERE used_at IS NULL;
CREATE INDEX chat_links_by_end ON auth.chat_links (expires_at);
