-- Letters that were written before lead nowhere any more: another address is its customer's now.
ALTER TABLE appointment.bookings ADD COLUMN links_since TIMESTAMPTZ;
COMMENT ON COLUMN appointment.bookings.links_since IS
    'Links of letters from before open nothing; set when its customer''s address changes.';
