-- Invoices and credit notes as payment told them, printed and signed like the other documents.
CREATE TABLE report.invoices (
    id             UUID PRIMARY KEY,
    customer_id    UUID NOT NULL,
    appointment_id UUID NOT NULL,
    number         TEXT NOT NULL UNIQUE,
    facts          JSONB NOT NULL,
    created_at     TIMESTAMPTZ NOT NULL,
    attempts       INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    last_error     TEXT,
    issued_at      TIMESTAMPTZ,
    file_key       TEXT,
    sha256         TEXT CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    signature      TEXT,
    CONSTRAINT issued_is_signed CHECK (issued_at IS NULL OR
        (file_key IS NOT NULL AND sha256 IS NOT NULL AND signature IS NOT NULL))
);
CREATE INDEX invoices_waiting ON report.invoices (next_attempt_at) WHERE issued_at IS NULL;
CREATE TRIGGER issued_is_immutable BEFORE UPDATE OR DELETE ON report.invoices
    FOR EACH ROW EXECUTE FUNCTION report.keep_issued();

-- Which key their files are sealed with, as report.file_seals for the other documents.
CREATE TABLE report.invoice_seals (
    invoice_id UUID PRIMARY KEY REFERENCES report.invoices (id),
    key_name   TEXT NOT NULL
);
