-- A price list is history: a new price is a new row with its author, so that what a booking would have
-- cost on the day it was made can always be told.
ALTER TABLE appointment.prices
    ADD COLUMN valid_from TIMESTAMPTZ NOT NULL DEFAULT '2000-01-01T00:00:00Z',
    ADD COLUMN set_by UUID,
    ADD COLUMN set_by_name TEXT,
    ADD CONSTRAINT set_by_somebody CHECK ((set_by IS NULL) = (set_by_name IS NULL)),
    DROP CONSTRAINT prices_pkey,
    ADD PRIMARY KEY (service, vehicle_category, energy, valid_from);
COMMENT ON COLUMN appointment.prices.set_by IS 'The manager; none for the list that came with the network.';
CREATE FUNCTION appointment.keep_prices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a price is not changed but followed by another';
END $$;
CREATE TRIGGER prices_are_history BEFORE UPDATE OR DELETE ON appointment.prices
    FOR EACH ROW EXECUTE FUNCTION appointment.keep_prices();

-- The certificate may contradict what was said when booking, and the price with it.
ALTER TABLE appointment.bookings
    ADD COLUMN quoted_cents INT8 CHECK (quoted_cents > 0),
    ADD COLUMN quoted_category TEXT CHECK (quoted_category IN ('CAR', 'VAN', 'MOTORCYCLE')),
    ADD COLUMN quoted_energy TEXT
        CHECK (quoted_energy IN ('PETROL', 'DIESEL', 'ELECTRIC', 'HYBRID', 'GAS')),
    ADD COLUMN proposed_cents INT8,
    ADD CONSTRAINT quoted_whole CHECK ((quoted_cents IS NULL) = (quoted_category IS NULL)
        AND (quoted_cents IS NULL) = (quoted_energy IS NULL)),
    -- A lower price needs nobody's consent.
    ADD CONSTRAINT only_more_is_proposed CHECK
        (proposed_cents IS NULL OR (quoted_cents IS NOT NULL AND proposed_cents > amount_cents));
COMMENT ON COLUMN appointment.bookings.amount_cents IS 'The price that is agreed.';
COMMENT ON COLUMN appointment.bookings.quoted_cents IS
    'What was agreed before the certificate was read, where it changed the price; with what was said of the vehicle then.';
COMMENT ON COLUMN appointment.bookings.proposed_cents IS
    'The price by the certificate, while its owner has not agreed to it.';

-- Results go to the holder, and to others only by the holder''s consent (Code de la route R323-20).
CREATE TABLE appointment.results_access (
    id              UUID PRIMARY KEY,
    appointment_id  UUID NOT NULL REFERENCES appointment.bookings (id),
    organisation_id UUID NOT NULL,
    holder_name     TEXT NOT NULL,
    text_version    TEXT NOT NULL,
    recorded_by     UUID NOT NULL,
    granted_at      TIMESTAMPTZ NOT NULL,
    revoked_by      UUID,
    revoked_at      TIMESTAMPTZ CHECK (revoked_at >= granted_at),
    CONSTRAINT revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX one_consent_in_force ON appointment.results_access (appointment_id, organisation_id)
    WHERE revoked_at IS NULL;
