-- Calling off what is paid sends money back: the appointment knows whether it is paid.
ALTER TABLE appointment.bookings ADD COLUMN paid_at TIMESTAMPTZ;
COMMENT ON COLUMN appointment.bookings.paid_at IS
    'When the money came, as payment told it; empty again once it went back.';
