-- What a move leaves of the terms for calling off: who is late stays so, whom the centre moves is not made so.
ALTER TABLE appointment.bookings
    ADD COLUMN free_until TIMESTAMPTZ,
    ADD COLUMN agreed_centre_id UUID REFERENCES appointment.centres (id);
COMMENT ON COLUMN appointment.bookings.free_until IS
    'Until when calling it off is free, where a move decided it; else its terms say so.';
COMMENT ON COLUMN appointment.bookings.agreed_centre_id IS
    'Where it was booked, once it was moved: by whose terms it is called off.';
