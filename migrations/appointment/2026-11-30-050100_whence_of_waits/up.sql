-- What is offered to who waits keeps a lane as a hold does: it is counted where it was asked from.
ALTER TABLE appointment.waits ADD COLUMN asked_from TEXT;
COMMENT ON COLUMN appointment.waits.asked_from IS
    'A public address, of IPv6 its network; none where nobody knows.';
