-- Results are counted by the day on which they were signed, of one centre or of all.
CREATE INDEX inspections_signed ON inspection.inspections (signed_at, centre_id) WHERE status = 'SIGNED';

-- Months of centres that were counted and told.
CREATE TABLE inspection.counted_months (
    centre_id UUID NOT NULL,
    month     DATE NOT NULL CHECK (extract(day FROM month) = 1),
    PRIMARY KEY (centre_id, month)
);
