-- The local stand-in for Stripe: used only where no Stripe key is configured.
CREATE SCHEMA stripe_simulator;

CREATE TABLE stripe_simulator.sessions (
    id           TEXT PRIMARY KEY,
    status       TEXT NOT NULL CHECK (status IN ('open', 'complete', 'expired')),
    amount_cents INT8 NOT NULL CHECK (amount_cents > 0),
    currency     TEXT NOT NULL,
    label        TEXT NOT NULL,
    success_url  TEXT NOT NULL,
    cancel_url   TEXT,
    reference    TEXT,
    email        TEXT,
    metadata     JSONB NOT NULL,
    intent_metadata JSONB NOT NULL,
    intent_id    TEXT UNIQUE,
    created_at   TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX sessions_running ON stripe_simulator.sessions (expires_at) WHERE status = 'open';

CREATE TABLE stripe_simulator.intents (
    id           TEXT PRIMARY KEY,
    status       TEXT NOT NULL CHECK (status IN ('requires_payment_method', 'succeeded')),
    amount_cents INT8 NOT NULL,
    currency     TEXT NOT NULL,
    metadata     JSONB NOT NULL,
    charge_id    TEXT,
    last_error   JSONB,
    created_at   TIMESTAMPTZ NOT NULL
);

CREATE TABLE stripe_simulator.refunds (
    id           TEXT PRIMARY KEY,
    intent_id    TEXT NOT NULL REFERENCES stripe_simulator.intents (id),
    amount_cents INT8 NOT NULL CHECK (amount_cents > 0),
    currency     TEXT NOT NULL,
    metadata     JSONB NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL
);

CREATE TABLE stripe_simulator.idempotency_keys (
    key        TEXT PRIMARY KEY,
    request    TEXT NOT NULL,
    response   JSONB,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE stripe_simulator.webhooks (
    id              TEXT PRIMARY KEY,
    payload         TEXT NOT NULL,
    attempts        INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    delivered_at    TIMESTAMPTZ,
    created_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX webhooks_waiting ON stripe_simulator.webhooks (next_attempt_at)
    WHERE delivered_at IS NULL;
