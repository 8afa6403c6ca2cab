-- Whoever calls or stands at the desk has no account: staff book for them, by name. The row of the
-- booking's customer is theirs alone, and nobody's session.
CREATE TABLE appointment.callers (
    appointment_id  UUID PRIMARY KEY REFERENCES appointment.bookings (id),
    name            TEXT NOT NULL CHECK (name <> ''),
    phone           TEXT,
    booked_by       UUID NOT NULL,
    booked_by_name  TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    CONSTRAINT one_call_per_key UNIQUE (booked_by, idempotency_key)
);
COMMENT ON COLUMN appointment.callers.phone IS 'E.164; none for somebody who stands at the desk and gave none.';
