ALTER TABLE appointment.waits DROP COLUMN asked_from;
