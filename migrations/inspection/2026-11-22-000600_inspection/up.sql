-- The catalogue of defects, who is expected, and what was inspected.
CREATE SCHEMA inspection;

CREATE TABLE inspection.catalogue_versions (
    version     TEXT PRIMARY KEY,
    imported_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE inspection.points (
    version        TEXT NOT NULL REFERENCES inspection.catalogue_versions (version),
    code           TEXT NOT NULL CHECK (code ~ '^[0-8]\.[0-9]{1,2}\.[0-9]{1,2}$'),
    position       INT4 NOT NULL,
    label          TEXT NOT NULL,
    group_code     TEXT NOT NULL,
    group_label    TEXT NOT NULL,
    function_code  TEXT NOT NULL,
    function_label TEXT NOT NULL,
    PRIMARY KEY (version, code)
);

CREATE TABLE inspection.defects (
    version   TEXT NOT NULL,
    code      TEXT NOT NULL CHECK (code ~ '^[0-8]\.[0-9]{1,2}\.[0-9]{1,2}\.[a-z]\.[123]$'),
    point     TEXT NOT NULL,
    position  INT4 NOT NULL,
    level     TEXT NOT NULL CHECK (level IN ('MINOR', 'MAJOR', 'CRITICAL')),
    label     TEXT NOT NULL,
    grade     TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D', 'E')),
    enabled   BOOL NOT NULL,
    PRIMARY KEY (version, code),
    FOREIGN KEY (version, point) REFERENCES inspection.points (version, code)
);
COMMENT ON COLUMN inspection.defects.grade IS 'How well the row is sourced; see the catalogue''s README.';

-- What the other domains told: who comes, and which vehicles are known.
CREATE TABLE inspection.expected (
    appointment_id   UUID PRIMARY KEY,
    reference        TEXT NOT NULL,
    customer_id      UUID NOT NULL,
    centre           JSONB NOT NULL,
    service          TEXT NOT NULL,
    vehicle_category TEXT NOT NULL,
    plate            TEXT,
    cancelled        BOOL NOT NULL DEFAULT FALSE
);

CREATE TABLE inspection.vehicles (
    id             UUID PRIMARY KEY,
    owner_id       UUID NOT NULL,
    appointment_id UUID,
    plate          TEXT NOT NULL,
    facts          JSONB NOT NULL
);
CREATE INDEX vehicles_of_appointment ON inspection.vehicles (appointment_id);
CREATE INDEX vehicles_of_owner ON inspection.vehicles (owner_id, plate);

CREATE TABLE inspection.inspections (
    id                UUID PRIMARY KEY,
    appointment_id    UUID NOT NULL,
    reference         TEXT NOT NULL,
    customer_id       UUID NOT NULL,
    centre_id         UUID NOT NULL,
    centre            JSONB NOT NULL,
    service           TEXT NOT NULL CHECK (service IN ('PERIODIC', 'RETEST', 'POLLUTION_CHECK')),
    vehicle_category  TEXT NOT NULL CHECK (vehicle_category IN ('CAR', 'VAN', 'MOTORCYCLE')),
    vehicle_id        UUID,
    plate             TEXT,
    vehicle           JSONB NOT NULL,
    status            TEXT NOT NULL CHECK (status IN
        ('CHECKED_IN', 'IN_PROGRESS', 'COMPLETED', 'SIGNED', 'ABANDONED')),
    version           INT4 NOT NULL DEFAULT 1,
    catalogue_version TEXT NOT NULL REFERENCES inspection.catalogue_versions (version),
    required_points   TEXT[] NOT NULL DEFAULT '{}',
    checked_points    TEXT[] NOT NULL DEFAULT '{}',
    odometer_km       INT4 CHECK (odometer_km BETWEEN 0 AND 2000000),
    inspector_name    TEXT,
    outcome           TEXT CHECK (outcome IN
        ('FAVOURABLE', 'UNFAVOURABLE_MAJOR', 'UNFAVOURABLE_CRITICAL')),
    valid_until       DATE,
    retest_before     DATE,
    checked_in_at     TIMESTAMPTZ NOT NULL,
    started_at        TIMESTAMPTZ,
    completed_at      TIMESTAMPTZ,
    signed_at         TIMESTAMPTZ,
    sign_key          TEXT,
    chain_seq         INT8,
    content_hash      TEXT CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    abandon_reason    TEXT,
    CONSTRAINT completed_has_a_result CHECK (status NOT IN ('COMPLETED', 'SIGNED') OR
        (outcome IS NOT NULL AND valid_until IS NOT NULL AND odometer_km IS NOT NULL
         AND plate IS NOT NULL AND completed_at IS NOT NULL)),
    CONSTRAINT signed_is_sealed CHECK (status <> 'SIGNED' OR
        (signed_at IS NOT NULL AND sign_key IS NOT NULL AND inspector_name IS NOT NULL
         AND content_hash IS NOT NULL AND chain_seq IS NOT NULL)),
    CONSTRAINT abandoned_has_a_reason CHECK (status <> 'ABANDONED' OR abandon_reason IS NOT NULL),
    CONSTRAINT one_link_per_place UNIQUE (centre_id, chain_seq)
);
-- A vehicle is inspected once per appointment, whoever clicks how often.
CREATE UNIQUE INDEX one_inspection_per_appointment ON inspection.inspections (appointment_id)
    WHERE status <> 'ABANDONED';
CREATE INDEX inspections_of_vehicle ON inspection.inspections (vehicle_id, id DESC);
CREATE INDEX inspections_of_plate ON inspection.inspections (plate, signed_at DESC);

CREATE TABLE inspection.recorded_defects (
    id            UUID PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    code          TEXT NOT NULL,
    point         TEXT NOT NULL,
    level         TEXT NOT NULL CHECK (level IN ('MINOR', 'MAJOR', 'CRITICAL')),
    label         TEXT NOT NULL,
    to_verify     BOOL NOT NULL,
    location      TEXT,
    comment       TEXT,
    CONSTRAINT a_defect_once_per_place UNIQUE NULLS NOT DISTINCT (inspection_id, code, location)
);

-- What is signed stays as it was signed, whatever the code above does.
CREATE FUNCTION inspection.keep_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'SIGNED' THEN
        RAISE EXCEPTION 'inspection % is signed', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'signed_is_immutable';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER signed_is_immutable BEFORE UPDATE OR DELETE ON inspection.inspections
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed();

CREATE FUNCTION inspection.keep_signed_defects() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner UUID := CASE TG_OP WHEN 'INSERT' THEN NEW.inspection_id ELSE OLD.inspection_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM inspection.inspections WHERE id = owner AND status = 'SIGNED') THEN
        RAISE EXCEPTION 'inspection % is signed', owner
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'signed_is_immutable';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE
    ON inspection.recorded_defects
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();
