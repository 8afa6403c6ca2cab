-- What tablets recorded, by the ids that they chose.
CREATE TABLE inspection.device_records (
    id            UUID PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    kind          TEXT NOT NULL CHECK (kind IN
        ('DEFECT', 'DEFECT_REMOVED', 'POINTS', 'IDENTITY', 'MEASUREMENT')),
    author_id     UUID NOT NULL,
    at            TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE inspection.device_records IS 'A record that comes twice, or long after somebody took it back, is known by its id and not made again.';
CREATE INDEX device_records_of_inspection ON inspection.device_records (inspection_id);
