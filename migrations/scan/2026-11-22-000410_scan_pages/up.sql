-- A document has several pages, an upload several parts, and a photo may have been sent before.
CREATE TABLE scan.pages (
    document_id UUID NOT NULL REFERENCES scan.documents (id),
    number      INT4 NOT NULL CHECK (number > 0),
    width       INT4 NOT NULL CHECK (width > 0),
    height      INT4 NOT NULL CHECK (height > 0),
    size_bytes  INT4 NOT NULL CHECK (size_bytes > 0),
    PRIMARY KEY (document_id, number)
);

-- More pages of a document come through addresses of their own.
ALTER TABLE scan.uploads DROP CONSTRAINT uploads_document_id_key;
ALTER TABLE scan.uploads ADD COLUMN content_hash BYTEA;
COMMENT ON COLUMN scan.uploads.content_hash IS 'SHA-256 of the file as sent, once it was received.';
CREATE INDEX uploads_of_document ON scan.uploads (document_id);
CREATE INDEX uploads_by_content ON scan.uploads (content_hash) WHERE content_hash IS NOT NULL;

-- What came of uploads that broke off.
CREATE TABLE scan.upload_parts (
    token_hash BYTEA NOT NULL REFERENCES scan.uploads (token_hash),
    starts_at  INT4 NOT NULL CHECK (starts_at >= 0),
    size_bytes INT4 NOT NULL CHECK (size_bytes > 0),
    PRIMARY KEY (token_hash, starts_at)
);

ALTER TABLE scan.documents
    DROP CONSTRAINT documents_failure_check,
    ADD CONSTRAINT documents_failure_check CHECK (failure IN
        ('READING_FAILED', 'NO_TEXT', 'WRONG_SIDE', 'ZONE_MISSING', 'SCREENSHOT', 'WRONG_DOCUMENT')),
    ADD COLUMN reading JSONB,
    ADD COLUMN duplicate_of UUID REFERENCES scan.documents (id);
COMMENT ON COLUMN scan.documents.reading IS
    'What was read, for the same photo sent again; gone with the image.';
