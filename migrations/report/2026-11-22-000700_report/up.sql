-- Issued documents, who they are written to, and the letters on their way.
CREATE SCHEMA report;

-- The last number given, by centre and year: whoever numbers a document waits here.
CREATE TABLE report.numbers (
    series TEXT NOT NULL,
    year   INT4 NOT NULL,
    last   INT4 NOT NULL CHECK (last > 0),
    PRIMARY KEY (series, year)
);

CREATE TABLE report.reports (
    id             UUID PRIMARY KEY,
    kind           TEXT NOT NULL CHECK (kind IN ('INSPECTION_REPORT', 'CERTIFICATE')),
    inspection_id  UUID NOT NULL,
    appointment_id UUID NOT NULL,
    customer_id    UUID NOT NULL,
    series         TEXT NOT NULL,
    year           INT4 NOT NULL,
    seq            INT4 NOT NULL CHECK (seq > 0),
    follows        INT4 GENERATED ALWAYS AS (NULLIF(seq - 1, 0)) STORED,
    number         TEXT NOT NULL UNIQUE,
    code           TEXT NOT NULL UNIQUE CHECK (length(code) = 19),
    plate          TEXT NOT NULL,
    outcome        TEXT NOT NULL CHECK (outcome IN
        ('FAVOURABLE', 'UNFAVOURABLE_MAJOR', 'UNFAVOURABLE_CRITICAL')),
    valid_until    DATE NOT NULL,
    facts          JSONB NOT NULL,
    created_at     TIMESTAMPTZ NOT NULL,
    attempts       INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    last_error     TEXT,
    issued_at      TIMESTAMPTZ,
    file_key       TEXT,
    sha256         TEXT CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    signature      TEXT,
    CONSTRAINT one_document_of_a_kind UNIQUE (inspection_id, kind),
    CONSTRAINT one_number_each UNIQUE (kind, series, year, seq),
    -- Number 7 cannot be written before number 6, nor 6 be deleted while there is a 7: no gap.
    CONSTRAINT numbers_without_gaps FOREIGN KEY (kind, series, year, follows)
        REFERENCES report.reports (kind, series, year, seq),
    CONSTRAINT issued_is_signed CHECK (issued_at IS NULL OR
        (file_key IS NOT NULL AND sha256 IS NOT NULL AND signature IS NOT NULL))
);
CREATE INDEX reports_of_customer ON report.reports (customer_id, id DESC);
CREATE INDEX reports_waiting ON report.reports (next_attempt_at) WHERE issued_at IS NULL;

-- What is issued is out of our hands: it stays as it is.
CREATE FUNCTION report.keep_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.issued_at IS NOT NULL THEN
        RAISE EXCEPTION 'document % is issued', OLD.number
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'issued_is_immutable';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER issued_is_immutable BEFORE UPDATE OR DELETE ON report.reports
    FOR EACH ROW EXECUTE FUNCTION report.keep_issued();

CREATE TABLE report.contacts (
    user_id      UUID PRIMARY KEY,
    email        TEXT NOT NULL,
    display_name TEXT NOT NULL
);

CREATE TABLE report.letters (
    id              UUID PRIMARY KEY,
    key             TEXT NOT NULL UNIQUE,
    customer_id     UUID NOT NULL,
    matter          JSONB NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    attempts        INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    last_error      TEXT,
    sent_at         TIMESTAMPTZ,
    dead_at         TIMESTAMPTZ,
    recipient       TEXT,
    subject         TEXT,
    body            TEXT
);
COMMENT ON COLUMN report.letters.key IS 'What the letter is about: the same thing is written once.';
COMMENT ON COLUMN report.letters.dead_at IS 'Given up after too many attempts.';
CREATE INDEX letters_waiting ON report.letters (next_attempt_at)
    WHERE sent_at IS NULL AND dead_at IS NULL;
