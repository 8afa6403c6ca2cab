DROP TABLE appointment.results_access;
ALTER TABLE appointment.bookings
    DROP CONSTRAINT only_more_is_proposed,
    DROP CONSTRAINT quoted_whole,
    DROP COLUMN proposed_cents,
    DROP COLUMN quoted_energy,
    DROP COLUMN quoted_category,
    DROP COLUMN quoted_cents;
DROP TRIGGER prices_are_history ON appointment.prices;
DROP FUNCTION appointment.keep_prices();
DELETE FROM appointment.prices WHERE set_by IS NOT NULL;
ALTER TABLE appointment.prices
    DROP CONSTRAINT prices_pkey,
    DROP CONSTRAINT set_by_somebody,
    DROP COLUMN set_by_name,
    DROP COLUMN set_by,
    DROP COLUMN valid_from,
    ADD PRIMARY KEY (service, vehicle_category, energy);
