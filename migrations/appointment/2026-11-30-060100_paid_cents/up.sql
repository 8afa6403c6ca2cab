-- A part of the money that went back leaves the appointment paid: it knows how much is left.
ALTER TABLE appointment.bookings ADD COLUMN paid_cents BIGINT NOT NULL DEFAULT 0;
UPDATE appointment.bookings SET paid_cents = amount_cents WHERE paid_at IS NOT NULL;
ALTER TABLE appointment.bookings ADD CONSTRAINT paid_is_some_money
    CHECK (paid_cents >= 0 AND (paid_at IS NOT NULL OR paid_cents = 0));
COMMENT ON COLUMN appointment.bookings.paid_cents IS
    'What is left of the money that came, in cents, as payment told it; paid_at is empty where none is.';
