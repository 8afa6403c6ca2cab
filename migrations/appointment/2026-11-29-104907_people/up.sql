-- The desk finds an appointment by whoever it is for: what somebody is called, and where they are
-- reached, as small letters and figures without accents.
CREATE TABLE appointment.people (
    id    UUID PRIMARY KEY,
    words TEXT NOT NULL CHECK (words ~ '^[a-z0-9 ]*$')
);
COMMENT ON COLUMN appointment.people.id IS 'The customer of bookings.';
CREATE INDEX people_by_word ON appointment.people USING gin (to_tsvector('simple', words));
-- Whom staff booked for before this table was there, as far as names are plain.
INSERT INTO appointment.people (id, words)
SELECT b.customer_id,
       regexp_replace(lower(translate(c.name, 'ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïôöùûü',
                                              'AAACEEEEIIOOUUUaaaceeeeiioouuu')), '[^a-z0-9]+', ' ', 'g')
       || CASE WHEN c.phone LIKE '+33%' THEN ' 0' || substr(c.phone, 4)
               WHEN c.phone IS NOT NULL THEN ' ' || substr(c.phone, 2) ELSE '' END
FROM appointment.callers c JOIN appointment.bookings b ON b.id = c.appointment_id
ON CONFLICT DO NOTHING;

-- A plate as one types it, dashes or not, its beginning alone.
CREATE INDEX bookings_by_plate ON appointment.bookings (centre_id, replace(plate, '-', '') text_pattern_ops)
    WHERE plate IS NOT NULL;
