ALTER TABLE appointment.bookings DROP COLUMN agreed_centre_id, DROP COLUMN free_until;
