-- From then on its owner names no other vehicle, however late they move it to.
ALTER TABLE appointment.bookings ADD COLUMN settled_at TIMESTAMPTZ;
COMMENT ON COLUMN appointment.bookings.settled_at IS
    'Set where it was moved once its vehicle was settled; else that is a day before it begins.';
