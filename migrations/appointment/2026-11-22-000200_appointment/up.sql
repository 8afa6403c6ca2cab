-- Centres, their lanes and hours, prices, and who has which lane when.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA appointment;

CREATE TABLE appointment.centres (
    id              UUID PRIMARY KEY,
    slug            TEXT NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]+$'),
    name            TEXT NOT NULL,
    approval_number TEXT NOT NULL UNIQUE CHECK (approval_number ~ '^[AS][0-9]{3}[A-Z][0-9]{3}$'),
    street          TEXT NOT NULL,
    postal_code     TEXT NOT NULL CHECK (postal_code ~ '^[0-9][0-9AB][0-9]{3}$'),
    city            TEXT NOT NULL,
    phone           TEXT NOT NULL
);

CREATE TABLE appointment.lanes (
    id         UUID PRIMARY KEY,
    centre_id  UUID NOT NULL REFERENCES appointment.centres (id),
    name       TEXT NOT NULL,
    categories TEXT[] NOT NULL CHECK (categories <@ ARRAY['CAR', 'VAN', 'MOTORCYCLE']),
    UNIQUE (centre_id, name)
);

-- Local wall-clock rules; a day without a row is a closed day, two rows leave a lunch break.
CREATE TABLE appointment.opening_hours (
    centre_id UUID NOT NULL REFERENCES appointment.centres (id),
    weekday   INT2 NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens     TIME NOT NULL,
    closes    TIME NOT NULL CHECK (closes > opens),
    PRIMARY KEY (centre_id, weekday, opens)
);

CREATE TABLE appointment.closures (
    centre_id UUID NOT NULL REFERENCES appointment.centres (id),
    day       DATE NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (centre_id, day)
);

CREATE TABLE appointment.prices (
    service          TEXT NOT NULL,
    vehicle_category TEXT NOT NULL,
    energy           TEXT NOT NULL,
    amount_cents     INT8 NOT NULL CHECK (amount_cents > 0),
    currency         TEXT NOT NULL DEFAULT 'EUR',
    PRIMARY KEY (service, vehicle_category, energy)
);

CREATE TABLE appointment.bookings (
    id               UUID PRIMARY KEY,
    reference        TEXT NOT NULL UNIQUE,
    customer_id      UUID NOT NULL,
    centre_id        UUID NOT NULL REFERENCES appointment.centres (id),
    lane_id          UUID NOT NULL REFERENCES appointment.lanes (id),
    service          TEXT NOT NULL CHECK (service IN ('PERIODIC', 'RETEST', 'POLLUTION_CHECK')),
    vehicle_category TEXT NOT NULL CHECK (vehicle_category IN ('CAR', 'VAN', 'MOTORCYCLE')),
    energy           TEXT NOT NULL CHECK (energy IN ('PETROL', 'DIESEL', 'ELECTRIC', 'HYBRID', 'GAS')),
    plate            TEXT,
    vehicle_id       UUID,
    starts_at        TIMESTAMPTZ NOT NULL,
    ends_at          TIMESTAMPTZ NOT NULL CHECK (ends_at > starts_at),
    status           TEXT NOT NULL CHECK (status IN
        ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'NO_SHOW')),
    amount_cents     INT8 NOT NULL CHECK (amount_cents > 0),
    currency         TEXT NOT NULL,
    hold_expires_at  TIMESTAMPTZ,
    idempotency_key  TEXT NOT NULL,
    cancel_reason    TEXT,
    created_at       TIMESTAMPTZ NOT NULL,
    CONSTRAINT hold_has_an_end CHECK (status <> 'HELD' OR hold_expires_at IS NOT NULL),
    CONSTRAINT one_booking_per_key UNIQUE (customer_id, idempotency_key),
    -- The whole of « never sell one lane twice »: no code can get around it.
    CONSTRAINT no_double_booking EXCLUDE USING gist (
        lane_id WITH =, tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (status IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED'))
);
CREATE INDEX bookings_of_customer ON appointment.bookings (customer_id, id DESC);
CREATE INDEX bookings_of_day ON appointment.bookings (centre_id, starts_at);
CREATE INDEX holds_running ON appointment.bookings (hold_expires_at) WHERE status = 'HELD';
