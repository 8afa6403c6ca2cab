-- A refund is a row with the provider's own word: it is made only once the provider says so, and
-- a bank may still send it back.
CREATE TABLE payment.refunds (
    id              UUID PRIMARY KEY,
    payment_id      UUID NOT NULL REFERENCES payment.payments (id),
    amount_cents    INT8 NOT NULL CHECK (amount_cents > 0),
    currency        TEXT NOT NULL,
    intent_id       TEXT,
    status          TEXT NOT NULL CHECK (status IN ('WANTED', 'PENDING', 'SUCCEEDED', 'FAILED')),
    provider_id     TEXT UNIQUE,
    provider_status TEXT,
    failure_reason  TEXT,
    reason          TEXT NOT NULL,
    ordered_by      UUID,
    ordered_by_name TEXT,
    idempotency_key TEXT,
    tries           INT4 NOT NULL DEFAULT 0,
    next_try_at     TIMESTAMPTZ,
    ordered_at      TIMESTAMPTZ NOT NULL,
    made_at         TIMESTAMPTZ,
    failed_at       TIMESTAMPTZ,
    CONSTRAINT asked_until_it_is_made CHECK
        ((status IN ('WANTED', 'PENDING')) = (next_try_at IS NOT NULL)),
    CONSTRAINT made_has_a_time CHECK (status <> 'SUCCEEDED' OR made_at IS NOT NULL),
    CONSTRAINT failed_has_a_time CHECK ((status = 'FAILED') = (failed_at IS NOT NULL))
);
COMMENT ON COLUMN payment.refunds.intent_id IS
    'Whose money goes back through the provider; absent where the desk hands it over.';
COMMENT ON COLUMN payment.refunds.provider_status IS 'What the provider last called it.';
CREATE INDEX refunds_of_payment ON payment.refunds (payment_id, id);
CREATE INDEX refunds_to_make ON payment.refunds (next_try_at) WHERE next_try_at IS NOT NULL;

-- The id of the payment stays part of the provider's idempotency key: what was asked for before
-- this migration is not asked for twice.
INSERT INTO payment.refunds (id, payment_id, amount_cents, currency, intent_id, status, reason,
                             idempotency_key, tries, next_try_at, ordered_at, made_at)
SELECT id, id, amount_cents, currency, intent_id,
       CASE status WHEN 'REFUNDED' THEN 'SUCCEEDED' ELSE 'WANTED' END,
       coalesce(reason, ''), refund_key, tries, next_try_at,
       coalesce(wanted_at, refunded_at, created_at), refunded_at
FROM payment.payments
WHERE wanted = 'REFUND' OR status = 'REFUNDED';

-- A refund through the provider is made where the provider has one: from now on.
ALTER TABLE payment.refunds ADD CONSTRAINT made_by_the_provider CHECK
    (status <> 'SUCCEEDED' OR intent_id IS NULL OR provider_id IS NOT NULL) NOT VALID;

UPDATE payment.payments SET wanted = NULL, wanted_at = NULL, next_try_at = NULL
WHERE wanted = 'REFUND';
ALTER TABLE payment.payments
    DROP CONSTRAINT payments_wanted_check,
    ADD CONSTRAINT payments_wanted_check CHECK (wanted IN ('EXPIRE')),
    DROP CONSTRAINT payments_status_check,
    ADD CONSTRAINT payments_status_check CHECK (status IN
        ('AWAITING', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'REFUNDED', 'REFUND_FAILED')),
    DROP COLUMN reason,
    DROP COLUMN refund_key;

-- A cardholder's bank takes the money back, and who is right is decided later.
CREATE TABLE payment.disputes (
    id           TEXT PRIMARY KEY,
    payment_id   UUID NOT NULL REFERENCES payment.payments (id),
    amount_cents INT8 NOT NULL CHECK (amount_cents > 0),
    currency     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    status       TEXT NOT NULL,
    respond_by   TIMESTAMPTZ,
    opened_at    TIMESTAMPTZ NOT NULL,
    seen_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX disputes_of_payment ON payment.disputes (payment_id);

-- What the provider said that we do not act upon is kept, so that somebody can look at it.
ALTER TABLE payment.provider_events
    ADD COLUMN kind TEXT NOT NULL DEFAULT '',
    ADD COLUMN api_version TEXT,
    ADD COLUMN kept TEXT;
COMMENT ON COLUMN payment.provider_events.kept IS 'The whole event, where nothing followed from it.';
