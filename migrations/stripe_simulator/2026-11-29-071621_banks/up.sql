-- Banks that want the cardholder first, that take a refund late or not at all, and that dispute.
ALTER TABLE stripe_simulator.intents
    DROP CONSTRAINT intents_status_check,
    ADD CONSTRAINT intents_status_check CHECK
        (status IN ('requires_payment_method', 'requires_action', 'succeeded')),
    ADD COLUMN bank TEXT CHECK (bank IN ('REFUNDS_LATE', 'REFUNDS_FAIL', 'DISPUTES'));
COMMENT ON COLUMN stripe_simulator.intents.bank IS
    'What the bank of the test card will do once the money was taken.';
CREATE INDEX intents_by_age ON stripe_simulator.intents (created_at, id);

ALTER TABLE stripe_simulator.refunds
    ADD COLUMN status TEXT NOT NULL DEFAULT 'succeeded'
        CHECK (status IN ('pending', 'succeeded', 'failed')),
    ADD COLUMN failure_reason TEXT,
    ADD COLUMN becomes TEXT CHECK (becomes IN ('succeeded', 'failed')),
    ADD COLUMN becomes_at TIMESTAMPTZ,
    ADD CONSTRAINT changes_at_a_time CHECK ((becomes IS NULL) = (becomes_at IS NULL));
CREATE INDEX refunds_changing ON stripe_simulator.refunds (becomes_at) WHERE becomes IS NOT NULL;
CREATE INDEX refunds_of_intent ON stripe_simulator.refunds (intent_id);

CREATE TABLE stripe_simulator.disputes (
    id           TEXT PRIMARY KEY,
    intent_id    TEXT NOT NULL UNIQUE REFERENCES stripe_simulator.intents (id),
    amount_cents INT8 NOT NULL CHECK (amount_cents > 0),
    currency     TEXT NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('needs_response', 'won', 'lost')),
    due_by       TIMESTAMPTZ NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL
);

-- Stripe promises neither order nor that an event comes once.
ALTER TABLE stripe_simulator.webhooks
    ADD COLUMN copies INT4 NOT NULL DEFAULT 1 CHECK (copies > 0);
