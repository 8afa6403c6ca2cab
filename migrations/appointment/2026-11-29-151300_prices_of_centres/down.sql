DROP TABLE appointment.told_prices;
ALTER TABLE appointment.prices DISABLE TRIGGER prices_are_history;
DELETE FROM appointment.prices WHERE centre_id IS NOT NULL;
ALTER TABLE appointment.prices ENABLE TRIGGER prices_are_history;
ALTER TABLE appointment.prices
    DROP CONSTRAINT the_network_withdraws_nothing,
    DROP CONSTRAINT one_price_a_moment,
    DROP COLUMN id,
    DROP COLUMN withdrawn,
    DROP COLUMN centre_id,
    ADD PRIMARY KEY (service, vehicle_category, energy, valid_from);
