-- Serious recalls, what the owner may be told about them, and what goes to the OTC (arrêté of 8
-- December 2025): each with what proves it.
ALTER TABLE inspection.recorded_defects ADD COLUMN by_rule BOOL NOT NULL DEFAULT FALSE;
COMMENT ON COLUMN inspection.recorded_defects.by_rule IS 'Follows from a rule (less mileage, recall); goes when the result is taken back.';

CREATE TABLE inspection.recall_checks (
    id            UUID PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    vin           TEXT NOT NULL,
    answer        TEXT NOT NULL CHECK (answer IN ('CLEAR', 'OUTSTANDING', 'STOP_DRIVING', 'NO_LINK')),
    code          TEXT,
    wording       TEXT,
    source        TEXT NOT NULL CHECK (source IN ('OTC', 'STAFF')),
    author_id     UUID,
    author        TEXT,
    at            TIMESTAMPTZ NOT NULL,
    CONSTRAINT a_recall_is_named CHECK (answer IN ('CLEAR', 'NO_LINK')
        OR (code IS NOT NULL AND wording IS NOT NULL)),
    CONSTRAINT staff_look_it_up_in_their_name CHECK
        ((source = 'STAFF') = (author_id IS NOT NULL AND author IS NOT NULL))
);
COMMENT ON TABLE inspection.recall_checks IS 'Each time somebody asked for the recalls of a vehicle; the last one counts.';
CREATE INDEX recall_checks_of_inspection ON inspection.recall_checks (inspection_id, id);

CREATE TABLE inspection.remarks (
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    position      INT4 NOT NULL,
    text          TEXT NOT NULL,
    PRIMARY KEY (inspection_id, position)
);
COMMENT ON TABLE inspection.remarks IS 'Fixed remarks that a procès-verbal prints, written with the result; nobody edits them.';

CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.recall_checks
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();
CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.remarks
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();

CREATE TABLE inspection.owner_contacts (
    inspection_id UUID PRIMARY KEY REFERENCES inspection.inspections (id),
    asked_at      TIMESTAMPTZ NOT NULL,
    author_id     UUID NOT NULL,
    author        TEXT NOT NULL,
    contact       JSONB
);
COMMENT ON COLUMN inspection.owner_contacts.contact IS 'What owner or lessee gave, if anything; erased once the OTC has it.';

CREATE TABLE inspection.sealed_results (
    inspection_id UUID PRIMARY KEY REFERENCES inspection.inspections (id),
    content       JSONB NOT NULL
);
COMMENT ON TABLE inspection.sealed_results IS 'What was signed, word for word: the hash is over it. Absent of what was signed before this table.';
CREATE FUNCTION inspection.keep_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the result of inspection % is sealed', OLD.inspection_id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'sealed_is_immutable';
END $$;
CREATE TRIGGER sealed_is_immutable BEFORE UPDATE OR DELETE ON inspection.sealed_results
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_sealed();

CREATE TABLE inspection.transmissions (
    inspection_id   UUID PRIMARY KEY REFERENCES inspection.sealed_results (inspection_id),
    attempts        INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    last_error      TEXT,
    receipt         TEXT,
    received_at     TIMESTAMPTZ,
    CONSTRAINT a_receipt_has_its_time CHECK ((receipt IS NULL) = (received_at IS NULL))
);
COMMENT ON TABLE inspection.transmissions IS 'Results on their way to the OTC, one row each; a receipt ends it.';
CREATE INDEX transmissions_due ON inspection.transmissions (next_attempt_at) WHERE receipt IS NULL;

CREATE TABLE inspection.handovers (
    inspection_id UUID PRIMARY KEY REFERENCES inspection.inspections (id),
    validated_at  TIMESTAMPTZ NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    author_id     UUID NOT NULL,
    author        TEXT NOT NULL,
    CONSTRAINT a_minute_after_the_validation CHECK (at >= validated_at + INTERVAL '1 minute')
);
