COMMENT ON COLUMN kernel.outbox.dead_at IS 'Given up after too many attempts.';
COMMENT ON COLUMN kernel.postponed.dead_at IS 'Given up after too many attempts.';
