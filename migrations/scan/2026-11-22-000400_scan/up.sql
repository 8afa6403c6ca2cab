-- Documents customers send, the one-time addresses they send them to, and the readings that wait.
CREATE SCHEMA scan;

CREATE TABLE scan.documents (
    id             UUID PRIMARY KEY,
    owner_id       UUID NOT NULL,
    appointment_id UUID,
    kind           TEXT NOT NULL CHECK (kind IN ('REGISTRATION_CERTIFICATE', 'OTHER')),
    status         TEXT NOT NULL CHECK (status IN
        ('AWAITING_UPLOAD', 'RECEIVED', 'READING', 'READ', 'REJECTED', 'DELETED')),
    file_name      TEXT NOT NULL,
    content_type   TEXT NOT NULL,
    size_bytes     INT4 NOT NULL CHECK (size_bytes > 0),
    image_kept     BOOL NOT NULL DEFAULT false,
    failure        TEXT CHECK (failure IN ('READING_FAILED')),
    codes          JSONB NOT NULL DEFAULT '[]',
    created_at     TIMESTAMPTZ NOT NULL,
    received_at    TIMESTAMPTZ,
    read_at        TIMESTAMPTZ,
    CONSTRAINT rejected_says_why CHECK (status <> 'REJECTED' OR failure IS NOT NULL)
);
COMMENT ON COLUMN scan.documents.image_kept IS
    'The store may hold its image: stays true until the image is known to be gone.';
CREATE INDEX documents_of_owner ON scan.documents (owner_id, id DESC);
CREATE INDEX documents_with_image ON scan.documents (received_at) WHERE image_kept;
CREATE INDEX documents_awaiting ON scan.documents (created_at) WHERE status = 'AWAITING_UPLOAD';

-- Whoever has the address may use it once: so only a hash of it is kept.
CREATE TABLE scan.uploads (
    token_hash  BYTEA PRIMARY KEY,
    document_id UUID NOT NULL UNIQUE REFERENCES scan.documents (id),
    expires_at  TIMESTAMPTZ NOT NULL,
    used_at     TIMESTAMPTZ
);

-- Readings to be done. A claim pushes `not_before` ahead: a worker that dies gives it back so.
CREATE TABLE scan.jobs (
    document_id UUID PRIMARY KEY REFERENCES scan.documents (id),
    attempts    INT4 NOT NULL DEFAULT 0,
    not_before  TIMESTAMPTZ NOT NULL
);
CREATE INDEX jobs_due ON scan.jobs (not_before);
