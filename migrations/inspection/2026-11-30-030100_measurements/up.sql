-- What instruments measured, with which instrument, and what the inspector made of it.
CREATE TABLE inspection.instruments (
    id            UUID PRIMARY KEY,
    centre_id     UUID NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('BRAKE_TESTER', 'SUSPENSION_TESTER',
        'SIDE_SLIP_PLATE', 'GAS_ANALYSER', 'OPACIMETER', 'HEADLAMP_TESTER', 'TREAD_GAUGE',
        'SOUND_LEVEL_METER', 'OBD_TOOL')),
    name          TEXT NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    serial_number TEXT NOT NULL CHECK (char_length(serial_number) BETWEEN 1 AND 80),
    address       TEXT,
    registered_at TIMESTAMPTZ NOT NULL,
    retired_at    TIMESTAMPTZ,
    CONSTRAINT one_instrument_per_number UNIQUE (centre_id, kind, serial_number)
);
COMMENT ON COLUMN inspection.instruments.address IS 'host:port of an instrument that this program asks; NULL of one that people read.';

CREATE TABLE inspection.calibrations (
    id            UUID PRIMARY KEY,
    instrument_id UUID NOT NULL REFERENCES inspection.instruments (id),
    calibrated_on DATE NOT NULL,
    valid_until   DATE NOT NULL,
    certificate   TEXT NOT NULL CHECK (char_length(certificate) BETWEEN 1 AND 80),
    author_id     UUID NOT NULL,
    author        TEXT NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    CONSTRAINT a_calibration_holds CHECK (valid_until > calibrated_on),
    CONSTRAINT a_calibration_once UNIQUE (instrument_id, calibrated_on, certificate)
);
COMMENT ON TABLE inspection.calibrations IS 'Never changed: the last one made counts.';

CREATE TABLE inspection.measurements (
    id                 UUID PRIMARY KEY,
    inspection_id      UUID NOT NULL REFERENCES inspection.inspections (id),
    kind               TEXT NOT NULL CHECK (kind IN ('SERVICE_BRAKE', 'PARKING_BRAKE', 'SUSPENSION',
        'SIDE_SLIP', 'GAS_EMISSIONS', 'OPACITY', 'HEADLAMP_AIM', 'TYRE_DEPTH', 'NOISE', 'OBD')),
    source             TEXT NOT NULL CHECK (source IN ('BENCH', 'HAND')),
    instrument_id      UUID REFERENCES inspection.instruments (id),
    instrument         TEXT,
    calibrated_until   DATE,
    software           TEXT,
    without_instrument TEXT CHECK (char_length(without_instrument) BETWEEN 3 AND 500),
    measured_at        TIMESTAMPTZ NOT NULL,
    author_id          UUID NOT NULL,
    author             TEXT NOT NULL,
    superseded         BOOL NOT NULL DEFAULT FALSE,
    CONSTRAINT a_bench_is_an_instrument CHECK (source = 'HAND' OR instrument_id IS NOT NULL),
    CONSTRAINT an_instrument_is_named CHECK ((instrument_id IS NULL) = (instrument IS NULL)),
    CONSTRAINT an_instrument_or_a_reason CHECK
        (instrument_id IS NULL OR without_instrument IS NULL),
    CONSTRAINT calibrated_when_it_measured CHECK (calibrated_until IS NULL
        OR (measured_at AT TIME ZONE 'Europe/Paris')::date <= calibrated_until)
);
COMMENT ON TABLE inspection.measurements IS 'What was measured; a second one of the same kind takes the first one’s place, which stays.';
CREATE UNIQUE INDEX one_measurement_counts ON inspection.measurements (inspection_id, kind)
    WHERE NOT superseded;

CREATE TABLE inspection.measured_values (
    measurement_id UUID NOT NULL REFERENCES inspection.measurements (id),
    inspection_id  UUID NOT NULL,
    position       INT4 NOT NULL,
    quantity       TEXT NOT NULL,
    place          TEXT CHECK (place IN ('AV', 'AR', 'D', 'G', 'C', 'AVD', 'AVG', 'ARD', 'ARG')),
    value          INT8 NOT NULL,
    computed       BOOL NOT NULL,
    PRIMARY KEY (measurement_id, position)
);
COMMENT ON COLUMN inspection.measured_values.value IS 'In thousandths of the quantity’s unit.';

CREATE TABLE inspection.measurement_decisions (
    measurement_id UUID NOT NULL REFERENCES inspection.measurements (id),
    inspection_id  UUID NOT NULL,
    code           TEXT NOT NULL,
    place          TEXT,
    rule           TEXT NOT NULL,
    quantity       TEXT NOT NULL,
    value          INT8 NOT NULL,
    bound          TEXT NOT NULL CHECK (bound IN ('BELOW', 'AT_MOST', 'ABOVE')),
    limit_value    INT8 NOT NULL,
    defect_id      UUID,
    reason         TEXT,
    author_id      UUID NOT NULL,
    author         TEXT NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    CONSTRAINT one_decision_each UNIQUE NULLS NOT DISTINCT (measurement_id, code, place),
    -- Who departs from what was measured says why; who follows it recorded the defect.
    CONSTRAINT a_deviation_has_its_reason CHECK ((defect_id IS NULL) = (reason IS NOT NULL)),
    CONSTRAINT a_reason_says_something CHECK (char_length(btrim(reason)) BETWEEN 3 AND 500)
);
COMMENT ON TABLE inspection.measurement_decisions IS 'What the inspector made of a defect that a measurement proposed: accepted (defect_id) or not (reason).';

CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.measurements
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();
CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.measured_values
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();
CREATE TRIGGER signed_is_immutable
    BEFORE INSERT OR UPDATE OR DELETE ON inspection.measurement_decisions
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();

CREATE TABLE inspection.bench_orders (
    id              UUID PRIMARY KEY,
    inspection_id   UUID NOT NULL REFERENCES inspection.inspections (id),
    instrument_id   UUID NOT NULL REFERENCES inspection.instruments (id),
    kind            TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    percent         INT2 NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    failure         TEXT,
    attempts        INT4 NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    ordered_at      TIMESTAMPTZ NOT NULL,
    ended_at        TIMESTAMPTZ,
    author_id       UUID NOT NULL,
    author          TEXT NOT NULL,
    CONSTRAINT what_ended_has_its_time CHECK ((state IN ('WAITING', 'RUNNING')) = (ended_at IS NULL)),
    CONSTRAINT a_failure_is_named CHECK (state <> 'FAILED' OR failure IS NOT NULL)
);
COMMENT ON TABLE inspection.bench_orders IS 'What an instrument was asked to measure. Its id is the measurement’s: a result that comes twice is there once.';
CREATE UNIQUE INDEX one_vehicle_at_an_instrument ON inspection.bench_orders (instrument_id)
    WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX bench_orders_due ON inspection.bench_orders (next_attempt_at)
    WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX bench_orders_of_inspection ON inspection.bench_orders (inspection_id, id);
