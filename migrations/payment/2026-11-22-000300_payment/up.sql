-- What is to be paid, what was paid, and the invoice numbers given out for it.
CREATE SCHEMA payment;

-- The appointment as far as money is concerned, kept up to date by its events.
CREATE TABLE payment.payables (
    appointment_id  UUID PRIMARY KEY,
    customer_id     UUID NOT NULL,
    centre_id       UUID NOT NULL,
    approval_number TEXT NOT NULL,
    label           TEXT NOT NULL,
    amount_cents    INT8 NOT NULL CHECK (amount_cents > 0),
    currency        TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'EXPIRED', 'CANCELLED')),
    hold_expires_at TIMESTAMPTZ,
    CONSTRAINT hold_has_an_end CHECK (state <> 'HELD' OR hold_expires_at IS NOT NULL)
);

CREATE TABLE payment.payments (
    id                 UUID PRIMARY KEY,
    appointment_id     UUID NOT NULL REFERENCES payment.payables (appointment_id),
    customer_id        UUID NOT NULL,
    method             TEXT NOT NULL CHECK (method IN ('CARD', 'AT_CENTRE')),
    status             TEXT NOT NULL CHECK (status IN
        ('AWAITING', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'REFUNDED')),
    amount_cents       INT8 NOT NULL CHECK (amount_cents > 0),
    currency           TEXT NOT NULL,
    idempotency_key    TEXT NOT NULL,
    attempt            INT4 NOT NULL DEFAULT 1,
    attempt_started_at TIMESTAMPTZ NOT NULL,
    session_id         TEXT UNIQUE,
    session_expires_at TIMESTAMPTZ NOT NULL,
    checkout_url       TEXT,
    return_path        TEXT NOT NULL,
    intent_id          TEXT UNIQUE,
    failure_code       TEXT,
    failed_attempt     TEXT,
    invoice_number     TEXT UNIQUE,
    wanted             TEXT CHECK (wanted IN ('REFUND', 'EXPIRE')),
    wanted_at          TIMESTAMPTZ,
    reason             TEXT,
    refund_key         TEXT,
    tries              INT4 NOT NULL DEFAULT 0,
    next_try_at        TIMESTAMPTZ,
    checked_at         TIMESTAMPTZ,
    paid_at            TIMESTAMPTZ,
    refunded_at        TIMESTAMPTZ,
    created_at         TIMESTAMPTZ NOT NULL,
    CONSTRAINT paid_means_invoiced CHECK
        (status <> 'SUCCEEDED' OR (paid_at IS NOT NULL AND invoice_number IS NOT NULL)),
    CONSTRAINT wanted_is_scheduled CHECK ((wanted IS NULL) = (next_try_at IS NULL))
);
COMMENT ON COLUMN payment.payments.attempt IS
    'Part of the provider''s idempotency key: same attempt, same checkout session.';
COMMENT ON COLUMN payment.payments.failed_attempt IS
    'The declined charge that was last announced, so that each is announced once.';
COMMENT ON COLUMN payment.payments.wanted IS
    'What the provider must still be told; a worker does it and clears this.';
-- No code can take an appointment''s money twice, nor leave two pages open for it.
CREATE UNIQUE INDEX one_successful_payment ON payment.payments (appointment_id)
    WHERE status = 'SUCCEEDED';
CREATE UNIQUE INDEX one_open_payment ON payment.payments (appointment_id)
    WHERE status IN ('AWAITING', 'PENDING', 'FAILED');
CREATE INDEX payments_of_appointment ON payment.payments (appointment_id, id DESC);
CREATE INDEX payments_to_settle ON payment.payments (next_try_at) WHERE wanted IS NOT NULL;
CREATE INDEX payments_to_check ON payment.payments (checked_at)
    WHERE status IN ('PENDING', 'FAILED');

-- Gapless: the row stays locked until the payment that took the number commits.
CREATE TABLE payment.invoice_counters (
    centre_id   UUID NOT NULL,
    year        INT4 NOT NULL,
    last_number INT4 NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (centre_id, year)
);

CREATE FUNCTION payment.keep_invoice_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'invoice % cannot be changed', OLD.invoice_number;
END $$;
CREATE TRIGGER invoice_numbers_are_immutable BEFORE UPDATE ON payment.payments
    FOR EACH ROW WHEN (OLD.invoice_number IS NOT NULL AND (
        NEW.invoice_number IS DISTINCT FROM OLD.invoice_number
        OR NEW.amount_cents <> OLD.amount_cents OR NEW.currency <> OLD.currency))
    EXECUTE FUNCTION payment.keep_invoice_number();
CREATE TRIGGER invoiced_payments_stay BEFORE DELETE ON payment.payments
    FOR EACH ROW WHEN (OLD.invoice_number IS NOT NULL)
    EXECUTE FUNCTION payment.keep_invoice_number();

-- Provider events already acted upon: a repeated delivery stops here.
CREATE TABLE payment.provider_events (
    id         TEXT PRIMARY KEY,
    handled_at TIMESTAMPTZ NOT NULL
);
