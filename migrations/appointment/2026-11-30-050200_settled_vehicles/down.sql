ALTER TABLE appointment.bookings DROP COLUMN settled_at;
