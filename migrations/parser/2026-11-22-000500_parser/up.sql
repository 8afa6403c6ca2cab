-- What registration certificates say, and the vehicles their owners confirmed.
CREATE SCHEMA parser;

CREATE TABLE parser.vehicles (
    id                 UUID PRIMARY KEY,
    owner_id           UUID NOT NULL,
    plate              TEXT NOT NULL,
    vin                TEXT,
    make               TEXT,
    model              TEXT,
    first_registration DATE,
    eu_category        TEXT,
    energy             TEXT CHECK (energy IN ('PETROL', 'DIESEL', 'ELECTRIC', 'HYBRID', 'GAS')),
    merged_into        UUID REFERENCES parser.vehicles (id),
    created_at         TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN parser.vehicles.merged_into IS
    'A guest''s, who turned out to have it in their account already: kept for those who name it.';
CREATE UNIQUE INDEX one_vehicle_per_plate ON parser.vehicles (owner_id, plate)
    WHERE merged_into IS NULL;
CREATE INDEX vehicles_of_owner ON parser.vehicles (owner_id, id DESC);

CREATE TABLE parser.registrations (
    id                 UUID PRIMARY KEY,
    document_id        UUID NOT NULL UNIQUE,
    owner_id           UUID NOT NULL,
    appointment_id     UUID,
    status             TEXT NOT NULL CHECK (status IN ('TO_CONFIRM', 'CONFIRMED', 'UNREADABLE')),
    plate              TEXT,
    vin                TEXT,
    make               TEXT,
    model              TEXT,
    first_registration DATE,
    eu_category        TEXT,
    energy             TEXT CHECK (energy IN ('PETROL', 'DIESEL', 'ELECTRIC', 'HYBRID', 'GAS')),
    fields             JSONB NOT NULL,
    vehicle_id         UUID REFERENCES parser.vehicles (id),
    created_at         TIMESTAMPTZ NOT NULL,
    CONSTRAINT confirmed_names_its_vehicle CHECK (status <> 'CONFIRMED' OR vehicle_id IS NOT NULL)
);
COMMENT ON COLUMN parser.registrations.fields IS
    '[{code, value, raw, status, reason, confidence, quad}], in the order of the certificate.';
CREATE INDEX registrations_of_owner ON parser.registrations (owner_id);

-- What a person read where the machine read something else: the next models learn from it.
CREATE TABLE parser.corrections (
    id          UUID PRIMARY KEY,
    document_id UUID NOT NULL,
    code        TEXT NOT NULL,
    raw         TEXT,
    before      TEXT,
    after       TEXT NOT NULL,
    confidence  FLOAT4,
    created_at  TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN parser.corrections.raw IS 'What the reader saw, before any repair; NULL where it saw nothing.';
