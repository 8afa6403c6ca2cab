-- Inspections signed in our own centres, as `inspection` told: what is due next is counted from
-- them as from the papers people send.
CREATE TABLE parser.signed_inspections (
    inspection_id UUID PRIMARY KEY,
    owner_id      UUID NOT NULL,
    plate         TEXT NOT NULL,
    service       TEXT NOT NULL CHECK (service IN ('PERIODIC', 'RETEST', 'POLLUTION_CHECK')),
    inspected_on  DATE NOT NULL,
    result        TEXT NOT NULL CHECK (result IN ('FAVOURABLE', 'UNFAVOURABLE_MAJOR', 'UNFAVOURABLE_CRITICAL')),
    valid_until   DATE NOT NULL,
    signed_at     TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN parser.signed_inspections.owner_id IS 'Whose appointment it was: nobody else''s vehicle is dated by it.';
CREATE INDEX signed_inspections_of_vehicle ON parser.signed_inspections (owner_id, plate);
-- Who deletes a registration asks whether another one names its vehicle.
CREATE INDEX registrations_of_vehicle ON parser.registrations (vehicle_id);
