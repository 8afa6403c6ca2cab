ALTER TABLE appointment.bookings DROP COLUMN paid_cents;
