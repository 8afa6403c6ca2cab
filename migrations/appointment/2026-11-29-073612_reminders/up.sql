-- When whom to remind of what; a row is gone once that is done, or needed no more.
CREATE TABLE appointment.reminders (
    appointment_id UUID NOT NULL REFERENCES appointment.bookings (id),
    kind           TEXT NOT NULL CHECK (kind IN ('DAY_BEFORE', 'HOURS_BEFORE')),
    due_at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (appointment_id, kind)
);
CREATE INDEX reminders_due ON appointment.reminders (due_at);

-- Whoever booked before there were reminders is reminded, too.
INSERT INTO appointment.reminders (appointment_id, kind, due_at)
    SELECT id, 'DAY_BEFORE', starts_at - INTERVAL '24 hours' FROM appointment.bookings
    WHERE status = 'CONFIRMED' AND starts_at > now() + INTERVAL '24 hours'
    UNION ALL
    SELECT id, 'HOURS_BEFORE', starts_at - INTERVAL '2 hours' FROM appointment.bookings
    WHERE status = 'CONFIRMED' AND starts_at > now() + INTERVAL '2 hours';
