-- An inspection is suspended and taken up again, and how long it was at which stage is kept.
-- `stage` is the status with one value more. The version before this one knows `status` alone, where
-- what is suspended is under way: each follows what is written to the other.
ALTER TABLE inspection.inspections ADD COLUMN stage TEXT CHECK (stage IN
    ('CHECKED_IN', 'IN_PROGRESS', 'SUSPENDED', 'COMPLETED', 'SIGNED', 'ABANDONED'));
ALTER TABLE inspection.inspections DISABLE TRIGGER signed_is_immutable;
UPDATE inspection.inspections SET stage = status;
ALTER TABLE inspection.inspections ENABLE TRIGGER signed_is_immutable;
ALTER TABLE inspection.inspections ALTER COLUMN stage SET NOT NULL;

CREATE FUNCTION inspection.follow_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.stage IS NULL
        OR (TG_OP = 'UPDATE' AND NEW.stage = OLD.stage AND NEW.status <> OLD.status) THEN
        NEW.stage := NEW.status;
    END IF;
    NEW.status := CASE NEW.stage WHEN 'SUSPENDED' THEN 'IN_PROGRESS' ELSE NEW.stage END;
    RETURN NEW;
END $$;
CREATE TRIGGER stage_follows BEFORE INSERT OR UPDATE ON inspection.inspections
    FOR EACH ROW EXECUTE FUNCTION inspection.follow_stage();

-- Whoever suspended one is free for another.
CREATE OR REPLACE FUNCTION inspection.follow_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE inspection.work SET at_work = (NEW.stage = 'IN_PROGRESS')
        WHERE inspection_id = NEW.id AND at_work <> (NEW.stage = 'IN_PROGRESS');
    RETURN NULL;
END $$;
DROP TRIGGER work_follows ON inspection.inspections;
CREATE TRIGGER work_follows AFTER UPDATE ON inspection.inspections
    FOR EACH ROW WHEN (NEW.stage <> OLD.stage) EXECUTE FUNCTION inspection.follow_work();

-- Those with a condition on `status` serve nobody who asks by `stage`.
CREATE INDEX inspections_of_appointment ON inspection.inspections (appointment_id);

CREATE TABLE inspection.stage_entries (
    id            UUID PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection.inspections (id),
    stage         TEXT NOT NULL CHECK (stage IN
        ('CHECKED_IN', 'IN_PROGRESS', 'SUSPENDED', 'COMPLETED', 'SIGNED', 'ABANDONED')),
    at            TIMESTAMPTZ NOT NULL,
    author_id     UUID,
    author        TEXT,
    reason        TEXT CHECK (char_length(btrim(reason)) BETWEEN 3 AND 500),
    CONSTRAINT who_stops_says_why CHECK
        (stage NOT IN ('SUSPENDED', 'ABANDONED') OR reason IS NOT NULL)
);
COMMENT ON TABLE inspection.stage_entries IS 'When an inspection came to a stage, and by whom; nobody of those from before this table.';
CREATE INDEX stage_entries_of_inspection ON inspection.stage_entries (inspection_id, at, id);

-- What is known of those from before: not when one was broken off.
INSERT INTO inspection.stage_entries (id, inspection_id, stage, at)
    SELECT gen_random_uuid(), i.id, s.stage, s.at FROM inspection.inspections i
    CROSS JOIN LATERAL (VALUES ('CHECKED_IN', i.checked_in_at), ('IN_PROGRESS', i.started_at),
        ('COMPLETED', i.completed_at), ('SIGNED', i.signed_at)) AS s (stage, at)
    WHERE s.at IS NOT NULL;

CREATE TRIGGER signed_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON inspection.stage_entries
    FOR EACH ROW EXECUTE FUNCTION inspection.keep_signed_defects();
