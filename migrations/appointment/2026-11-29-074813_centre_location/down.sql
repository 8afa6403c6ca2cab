ALTER TABLE appointment.centres
    DROP CONSTRAINT location_is_whole,
    DROP COLUMN latitude,
    DROP COLUMN longitude;
