-- Who inspects at a centre, with which approval and which training; who is there today; and who works
-- on which vehicle. A centre that has no row here keeps no register, and works as before.
CREATE TABLE inspection.inspectors (
    id                UUID PRIMARY KEY,
    centre_id         UUID NOT NULL,
    user_id           UUID NOT NULL,
    name              TEXT NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    approval_number   TEXT NOT NULL CHECK (char_length(approval_number) BETWEEN 1 AND 80),
    category_l_number TEXT CHECK (char_length(category_l_number) BETWEEN 1 AND 80),
    approved_on       DATE NOT NULL,
    registered_at     TIMESTAMPTZ NOT NULL,
    retired_at        TIMESTAMPTZ
);
COMMENT ON COLUMN inspection.inspectors.category_l_number IS 'Where the approval for category L has a number of its own.';
CREATE UNIQUE INDEX one_place_in_a_register ON inspection.inspectors (centre_id, user_id)
    WHERE retired_at IS NULL;
CREATE UNIQUE INDEX one_inspector_per_number ON inspection.inspectors (centre_id, approval_number)
    WHERE retired_at IS NULL;

CREATE TABLE inspection.trainings (
    id            UUID PRIMARY KEY,
    inspector_id  UUID NOT NULL REFERENCES inspection.inspectors (id),
    qualification TEXT NOT NULL CHECK (qualification IN ('LIGHT', 'CATEGORY_L', 'GAS')),
    trained_on    DATE NOT NULL,
    valid_until   DATE NOT NULL,
    certificate   TEXT NOT NULL CHECK (char_length(certificate) BETWEEN 1 AND 80),
    author_id     UUID NOT NULL,
    author        TEXT NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    CONSTRAINT a_training_holds CHECK (valid_until > trained_on),
    CONSTRAINT a_training_once UNIQUE (inspector_id, qualification, trained_on, certificate)
);
COMMENT ON TABLE inspection.trainings IS 'Never changed: of each qualification the one that holds longest counts.';

CREATE TABLE inspection.presences (
    inspector_id UUID NOT NULL REFERENCES inspection.inspectors (id),
    day          DATE NOT NULL,
    present      BOOL NOT NULL,
    author_id    UUID NOT NULL,
    author       TEXT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (inspector_id, day)
);

-- Of an inspection at such a centre: to whom it was given, and who makes it.
CREATE TABLE inspection.work (
    inspection_id UUID PRIMARY KEY REFERENCES inspection.inspections (id),
    assigned_to   UUID REFERENCES inspection.inspectors (id),
    worked_by     UUID,
    at_work       BOOL NOT NULL DEFAULT FALSE,
    approval      TEXT
);
COMMENT ON COLUMN inspection.work.worked_by IS 'The account of whoever began it.';
COMMENT ON COLUMN inspection.work.at_work IS 'Whether they work on it now: follows the inspection’s status.';
COMMENT ON COLUMN inspection.work.approval IS 'Of whoever signed, as it was then.';
-- One inspector does the whole, and no two at once (arrêté of 23 October 2023, article 5).
CREATE UNIQUE INDEX one_vehicle_at_a_time ON inspection.work (worked_by) WHERE at_work;
CREATE INDEX work_of_inspector ON inspection.work (worked_by);
CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.work
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();

CREATE FUNCTION inspection.follow_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE inspection.work SET at_work = (NEW.status = 'IN_PROGRESS')
        WHERE inspection_id = NEW.id AND at_work <> (NEW.status = 'IN_PROGRESS');
    RETURN NULL;
END $$;
CREATE TRIGGER work_follows AFTER UPDATE OF status ON inspection.inspections
    FOR EACH ROW EXECUTE FUNCTION inspection.follow_work();
