-- Lanes that nobody has paid for: counted by person and by the place they were asked from, so that
-- nobody takes a day's for nothing. A row goes with the money, or with its appointment's time.
CREATE TABLE appointment.unpaid (
    appointment_id UUID PRIMARY KEY REFERENCES appointment.bookings (id) ON DELETE CASCADE,
    asked_from     TEXT
);
COMMENT ON COLUMN appointment.unpaid.asked_from IS
    'A public address, of IPv6 its network; none where the assistant asked, or nobody knows.';
CREATE INDEX unpaid_from ON appointment.unpaid (asked_from) WHERE asked_from IS NOT NULL;

-- Whose address is proven, as auth tells it. Who booked before has shown that they come.
CREATE TABLE appointment.proven_contacts (
    customer_id UUID PRIMARY KEY
);
INSERT INTO appointment.proven_contacts (customer_id)
    SELECT DISTINCT customer_id FROM appointment.bookings WHERE status = 'COMPLETED';
