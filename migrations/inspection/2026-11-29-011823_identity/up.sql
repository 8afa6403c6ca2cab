-- Who the vehicle is: prefilled, entered and corrected by name, and complete before a result.
ALTER TABLE inspection.expected ADD COLUMN energy TEXT;
COMMENT ON COLUMN inspection.expected.energy IS 'As booked; unknown of what was booked before this column.';

ALTER TABLE inspection.inspections
    ADD COLUMN usage TEXT CHECK (usage IN ('ORDINARY', 'COLLECTION', 'TAXI', 'PRIVATE_HIRE',
        'MEDICAL_TRANSPORT', 'RECOVERY', 'DRIVING_SCHOOL', 'PUBLIC_TRANSPORT')),
    ADD COLUMN follows JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN counted_from DATE,
    ADD CONSTRAINT only_a_retest_is_of_something CHECK
        (follows ->> 'retest_of' IS NULL OR service = 'RETEST'),
    ADD CONSTRAINT a_retest_is_of_what_can_fail CHECK
        (follows ->> 'retest_of' IN ('PERIODIC', 'POLLUTION_CHECK')),
    -- NOT VALID: what was signed before stays as it was signed.
    ADD CONSTRAINT completed_has_an_identity CHECK (status NOT IN ('COMPLETED', 'SIGNED') OR
        (vehicle ->> 'vin' IS NOT NULL AND vehicle ->> 'make' IS NOT NULL
         AND vehicle ->> 'model' IS NOT NULL AND vehicle ->> 'first_registration' IS NOT NULL
         AND vehicle ->> 'eu_category' IS NOT NULL AND vehicle ->> 'energy' IS NOT NULL
         AND usage IS NOT NULL)) NOT VALID;
COMMENT ON COLUMN inspection.inspections.follows IS 'retest_of: what a retest looks at again; initial_date: of an initial inspection made elsewhere; periodic_until: last day of a periodic inspection made elsewhere, both from its report.';

COMMENT ON COLUMN inspection.inspections.counted_from IS 'Of a retest with a result: the day of the inspection that failed.';

CREATE TABLE inspection.identity_entries (
    id            UUID PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    field         TEXT NOT NULL,
    value         TEXT NOT NULL,
    before        TEXT,
    source        TEXT NOT NULL CHECK (source IN ('CERTIFICATE', 'BOOKING', 'STAFF')),
    author_id     UUID,
    author        TEXT,
    at            TIMESTAMPTZ NOT NULL,
    CONSTRAINT staff_enter_in_their_name CHECK
        ((source = 'STAFF') = (author_id IS NOT NULL AND author IS NOT NULL))
);
COMMENT ON TABLE inspection.identity_entries IS 'Who said what of the vehicle, in the order it was said.';
CREATE INDEX identity_entries_of_inspection ON inspection.identity_entries (inspection_id, id);
CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE
    ON inspection.identity_entries
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();

ALTER TABLE inspection.recorded_defects
    ADD COLUMN component TEXT,
    ADD CONSTRAINT a_place_is_one_of_the_list CHECK
        (location IN ('AV', 'AR', 'D', 'G', 'C', 'AVD', 'AVG', 'ARD', 'ARG')) NOT VALID;
COMMENT ON COLUMN inspection.recorded_defects.component IS 'What of the vehicle, as printed; absent from what was recorded before this column.';

ALTER TABLE inspection.defects
    DROP CONSTRAINT defects_grade_check,
    ADD CONSTRAINT defects_grade_check CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'E+'));

-- Rows that came disabled and that somebody answers for.
CREATE TABLE inspection.approvals (
    version     TEXT NOT NULL,
    code        TEXT NOT NULL,
    source      TEXT NOT NULL,
    approver_id UUID NOT NULL,
    approver    TEXT NOT NULL,
    approved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (version, code),
    FOREIGN KEY (version, code) REFERENCES inspection.defects (version, code)
);
COMMENT ON COLUMN inspection.approvals.source IS 'The official text in which the approver read the row.';
