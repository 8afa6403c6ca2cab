-- Where an event was published inside a trace: listeners continue it.
ALTER TABLE kernel.outbox ADD COLUMN traceparent TEXT;
COMMENT ON COLUMN kernel.outbox.traceparent IS 'W3C trace context of the change, where one was recorded.';

-- Counted for whoever watches; few or none.
CREATE INDEX outbox_dead ON kernel.outbox (seq) WHERE dead_at IS NOT NULL;
