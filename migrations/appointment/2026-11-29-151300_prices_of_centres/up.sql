-- A centre may have prices of its own: until it has, and once it has withdrawn them, the network's
-- hold. A price may be set ahead: it counts from its day on.
ALTER TABLE appointment.prices
    ADD COLUMN centre_id UUID REFERENCES appointment.centres (id),
    ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT false,
    DROP CONSTRAINT prices_pkey,
    ADD COLUMN id UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
    ADD CONSTRAINT one_price_a_moment UNIQUE NULLS NOT DISTINCT
        (centre_id, service, vehicle_category, energy, valid_from),
    ADD CONSTRAINT the_network_withdraws_nothing CHECK (centre_id IS NOT NULL OR NOT withdrawn);
COMMENT ON COLUMN appointment.prices.centre_id IS 'Whose; none for the network''s list.';
COMMENT ON COLUMN appointment.prices.withdrawn IS
    'The centre has no price of its own any more from then on: the network''s holds.';

-- What was last told of a centre's prices: they also change by the passing of a day.
CREATE TABLE appointment.told_prices (
    centre_id UUID PRIMARY KEY REFERENCES appointment.centres (id),
    prices    JSONB NOT NULL,
    told_at   TIMESTAMPTZ NOT NULL
);
