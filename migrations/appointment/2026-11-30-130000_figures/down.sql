DROP TABLE appointment.counted_months;
ALTER TABLE appointment.bookings
    DROP COLUMN called_off_by,
    DROP COLUMN called_off_at,
    DROP COLUMN agreed_at;
