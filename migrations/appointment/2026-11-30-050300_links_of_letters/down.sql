ALTER TABLE appointment.bookings DROP COLUMN links_since;
