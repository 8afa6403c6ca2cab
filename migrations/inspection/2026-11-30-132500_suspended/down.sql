DROP TABLE inspection.stage_entries;
DROP INDEX inspection.inspections_of_appointment;
DROP TRIGGER work_follows ON inspection.inspections;
DROP TRIGGER stage_follows ON inspection.inspections;
DROP FUNCTION inspection.follow_stage;
ALTER TABLE inspection.inspections DROP COLUMN stage;
CREATE OR REPLACE FUNCTION inspection.follow_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE inspection.work SET at_work = (NEW.status = 'IN_PROGRESS')
        WHERE inspection_id = NEW.id AND at_work <> (NEW.status = 'IN_PROGRESS');
    RETURN NULL;
END $$;
CREATE TRIGGER work_follows AFTER UPDATE OF status ON inspection.inspections
    FOR EACH ROW EXECUTE FUNCTION inspection.follow_work();
