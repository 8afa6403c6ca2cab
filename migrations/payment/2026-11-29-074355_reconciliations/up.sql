-- What the provider lists of some days, beside what is here: a report for each time it was looked at.
CREATE TABLE payment.reconciliations (
    id          UUID PRIMARY KEY,
    since       TIMESTAMPTZ NOT NULL,
    intents     INT4 NOT NULL,
    refunds     INT4 NOT NULL,
    disputes    INT4 NOT NULL,
    differences JSONB NOT NULL,
    made_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX payments_by_payment_day ON payment.payments (paid_at) WHERE intent_id IS NOT NULL;
CREATE INDEX refunds_failed ON payment.refunds (failed_at) WHERE status = 'FAILED';
