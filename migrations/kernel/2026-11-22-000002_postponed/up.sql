-- With a broker: events that a domain could not apply yet. They are taken out of its queue, so that
-- the others pass, and stand here until they are applied or given up.
CREATE TABLE kernel.postponed (
    domain          TEXT NOT NULL,
    event_id        UUID NOT NULL,
    seq             INT8 NOT NULL,
    name            TEXT NOT NULL,
    aggregate       TEXT NOT NULL,
    payload         JSONB NOT NULL,
    attempts        INT4 NOT NULL,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    last_error      TEXT NOT NULL,
    dead_at         TIMESTAMPTZ,
    PRIMARY KEY (domain, event_id)
);
COMMENT ON COLUMN kernel.postponed.seq IS 'The publisher''s order: the later events of an aggregate wait for the earlier.';
COMMENT ON COLUMN kernel.postponed.dead_at IS 'Given up after too many attempts; staff may replay it by emptying this.';
CREATE INDEX postponed_waiting ON kernel.postponed (domain, aggregate, seq) WHERE dead_at IS NULL;
