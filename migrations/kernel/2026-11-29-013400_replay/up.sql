-- Who replays, and how: the command line of the platform.
COMMENT ON COLUMN kernel.outbox.dead_at IS
    'Given up after too many attempts; `autovisite events replay` has it delivered again.';
COMMENT ON COLUMN kernel.postponed.dead_at IS
    'Given up after too many attempts; `autovisite events replay` has it delivered again.';
