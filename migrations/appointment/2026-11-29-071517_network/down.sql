DROP INDEX appointment.bookings_standing;
ALTER TABLE appointment.opening_hours DROP CONSTRAINT hours_do_not_overlap;
ALTER TABLE appointment.lanes DROP COLUMN services, DROP COLUMN retired_at,
    ADD CONSTRAINT lanes_centre_id_name_key UNIQUE (centre_id, name);
ALTER TABLE appointment.centres DROP CONSTRAINT position_whole, DROP COLUMN latitude, DROP COLUMN longitude;
