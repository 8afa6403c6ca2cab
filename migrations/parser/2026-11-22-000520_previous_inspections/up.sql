-- What procès-verbaux of earlier inspections say, as their owners sent them.
CREATE TABLE parser.previous_inspections (
    id             UUID PRIMARY KEY,
    document_id    UUID NOT NULL UNIQUE,
    owner_id       UUID NOT NULL,
    number         TEXT,
    inspected_on   DATE,
    plate          TEXT,
    mileage_km     INT CHECK (mileage_km >= 0),
    result         TEXT CHECK (result IN ('FAVOURABLE', 'UNFAVOURABLE_MAJOR', 'UNFAVOURABLE_CRITICAL')),
    valid_until    DATE,
    centre         TEXT,
    fields         JSONB NOT NULL,
    created_at     TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE parser.previous_inspections IS
    'Read from a picture and proved by nothing: told to its owner, never relied on.';
COMMENT ON COLUMN parser.previous_inspections.fields IS
    '[{code, value, raw, status, reason, confidence, quad}], as in parser.registrations.';
CREATE INDEX previous_inspections_of_vehicle
    ON parser.previous_inspections (owner_id, plate, inspected_on DESC);
