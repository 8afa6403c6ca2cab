-- What the staff of a centre tell each other about an appointment: a key in the sun visor, a dog on the
-- back seat. Its owner reads it in the copy of what is kept about them, and nowhere else.
CREATE TABLE appointment.notes (
    id             UUID PRIMARY KEY,
    appointment_id UUID NOT NULL REFERENCES appointment.bookings (id),
    author_id      UUID NOT NULL,
    author_name    TEXT NOT NULL,
    words          TEXT NOT NULL CHECK (words <> '' AND length(words) <= 500),
    created_at     TIMESTAMPTZ NOT NULL,
    -- A second click, or an answer that got lost, writes nothing twice.
    CONSTRAINT said_once UNIQUE (appointment_id, author_id, words)
);
