-- What every database holds beside its domain's tables. Idempotent, because eight domains may
-- share one database or have eight.
CREATE SCHEMA IF NOT EXISTS kernel;

-- Events waiting to leave. A row is written in the transaction of the change it announces.
CREATE TABLE kernel.outbox (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              UUID NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    aggregate       TEXT NOT NULL,
    payload         JSONB NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT now(),
    attempts        INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    last_error      TEXT,
    delivered_at    TIMESTAMPTZ,
    dead_at         TIMESTAMPTZ
);
COMMENT ON COLUMN kernel.outbox.name IS 'Event name and version, e.g. `payment.succeeded.v1`.';
COMMENT ON COLUMN kernel.outbox.aggregate IS 'Events of one aggregate are delivered in order.';
COMMENT ON COLUMN kernel.outbox.dead_at IS 'Given up after too many attempts; staff may replay it.';
CREATE INDEX outbox_waiting ON kernel.outbox (seq) WHERE delivered_at IS NULL AND dead_at IS NULL;

-- What a listener has already done: written in the transaction of its effect.
CREATE TABLE kernel.inbox (
    listener   TEXT NOT NULL,
    event_id   UUID NOT NULL,
    handled_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (listener, event_id)
);

CREATE FUNCTION kernel.wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('autovisite_outbox', '');
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_wakes_relay AFTER INSERT ON kernel.outbox
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.wake_relay();
