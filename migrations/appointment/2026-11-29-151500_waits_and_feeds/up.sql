-- Who waits for a time at a centre where nothing was free. A freed slot is kept for the first of them
-- whom it suits: an offer is a held booking, so that the constraint that sells no lane twice offers none
-- twice either.
CREATE TABLE appointment.waits (
    id               UUID PRIMARY KEY,
    customer_id      UUID NOT NULL,
    centre_id        UUID NOT NULL REFERENCES appointment.centres (id),
    service          TEXT NOT NULL CHECK (service IN ('PERIODIC', 'RETEST', 'POLLUTION_CHECK')),
    vehicle_category TEXT NOT NULL CHECK (vehicle_category IN ('CAR', 'VAN', 'MOTORCYCLE')),
    energy           TEXT NOT NULL CHECK (energy IN ('PETROL', 'DIESEL', 'ELECTRIC', 'HYBRID', 'GAS')),
    plate            TEXT,
    first_day        DATE NOT NULL,
    last_day         DATE NOT NULL CHECK (last_day >= first_day),
    earliest         TIME NOT NULL,
    latest           TIME NOT NULL CHECK (latest >= earliest),
    status           TEXT NOT NULL CHECK (status IN ('WAITING', 'OFFERED', 'SERVED', 'LEFT', 'OVER')),
    created_at       TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN appointment.waits.first_day IS 'Local, as are the last day and the times.';
CREATE INDEX waits_of_customer ON appointment.waits (customer_id, id DESC);
CREATE INDEX waits_of_centre ON appointment.waits (centre_id, id) WHERE status IN ('WAITING', 'OFFERED');
CREATE UNIQUE INDEX one_wait_of_a_kind
    ON appointment.waits (customer_id, centre_id, service, vehicle_category)
    WHERE status IN ('WAITING', 'OFFERED');

CREATE TABLE appointment.offers (
    appointment_id UUID PRIMARY KEY REFERENCES appointment.bookings (id) ON DELETE CASCADE,
    wait_id        UUID NOT NULL REFERENCES appointment.waits (id) ON DELETE CASCADE,
    starts_at      TIMESTAMPTZ NOT NULL,
    offered_until  TIMESTAMPTZ NOT NULL,
    answer         TEXT CHECK (answer IN ('ACCEPTED', 'PASSED', 'LAPSED'))
);
COMMENT ON COLUMN appointment.offers.answer IS 'None while it is open.';
CREATE UNIQUE INDEX one_open_offer ON appointment.offers (wait_id) WHERE answer IS NULL;
CREATE INDEX offers_of_wait ON appointment.offers (wait_id);

ALTER TABLE appointment.bookings
    ADD COLUMN offered_until TIMESTAMPTZ,
    ADD COLUMN group_id UUID,
    ADD COLUMN revision INT4 NOT NULL DEFAULT 0,
    -- What overlaps a time begins at most so long before it: history is not looked through for it.
    ADD CONSTRAINT lasts_hours CHECK (ends_at <= starts_at + INTERVAL '12 hours'),
    ADD CONSTRAINT an_offer_is_held CHECK (offered_until IS NULL OR status IN ('HELD', 'EXPIRED'));
COMMENT ON COLUMN appointment.bookings.offered_until IS
    'Set while it is only offered to somebody who waits; it is nobody''s appointment then.';
COMMENT ON COLUMN appointment.bookings.group_id IS 'What was asked for together.';
COMMENT ON COLUMN appointment.bookings.revision IS
    'How often it changed since it was agreed, for calendars (RFC 5545, SEQUENCE).';
CREATE INDEX bookings_of_group ON appointment.bookings (group_id) WHERE group_id IS NOT NULL;

-- A lane that cannot be used for some time: a lift that broke, a calibration.
CREATE TABLE appointment.blocks (
    id        UUID PRIMARY KEY,
    lane_id   UUID NOT NULL REFERENCES appointment.lanes (id),
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at   TIMESTAMPTZ NOT NULL CHECK (ends_at > starts_at),
    reason    TEXT NOT NULL CHECK (reason <> '')
);
CREATE INDEX blocks_of_lane ON appointment.blocks (lane_id, ends_at);

-- What a centre keeps for retests, and its terms for who calls off late.
ALTER TABLE appointment.centres
    ADD COLUMN retests_from TIME,
    ADD COLUMN retests_until TIME,
    ADD COLUMN free_hours INT2 NOT NULL DEFAULT 0 CHECK (free_hours BETWEEN 0 AND 168),
    ADD COLUMN late_terms TEXT NOT NULL DEFAULT 'FREE' CHECK (late_terms IN ('FREE', 'FEE', 'ARRHES')),
    ADD COLUMN late_fee_cents INT8 NOT NULL DEFAULT 0 CHECK (late_fee_cents BETWEEN 0 AND 50000),
    ADD COLUMN gives_back_double BOOL NOT NULL DEFAULT TRUE,
    ADD CONSTRAINT retests_whole CHECK ((retests_from IS NULL) = (retests_until IS NULL)
        AND (retests_until IS NULL OR retests_until > retests_from));
COMMENT ON COLUMN appointment.centres.retests_from IS
    'Local: from then on one lane is kept for retests until the day before.';
COMMENT ON COLUMN appointment.centres.gives_back_double IS
    'Where late_terms is ARRHES: whether the centre that cancels gives back double (Code de la consommation, L214-1).';

-- Private calendars: of a customer, or of a lane for those who work there. The address is sealed from
-- the row's id; a row that is gone closes it.
CREATE TABLE appointment.feeds (
    id          UUID PRIMARY KEY,
    customer_id UUID UNIQUE,
    lane_id     UUID UNIQUE REFERENCES appointment.lanes (id),
    created_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT of_one CHECK (num_nonnulls(customer_id, lane_id) = 1)
);
