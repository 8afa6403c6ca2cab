-- Links that the holder of a vehicle's papers gives to somebody: whoever has one reads the paper, until
-- it ends or is taken back. So only a hash of what opens it is kept.
CREATE TABLE report.paper_shares (
    id             UUID PRIMARY KEY,
    report_id      UUID NOT NULL REFERENCES report.reports (id),
    owner_id       UUID NOT NULL,
    token_hash     BYTEA NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    created_at     TIMESTAMPTZ NOT NULL,
    expires_at     TIMESTAMPTZ NOT NULL,
    revoked_at     TIMESTAMPTZ,
    last_opened_at TIMESTAMPTZ,
    opened         INT4 NOT NULL DEFAULT 0 CHECK (opened >= 0),
    CONSTRAINT a_share_lasts CHECK (expires_at > created_at)
);
CREATE INDEX shares_of_paper ON report.paper_shares (report_id, owner_id, id);
CREATE INDEX shares_by_end ON report.paper_shares (expires_at);
